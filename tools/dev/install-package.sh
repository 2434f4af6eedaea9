#!/bin/sh
# install-package.sh <program> [package]: installs a Debian package that only tests need, and says so where it cannot.
set -eu

program=$1 package=${2:-$1}
if command -v "$program" >/dev/null; then exit 0; fi

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "$program is not installed here, which takes root and apt-get: its tests are skipped."
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -q --no-install-recommends "$package" >"$1" 2>&1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# a machine that is new has no package lists, or old ones
if ! install "$log" && ! { apt-get update -q >"$log" 2>&1 && install "$log"; }; then
  cat "$log" >&2
  echo "$program could not be installed." >&2
  exit 1
fi
