#!/bin/sh
# Installs kcat, a Kafka client that is not ours, for the tests of interoperability; says so where it cannot.
set -eu

if command -v kcat >/dev/null; then exit 0; fi

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo 'kcat is not installed here, which takes root and apt-get: its tests are skipped.'
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -q --no-install-recommends kcat >"$1" 2>&1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# a machine that is new has no package lists, or old ones
if ! install "$log" && ! { apt-get update -q >"$log" 2>&1 && install "$log"; }; then
  cat "$log" >&2
  echo 'kcat could not be installed.' >&2
  exit 1
fi
