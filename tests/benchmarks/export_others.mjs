// Times npm's ical-generator on the events in a JSON file: node export_others.mjs FILE, in $PLANNER_INTEROP.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.PLANNER_INTEROP}/node/`);
const { default: ical } = require("ical-generator");
const events = JSON.parse(readFileSync(process.argv[2], "utf8"));

function write(told) {
  const calendar = ical({ name: "Hips" });
  for (const one of told) {
    calendar.createEvent({
      id: one.uid,
      summary: one.summary,
      description: one.description,
      start: new Date(one.start),
      end: new Date(one.end),
      timezone: "Asia/Ho_Chi_Minh",
    });
  }
  return calendar.toString();
}

let best = Infinity;
for (let turn = 0; turn < 5; turn += 1) {
  const started = performance.now();
  write(events);
  best = Math.min(best, (performance.now() - started) / 1000);
}
console.log(best);
