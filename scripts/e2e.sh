#!/usr/bin/env bash
# Runs the browser journeys against the debug binary, in the Chromium of this machine.
# usage: e2e.sh [PLAYWRIGHT ARGUMENT]...; CORDEE_BINARY names a binary that is built already
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build-web.sh
scripts/ensure-node-modules.sh
CHROMIUM=$(scripts/ensure-chromium.sh)
if [ -z "${CORDEE_BINARY:-}" ]; then
  cargo build --locked --bin cordee
  CORDEE_BINARY="$(realpath "${CARGO_TARGET_DIR:-target}")/debug/cordee"
fi
export CHROMIUM CORDEE_BINARY
npm --prefix frontend run --silent e2e -- "$@"
