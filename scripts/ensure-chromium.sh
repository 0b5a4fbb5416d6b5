#!/usr/bin/env bash
# Prints the path of a Chromium for the browser journeys, installing Debian's if need be and allowed.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${CHROMIUM:-}" ]; then
  [ -x "$CHROMIUM" ] || { echo "CHROMIUM is set to $CHROMIUM, which cannot be run." >&2; exit 1; }
  echo "$CHROMIUM"
  exit 0
fi

find_on_path() {
  for name in chromium chromium-browser google-chrome-stable google-chrome microsoft-edge; do
    command -v "$name" && return 0
  done
  return 1
}

find_on_path && exit 0
scripts/apt-install.sh chromium fonts-liberation && find_on_path && exit 0
echo "Chromium is missing: install it (Debian: sudo apt-get install chromium) or set CHROMIUM to its path." >&2
exit 1
