-- Replays a file of polls for wrk, "<token> <etag>" a line, each once and in order, and counts the answers.
-- wrk -s polling.lua URL -- FILE CONNECTION, where CONNECTION is "keep-alive" or "close". It says "begin" and "end", for
-- wrk itself goes on until it is interrupted.
local asked, at = {}, 0
whole, unchanged, other = 0, 0, 0

function say(word)
  io.write(word, "\n")
  io.flush()
end

local threads = {}
function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  local head = "Host: runner.example.org\r\nAccept-Encoding: gzip\r\nConnection: " .. arguments[2]
  for line in io.lines(arguments[1]) do
    local token, etag = line:match("^(%S+) (%S+)$")
    asked[#asked + 1] = "GET /f/" .. token .. ".ics HTTP/1.1\r\n" .. head .. "\r\nIf-None-Match: " .. etag .. "\r\n\r\n"
  end
end

function request()
  at = at + 1
  if at == 1 then
    say("begin")
  end
  return asked[at] or asked[#asked]
end

function response(status)
  if status == 304 then
    unchanged = unchanged + 1
  elseif status == 200 then
    whole = whole + 1
  else
    other = other + 1
  end
  if whole + unchanged + other >= #asked then
    wrk.thread:stop()
    say("end")
  end
end

function done(summary, latency)
  local thread = threads[1]
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    '{"whole": %d, "unchanged": %d, "other": %d, "failed": %d, "p50": %f, "p99": %f}\n',
    thread:get("whole"), thread:get("unchanged"), thread:get("other"), failed,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3
  ))
end
