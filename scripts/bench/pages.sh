#!/usr/bin/env bash
# Measures how fast the main pages stand there in a browser over loopback: largest paint, jumps, bytes of script.
# usage: pages.sh; CORDEE_BINARY names a binary that is built already, else the release binary is built
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ -z "${CORDEE_BINARY:-}" ]; then
  scripts/build-web.sh
  cargo build --locked --quiet --release --bin cordee
  CORDEE_BINARY="$(realpath "${CARGO_TARGET_DIR:-target}")/release/cordee"
fi
# Release binaries know no flags for tests.
export CORDEE_BINARY CORDEE_RELEASE=1
scripts/e2e.sh --config playwright.bench.config.ts pages.bench
