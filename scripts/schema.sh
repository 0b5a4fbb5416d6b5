#!/usr/bin/env bash
# Writes schema.graphql from the binary and the frontend's types from it; with --check, only says whether they differ.
# usage: schema.sh [--check]
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --locked --quiet --bin cordee
served=$(mktemp)
trap 'rm -f "$served"' EXIT
"${CARGO_TARGET_DIR:-target}/debug/cordee" schema >"$served"

if [ "${1:-}" = --check ]; then
  diff -u schema.graphql "$served" ||
    { echo "schema.graphql is not what the binary serves: run 'make schema' and review the difference." >&2; exit 1; }
  exit 0
fi

cp "$served" schema.graphql
scripts/ensure-node-modules.sh
npm --prefix frontend run --silent codegen
