#!/usr/bin/env bash
# Serves the debug binary and, in front of it, the pages as they are edited; Ctrl-C ends both.
# CORDEE_LISTEN is the server's address; the pages are at the address that Vite prints.
set -euo pipefail
cd "$(dirname "$0")/.."

data=${CORDEE_DATA:-.cache/dev}
listen=${CORDEE_LISTEN:-127.0.0.1:8080}

scripts/check-tools.sh
scripts/ensure-node-modules.sh
scripts/build-web.sh
cargo build --bin cordee
mkdir -p "$data"

children=()
stop() {
  for child in "${children[@]}"; do
    kill "$child" 2>/dev/null || true
  done
  wait
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"${CARGO_TARGET_DIR:-target}/debug/cordee" serve \
  --listen "$listen" --database "sqlite://$(realpath "$data")/cordee.sqlite" --demo-if-empty &
children+=($!)
(cd frontend && CORDEE_SERVER="http://$listen" exec npx vite) &
children+=($!)
# Either ending ends the other.
wait -n
