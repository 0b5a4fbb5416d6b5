#!/usr/bin/env bash
# Writes schema.graphql from the binary and the frontend's types from it; with --check, only says whether they differ.
# usage: schema.sh [--check]; CORDEE_BINARY names a binary that is built already
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${CORDEE_BINARY:-}" ]; then
  cargo build --locked --quiet --bin cordee
  CORDEE_BINARY="${CARGO_TARGET_DIR:-target}/debug/cordee"
fi
served=$(mktemp)
trap 'rm -f "$served"' EXIT
"$CORDEE_BINARY" schema >"$served"

if [ "${1:-}" = --check ]; then
  diff -u schema.graphql "$served" ||
    { echo "schema.graphql is not what the binary serves: run 'make schema' and review the difference." >&2; exit 1; }
  exit 0
fi

cp "$served" schema.graphql
scripts/ensure-node-modules.sh
npm --prefix frontend run --silent codegen
