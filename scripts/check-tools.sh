#!/usr/bin/env bash
# Says in one line per tool what is missing or too old: Rust, Node, npm, a C compiler.
set -euo pipefail

readonly RUST_AT_LEAST=1.95.0
readonly NODE_AT_LEAST=20.19.0

problems=0

complain() {
  echo "$1" >&2
  problems=$((problems + 1))
}

is_at_least() { # wanted found
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

if ! command -v cargo >/dev/null || ! command -v rustc >/dev/null; then
  complain "Rust is missing: install it with rustup (https://rustup.rs), version $RUST_AT_LEAST or newer."
else
  rust=$(rustc --version | cut -d ' ' -f 2)
  is_at_least "$RUST_AT_LEAST" "$rust" ||
    complain "Rust $rust is too old: run 'rustup update stable' to get $RUST_AT_LEAST or newer."
fi

if ! command -v node >/dev/null; then
  complain "Node is missing: install version $NODE_AT_LEAST or newer (https://nodejs.org)."
else
  node=$(node --version | tr -d v)
  is_at_least "$NODE_AT_LEAST" "$node" ||
    complain "Node $node is too old: install version $NODE_AT_LEAST or newer (https://nodejs.org)."
fi

command -v npm >/dev/null || complain "npm is missing: it comes with Node (https://nodejs.org)."
command -v cc >/dev/null ||
  complain "A C compiler is missing, for the embedded database: on Debian, install the package gcc."

[ "$problems" -eq 0 ]
