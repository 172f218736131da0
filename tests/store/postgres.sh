#!/bin/sh
# A private PostgreSQL in one directory, for tests: `postgres.sh start DIR` prints its address, `postgres.sh stop DIR` ends it.
# It listens on a socket within DIR and on a free port of the loopback, and keeps nothing that outlives the tests.
# It does not wait for the disk (fsync=off): the tests kill clients, never the machine.
set -eu
verb=$1
directory=$2
bin=$(dirname "$(readlink -f "$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")")
as_server() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
case $verb in
start)
    mkdir -p "$directory"
    if [ "$(id -u)" = 0 ]; then chown postgres "$directory"; fi
    cd "$directory"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as_server "$bin/initdb" -D "$directory/data" -A trust -U planner -E UTF8 --locale=C --no-sync >"$directory/initdb.log"
    as_server "$bin/pg_ctl" -D "$directory/data" -l "$directory/server.log" -w -t 30 -o \
        "-p $port -k '$directory' -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB -c max_connections=60" start >"$directory/start.log"
    echo "postgresql://planner@127.0.0.1:$port/postgres"
    ;;
stop)
    cd "$directory"
    as_server "$bin/pg_ctl" -D "$directory/data" -m immediate -w stop >"$directory/stop.log"
    ;;
esac
