#!/bin/sh
# Put what the browser tests need where they find it.
#
#   tests/browser/install.sh DIR     then     PLANNER_BROWSER=DIR pytest tests/browser -m outside
#
# Chromium is Debian's and needs root; axe-core goes below DIR. Nothing touches the project's environment.
set -eu

directory=${1:?usage: install.sh DIR}
mkdir -p "$directory"

command -v chromium >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium
npm install --silent --no-fund --no-audit --prefix "$directory" axe-core@4
