-- Replays polls for wrk, one connection a thread: each poll once, not before it is due, and each answer compared with
-- the one that is right. wrk -s polling.lua URL -- FOLDER CONNECTION PACE LATE_US SO_MANY. FOLDER/polls.N has a line
-- "<second> <token> <etag> <status>" for each poll of thread N, FOLDER/whole the calendar of a 200; CONNECTION is
-- "keep-alive" or "close"; PACE divides the seconds, and 0 asks as fast as answers come. Threads say "ready", and begin at
-- the monotonic second in FOLDER/start; "late" whenever SO_MANY more polls have waited longer than LATE_US; and "end". What
-- each waited, in µs from when it was due, stands in FOLDER/waits.N. wrk itself goes on until it is interrupted.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } moment;
  int clock_gettime(int clock, moment *at);
  int usleep(unsigned int microseconds);
]]
local MONOTONIC = 1
local moment = ffi.new("moment")

local due, asked, expected, waits = {}, {}, {}, {}
local at, begun, late = 0, 0, 0
local tried = false
local folder, whole, late_us, so_many
wrong, unchanged = 0, 0

local threads = {}
function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

local function now()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.seconds) + tonumber(moment.nanoseconds) / 1e9
end

local function say(word)
  io.write(word .. "\n")
  io.flush()
end

local function read(name)
  local file = io.open(folder .. "/" .. name, "rb")
  if not file then
    return nil
  end
  local content = file:read("*a")
  file:close()
  return content
end

function init(arguments)
  folder, late_us, so_many = arguments[1], tonumber(arguments[4]), tonumber(arguments[5])
  whole = read("whole")
  local pace = tonumber(arguments[3])
  local head = "Host: runner.example.org\r\nAccept-Encoding: gzip\r\nConnection: " .. arguments[2]
  for line in io.lines(folder .. "/polls." .. number) do
    local second, token, etag, status = line:match("^(%S+) (%S+) (%S+) (%d+)$")
    due[#due + 1] = pace > 0 and tonumber(second) / pace or 0
    asked[#asked + 1] = "GET /f/" .. token .. ".ics HTTP/1.1\r\n" .. head .. "\r\nIf-None-Match: " .. etag .. "\r\n\r\n"
    expected[#expected + 1] = tonumber(status)
  end
end

local function start()
  say("ready")
  local told = read("start")
  while not told do
    ffi.C.usleep(5000)
    told = read("start")
  end
  return tonumber(told)
end

function request()
  if number == 1 and not tried then -- wrk tries the first thread's before any thread runs
    tried = true
    return asked[1]
  end
  if at == 0 then
    begun = start()
  end
  at = math.min(at + 1, #asked)
  local left = begun + due[at] - now()
  while left > 0 do
    ffi.C.usleep(math.min(math.ceil(left * 1e6), 500000))
    left = begun + due[at] - now()
  end
  return asked[at]
end

function response(status, _, body)
  local wait = (now() - begun - due[at]) * 1e6
  waits[#waits + 1] = string.format("%.0f", wait)
  unchanged = unchanged + (status == 304 and 1 or 0)
  if status ~= expected[at] or (status == 200 and body ~= whole) then
    wrong = wrong + 1
  end
  if wait > late_us then
    late = late + 1
    if late % so_many == 0 then
      say("late")
    end
  end
  if at == #asked then
    local file = io.open(folder .. "/waits." .. number, "w")
    file:write(table.concat(waits, "\n"))
    file:close()
    wrk.thread:stop()
    say("end")
  end
end

function done(summary)
  local all, good = 0, 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("wrong")
    good = good + thread:get("unchanged")
  end
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write
  io.write(string.format('{"wrong": %d, "failed": %d, "unchanged": %d}\n', all, failed, good))
end
