#!/usr/bin/env bash
# Plans the import of every workbook below a folder against the demonstration, and says what became of each.
# Then says of each which header rows and columns were found unaided, beside where a person sees them.
# Refusing a file is an answer; being killed, panicking or taking more than a minute is a failure.
# Published instances below it (.txt: set covering, Steiner systems, warehouses) are given to the engine, TIME seconds
# each; an answer that contradicts what is published is a failure.
# usage: corpus.sh FOLDER
set -euo pipefail
# Seconds are written with a point.
export LC_ALL=C.UTF-8

folder=${1:-}
if [ ! -d "$folder" ]; then
  echo "say which folder to read: make corpus DIR=path" >&2
  exit 2
fi
folder=$(realpath "$folder")
cd "$(dirname "$0")/.."

mapfile -d '' instances < <(find "$folder" -type f -name '*.txt' ! -iname 'readme*' -print0 | sort -z)
if [ ${#instances[@]} -gt 0 ]; then
  cargo bench --locked --quiet -p cordee-engine --bench published_instances -- --time "${TIME:-60}" "${instances[@]}"
fi

cargo build --locked --quiet --bin cordee
cordee=${CARGO_TARGET_DIR:-target}/debug/cordee
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CORDEE_DATABASE="sqlite://$work/corpus.sqlite"
"$cordee" migrate >/dev/null
"$cordee" demo load >/dev/null

n_files=0
n_failures=0
printf '%9s  %8s  %s\n' 'answer' 'seconds' 'file'
while IFS= read -r -d '' file; do
  n_files=$((n_files + 1))
  started=$EPOCHREALTIME
  status=0
  timeout 60 "$cordee" --json import plan "$file" --target calls --cluster 'Les Beffrois libres' \
    >"$work/answer" 2>"$work/talk" || status=$?
  seconds=$(awk -v from="$started" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.2f", to - from }')
  case $status in
    0) answer=planned ;;
    # Whoever asks wrongly (2) learns nothing about the file.
    2 | 101 | 124 | 13[0-9] | 14[0-9])
      answer=FAILED
      n_failures=$((n_failures + 1))
      ;;
    *) answer=refused ;;
  esac
  printf '%9s  %8s  %s\n' "$answer" "$seconds" "${file#"$folder"/}"
done < <(find "$folder" -type f \( -iname '*.xlsx' -o -iname '*.xlsm' -o -iname '*.xls' -o -iname '*.xlsb' \
  -o -iname '*.ods' -o -iname '*.csv' -o -iname '*.tsv' \) -print0 | sort -z)

# The same files unaided: where their headers are, which columns are understood, whether a row is lost.
printf '\n'
cargo run --locked --quiet -p cordee-spreadsheets --example read_corpus -- "$folder" || n_failures=$((n_failures + 1))

echo "$n_files files, $n_failures failures"
[ "$n_failures" -eq 0 ]
