#!/usr/bin/env bash
# Measures the engine on problem files, one thread, processor time: lot by lot, five alternatives, the front, whole
# calls, memory; beside reference solvers if there are any. Prints tables in Markdown, and keeps them with the lines.
#
# usage: bench-engine.sh FOLDER [REFERENCE [SOLVERS]]       measures the files of a folder
#        bench-engine.sh ""     REFERENCE [SOLVERS]         makes the files first
# REFERENCE is a folder with gen.py, which makes problems, and ref_solve.py, which solves them (or that script alone).
# SOLVERS is a list such as highs,cpsat,scip.
# Environment: PYTHON (what runs the reference), SIZES, LOTS, SEEDS (what is made), TIME (seconds a lot), CALLS (yes to
# measure whole calls as well, only to measure nothing else), REFERENCE_UP_TO (companies, beyond which the reference is
# not asked), KNOWN (the lines of an earlier run: what solvers said there is taken over), OUT (folder of results).
set -euo pipefail

folder=${1:-} reference=${2:-} solvers=${3:-highs,cpsat}
python=${PYTHON:-python3}
sizes=${SIZES:-200 1000 10000 100000} lots=${LOTS:-1 10 50} seeds=${SEEDS:-1 2 3}
here=$(realpath "$(dirname "$0")/..")
out=$(realpath -m "${OUT:-${CARGO_TARGET_DIR:-$here/target}/bench-engine}")
mkdir -p "$out"

script=$reference generator=
if [ -d "$reference" ]; then
  script=$reference/ref_solve.py generator=$reference/gen.py
fi
if [ -z "$folder" ]; then
  if [ ! -f "$generator" ]; then
    echo "say where problem files are, or who makes them: make bench-engine DIR=path | REFERENCE=path" >&2
    exit 2
  fi
  folder=$out/instances
  mkdir -p "$folder"
  for size in $sizes; do
    for n_lots in $lots; do
      for seed in $seeds; do
        file=$(printf '%s/n%06d-l%02d-s%s.json' "$folder" "$size" "$n_lots" "$seed")
        if [ ! -s "$file" ]; then
          "$python" "$generator" --companies "$size" --lots "$n_lots" --seed "$seed" -o "$file.part"
          mv "$file.part" "$file"
        fi
      done
    done
  done
elif [ ! -d "$folder" ]; then
  echo "$folder: there is no such folder" >&2
  exit 2
fi

arguments=(--time "${TIME:-30}" --series --table "$out/tables.md")
[ "${CALLS:-no}" = yes ] && arguments+=(--calls)
[ "${CALLS:-no}" = only ] && arguments+=(--only-calls)
[ -n "${KNOWN:-}" ] && arguments+=(--known "$(realpath "$KNOWN")")
if [ -n "$script" ]; then
  arguments+=(--reference "$(realpath "$script")" --python "$python" --solvers "$solvers"
    --reference-up-to "${REFERENCE_UP_TO:-10000}")
fi
mapfile -d '' files < <(find "$(realpath "$folder")" -type f -name '*.json' -print0 | sort -z)
cd "$here"
{
  echo "machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(date -u +%F)"
  cargo bench --locked --quiet -p cordee-engine --bench problem_files -- "${files[@]}" "${arguments[@]}"
} | tee "$out/lines.txt"
