// Times npm's ical-generator on the events in a JSON file: node export_others.mjs FILE WRITTEN ROUNDS, in $PLANNER_INTEROP.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.PLANNER_INTEROP}/node/`);
const { default: ical } = require("ical-generator");
const [file, written, rounds] = process.argv.slice(2);
const events = JSON.parse(readFileSync(file, "utf8"));

function write(told) {
  const calendar = ical({ name: "Hips" });
  for (const one of told) {
    calendar.createEvent({
      id: one.uid,
      summary: one.summary,
      description: one.description,
      start: new Date(one.start),
      end: new Date(one.end),
    });
  }
  return calendar.toString();
}

writeFileSync(written, write(events));
const folder = require.resolve("ical-generator").replace(/(node_modules\/ical-generator)\/.*$/, "$1");
console.log(JSON.parse(readFileSync(`${folder}/package.json`, "utf8")).version);
for (let turn = 0; turn < Number(rounds); turn += 1) {
  const before = process.cpuUsage();
  write(events);
  const spent = process.cpuUsage(before);
  console.log((spent.user + spent.system) / 1e6);
}
