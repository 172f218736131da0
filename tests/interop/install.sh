#!/bin/sh
# Put the calendar programs that the tests in this folder talk to into a folder of their own.
#
#   tests/interop/install.sh DIR     then     PLANNER_INTEROP=DIR pytest tests/interop -m outside
#
# Debian's packages need root; Node's and Python's go below DIR. Nothing touches the project's environment.
set -eu

directory=${1:?usage: install.sh DIR}
mkdir -p "$directory"

debian="dbus evolution-data-server gir1.2-ecal-2.0 gir1.2-ical-3.0 khal python3-gi vdirsyncer"
# shellcheck disable=SC2086
if ! dpkg-query -W -f '${db:Status-Status}\n' $debian 2>/dev/null | awk '$1 != "installed" { bad = 1 } END { exit bad || NR < 7 }'
then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $debian
fi

python3 -m venv "$directory/python"
"$directory/python/bin/pip" install --quiet ical vobject radicale ics
npm install --silent --no-fund --no-audit --prefix "$directory/node" ical.js@2 node-ical ts-ics ical-generator
