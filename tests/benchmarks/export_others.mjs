// Times npm's ical-generator of $PLANNER_INTEROP: node --expose-gc export_others.mjs LIBRARY FILE WRITTEN, as
// export_others.py does. The time is that of the thread that writes; what Node does beside it is not counted.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(`${resolve(process.env.PLANNER_INTEROP)}/node/`);
const { default: ical } = require("ical-generator");
const [, file, written] = process.argv.slice(2);
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

function spent() {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e9;
}

writeFileSync(written, write(events));
const folder = require.resolve("ical-generator").replace(/(node_modules\/ical-generator)\/.*$/, "$1");
console.log(JSON.parse(readFileSync(`${folder}/package.json`, "utf8")).version);
for await (const _ of createInterface({ input: process.stdin })) {
  globalThis.gc();
  const before = spent();
  const text = write(events);
  const taken = spent() - before;
  writeFileSync(written, text);
  console.log(taken);
}
