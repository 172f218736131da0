// Comforts only: everything works without this file.
"use strict";
document.documentElement.classList.add("js");

for (const form of document.querySelectorAll("form[data-live]")) {
  const into = document.getElementById(form.dataset.into);
  let waiting = 0, asked = null;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      try {
        const query = new URLSearchParams(new FormData(form));
        const answer = await fetch(`${form.dataset.live}?${query}`, { signal: asked.signal });
        if (answer.ok) into.innerHTML = await answer.text();
      } catch (error) { if (error.name !== "AbortError") into.setAttribute("data-stale", ""); }
    }, 450);
  });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    button.textContent = button.dataset.copied;
  });
}

for (const button of document.querySelectorAll("button.timer")) {
  const label = button.textContent;
  let ticking = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (ticking) { clearInterval(ticking); ticking = 0; button.textContent = label; return; }
    const end = Date.now() + 1000 * Number(button.dataset.seconds);
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / 1000);
      if (left > 0) { button.textContent = `${left} s`; return; }
      clearInterval(ticking); ticking = 0;
      button.textContent = button.dataset.over;
      if (navigator.vibrate) navigator.vibrate([200, 100, 200]);
    };
    ticking = setInterval(tick, 250);
    tick();
  });
}
