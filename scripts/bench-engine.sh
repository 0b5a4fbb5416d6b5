#!/usr/bin/env bash
# Measures the engine on the problem files of a folder, lot by lot, one thread, processor time.
# usage: bench-engine.sh FOLDER [REFERENCE SCRIPT [SOLVER]]; PYTHON names the interpreter of the reference.
set -euo pipefail

folder=${1:-}
if [ ! -d "$folder" ]; then
  echo "say where the problem files are: make bench-engine DIR=path [REFERENCE=script] [SOLVER=highs]" >&2
  exit 2
fi
folder=$(realpath "$folder")
reference=()
if [ -n "${2:-}" ]; then
  reference=(--reference "$(realpath "$2")" --solver "${3:-highs}" --python "${PYTHON:-python3}")
fi
cd "$(dirname "$0")/.."

mapfile -d '' files < <(find "$folder" -type f -name '*.json' -print0 | sort -z)
cargo bench --locked --quiet -p cordee-engine --bench problem_files -- "${files[@]}" "${reference[@]}"
