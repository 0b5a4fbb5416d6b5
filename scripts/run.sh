#!/usr/bin/env bash
# Builds the pages and the binary, then serves them with an embedded database that holds the demonstration if it was empty.
# CORDEE_LISTEN is the address to serve at, CORDEE_DATA the folder of the database.
set -euo pipefail
cd "$(dirname "$0")/.."

data=${CORDEE_DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/cordee}
listen=${CORDEE_LISTEN:-127.0.0.1:8080}

scripts/check-tools.sh
scripts/build-web.sh
cargo build --release --locked --bin cordee
mkdir -p "$data"
echo "the database is $data/cordee.sqlite" >&2
exec "${CARGO_TARGET_DIR:-target}/release/cordee" serve \
  --listen "$listen" --database "sqlite://$data/cordee.sqlite" --demo-if-empty
