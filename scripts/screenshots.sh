#!/usr/bin/env bash
# Takes pictures of every screen with the demonstration into screenshots/: two widths, two colours, two languages.
# usage: screenshots.sh; CORDEE_BINARY names a binary that is built already
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf screenshots
scripts/e2e.sh --config playwright.screenshots.config.ts
echo "$(find screenshots -name '*.png' | wc -l) pictures in screenshots/"
