// Comforts only: everything works without this file.
"use strict";
document.documentElement.classList.add("js");

for (const form of document.querySelectorAll("form[data-live]")) {
  const into = document.getElementById(form.dataset.into);
  const brief = document.querySelector(`[data-brief-of="${form.dataset.into}"]`);
  let waiting = 0, asked = null, pause = 0;
  const show = text => {
    pause = 0;
    into.innerHTML = text;
    into.classList.remove("stale");
    brief?.classList.remove("bad");
    if (brief) brief.textContent = into.querySelector("[data-brief]")?.dataset.brief ?? "";
  };
  const tell = () => {
    if (into.classList.contains("stale")) return;
    const said = document.createElement("div");
    said.className = "says bad";
    said.setAttribute("role", "alert");
    said.append(document.createElement("p"));
    said.firstChild.textContent = form.dataset.stale;
    into.replaceChildren(said);
    into.classList.add("stale");
    brief?.classList.add("bad");
    if (brief) brief.textContent = form.dataset.staleBrief;
  };
  const ask = async () => {
    if (asked) asked.abort();
    const own = asked = new AbortController();
    let after = 0;
    try {
      const filled = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.live, { method: "POST", body: filled, signal: own.signal });
      const text = await answer.text();
      if (answer.ok) { show(text); return; }
      after = Number(answer.headers.get("Retry-After")) || 0;
    } catch { if (own.signal.aborted) return; }
    tell();
    pause = Math.min(60, pause ? 2 * pause : 5);
    clearTimeout(waiting);
    waiting = setTimeout(ask, 1000 * Math.max(after, pause));
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    pause = 0;
    waiting = setTimeout(ask, 450);
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

function beep(context) {
  const tone = context.createOscillator(), level = context.createGain();
  tone.frequency.value = 880;
  level.gain.setValueAtTime(0.2, context.currentTime);
  level.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.6);
  tone.connect(level).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.6);
}

for (const button of document.querySelectorAll("button.timer")) {
  const label = button.textContent, whole = 1000 * Number(button.dataset.seconds);
  let ticking = 0, sound = null, awake = null;
  const stop = text => {
    clearInterval(ticking);
    ticking = 0;
    awake?.release();
    button.classList.remove("runs");
    button.textContent = text;
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (ticking) { stop(label); return; }
    const end = Date.now() + whole;
    const tick = () => {
      const left = end - Date.now();
      if (left > 0) {
        button.textContent = `${Math.ceil(left / 1000)} s`;
        button.style.setProperty("--gone", `${100 - 100 * left / whole}%`);
        return;
      }
      stop(button.dataset.over);
      if (sound) beep(sound);
      navigator.vibrate?.([200, 100, 200]);
    };
    button.classList.add("runs");
    ticking = setInterval(tick, 250);
    tick();
    sound ??= window.AudioContext ? new AudioContext() : null;
    try { awake = await navigator.wakeLock?.request("screen"); } catch { awake = null; }
  });
}
