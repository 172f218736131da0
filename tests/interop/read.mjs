// Reads a calendar with one of Node's readers and prints what it saw: node read.mjs READER FILE, in $PLANNER_INTEROP.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.PLANNER_INTEROP}/node/`);
const [reader, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const pad = (number) => String(number).padStart(2, "0");
const instant = (moment) => `${moment.toISOString().slice(0, 19)}Z`;
const minutes = (duration) => {
  const [, days = 0, hours = 0, rest = 0] = /^-P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  return Number(days) * 1440 + Number(hours) * 60 + Number(rest);
};

function icalJs() {
  const ICAL = require("ical.js");
  const calendar = new ICAL.Component((ICAL.default ?? ICAL).parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const told = (time) =>
    time.isDate ? `${time.year}-${pad(time.month)}-${pad(time.day)}` : instant(time.toJSDate());
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description ?? "",
      start: told(event.startDate),
      end: told(event.endDate),
      allDay: event.startDate.isDate,
      status: component.getFirstPropertyValue("status"),
      sequence: event.sequence,
      alarms: component
        .getAllSubcomponents("valarm")
        .map((alarm) => -alarm.getFirstPropertyValue("trigger").toSeconds() / 60),
    };
  });
}

function nodeIcal() {
  const told = (moment) => (moment.dateOnly ? instant(moment).slice(0, 10) : instant(moment));
  return Object.values(require("node-ical").sync.parseICS(text))
    .filter((part) => part.type === "VEVENT")
    .map((event) => ({
      uid: event.uid,
      summary: event.summary,
      description: event.description ?? "",
      start: told(event.start),
      end: told(event.end),
      allDay: event.datetype === "date",
      status: event.status,
      sequence: Number(event.sequence),
      alarms: (event.alarms ?? []).map((alarm) => minutes(alarm.trigger)),
    }));
}

function tsIcs() {
  const { convertIcsCalendar } = require("ts-ics");
  const told = (moment) => (moment.type === "DATE" ? instant(moment.date).slice(0, 10) : instant(moment.date));
  const length = ({ weeks = 0, days = 0, hours = 0, minutes: rest = 0 }) =>
    weeks * 10080 + days * 1440 + hours * 60 + rest;
  return convertIcsCalendar(undefined, text).events.map((event) => ({
    uid: event.uid,
    summary: event.summary,
    description: event.description ?? "",
    start: told(event.start),
    end: told(event.end),
    allDay: event.start.type === "DATE",
    status: event.status,
    sequence: event.sequence ?? 0,
    alarms: (event.alarms ?? []).map((alarm) => length(alarm.trigger.value)),
  }));
}

console.log(JSON.stringify({ "ical.js": icalJs, "node-ical": nodeIcal, "ts-ics": tsIcs }[reader]()));
