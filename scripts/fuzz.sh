#!/usr/bin/env bash
# Damages workbooks of every format through the contained reader, and generates cells, texts and headers for the parsers.
# The same seeds damage the same way: a later run goes on from another seed (MUTATIONS_FROM).
# usage: fuzz.sh MUTATIONS FROM CASES
set -euo pipefail
cd "$(dirname "$0")/.."

MUTATIONS=$1 MUTATIONS_FROM=$2 CASES=$3 cargo test --locked -p cordee-spreadsheets --test mutated
PROPTEST_CASES=$3 cargo test --locked -p cordee-spreadsheets --test cells --test opening
