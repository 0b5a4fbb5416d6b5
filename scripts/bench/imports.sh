#!/usr/bin/env bash
# Measures large imports on the real server: upload to plan, a page of rows, apply, undo, and the peaks of memory of the
# server in each phase and of the process that reads. 5,000 rows of 40 columns, and 100,000 capabilities, as text files made
# here, into a database of its own. Fails when the first takes more than 3 seconds to its plan or more than 5 to be written.
#
# usage: imports.sh [BINARY]    the release binary is built unless one is named
# Environment: DATABASE (a SQLite file in a folder of its own unless the address of an empty PostgreSQL database is given; with
#   scripts/with-postgres.sh: DATABASE=pg), ROWS (100000)
set -euo pipefail
set -E
trap 'echo "failed at line $LINENO: $BASH_COMMAND" >&2' ERR
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.."

binary=${1:-}
if [ -z "$binary" ]; then
  cargo build --locked --quiet --release --bin cordee
  binary=${CARGO_TARGET_DIR:-target}/release/cordee
fi
work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT
port=$((20000 + RANDOM % 20000))
url=http://127.0.0.1:$port

database=${DATABASE:-sqlite://$work/bench.sqlite}
[ "$database" != pg ] || database=${TEST_PG_URL:?run it below scripts/with-postgres.sh}
"$binary" serve --listen "127.0.0.1:$port" --database "$database" --demo-if-empty \
  >"$work/log" 2>&1 &
server=$!
until curl -fs "$url/" >/dev/null 2>&1; do
  kill -0 "$server" 2>/dev/null || fail "the server did not start"
  sleep 0.1
done

# ask QUERY VARIABLES: the answer of the API.
ask() {
  jq -n --arg query "$1" --argjson variables "$2" '{query: $query, variables: $variables}' |
    curl -fs -b "$work/cookies" -c "$work/cookies" -H 'content-type: application/json' -H "origin: $url" \
      -H 'x-cordee-request: bench' -d @- "$url/graphql"
}
since() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.2f", to - from }'; }
# The highest memory of the server since the last call, in MB.
peak() {
  awk '/VmHWM/ { printf "%.0f MB", $2 / 1024 }' "/proc/$server/status"
  echo 5 >"/proc/$server/clear_refs"
}
fail() {
  echo "$1" >&2
  tail -5 "$work/log" >&2
  exit 1
}

ask 'mutation($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }' \
  '{"input": {"email": "beffrois@demo.cordee.example", "password": "cordee-demonstration"}}' >"$work/signed-in"
cluster=$(ask '{ viewer { coordinatedClusters { id } } }' '{}' | jq -r '.data.viewer.coordinatedClusters[0].id')
sed -n 's/^label_fr = "\(.*\)"$/\1/p' src/vocabulary/competencies.toml | awk 'NR <= 100' >"$work/competencies"

# make_file ROWS COLUMNS FIRST: each row another company, numbered from FIRST on, or another competency; the columns from
# the seventh on say nothing known.
make_file() {
  awk -v rows="$1" -v columns="$2" -v first="$3" '
    # A number of a company with its check digit.
    function siren(number,   text, sum, k, digit) {
      text = sprintf("%08d", first + number)
      for (k = 1; k <= 8; k++) {
        digit = substr(text, k, 1) * (k % 2 ? 1 : 2)
        sum += digit > 9 ? digit - 9 : digit
      }
      return text (10 - sum % 10) % 10
    }
    { label[NR - 1] = $0 }
    END {
      printf "Entreprise;SIREN;Compétence;Niveau;ETP;Commentaire"
      for (c = 7; c <= columns; c++) printf ";Colonne libre %d", c
      print ""
      for (r = 0; r < rows; r++) {
        n = int(r / NR)
        printf "Entreprise %d;%s;%s;%d;%d,5;ligne %d", first + n, siren(n), label[r % NR], r % 4 + 1, r % 9, r
        for (c = 7; c <= columns; c++) printf ";valeur %d", r * c
        print ""
      }
    }' "$work/competencies"
}

# ended RUN: waits until the server does nothing with an import any more; its state. Notes the peak of the reader in $reading.
ended() {
  local child used
  while :; do
    answer=$(ask 'query($id: ID!) { importRun(id: $id) { state failures workStage } }' "{\"id\": \"$1\"}")
    state=$(jq -r '.data.importRun | "\(.state) \(.workStage // "")"' <<<"$answer")
    case $state in
      "READING "*) ;;
      *" ") state=${state% }; return ;;
    esac
    for child in $(pgrep -P "$server" || true); do
      used=$(awk '/VmHWM/ { print $2 }' "/proc/$child/status" 2>/dev/null || true)
      if [ "${used:-0}" -gt "$reading" ]; then reading=$used; fi
    done
    sleep 0.02
  done
}

# turned MUTATION MORE STATE: asks for something to be done with $run and waits until it is; the seconds.
turned() {
  local started=$EPOCHREALTIME answer
  answer=$(ask "mutation(\$id: ID!) { $1(input: { importRunId: \$id$2 }) { userErrors { message } } }" "{\"id\": \"$run\"}")
  jq -e ".data.$1.userErrors == []" <<<"$answer" >/dev/null || fail "$1: $answer"
  ended "$run"
  [ "$state" = "$3" ] || fail "$1: the import is $state"
  seconds=$(since "$started")
}

# measure NAME FILE: prints a row of the table; leaves the seconds to the plan and of writing in $to_plan and $to_write.
measure() {
  local started undone page n peaks
  reading=0
  peak >/dev/null
  started=$EPOCHREALTIME
  run=$(curl -fs -b "$work/cookies" -H 'x-cordee-request: bench' -F target=CAPABILITIES -F "clusterId=$cluster" \
    -F inBackground=true -F "file=@$2" "$url/imports" | jq -r .importRunId)
  ended "$run"
  to_plan=$(since "$started")
  [ "$state" = PLANNED ] || fail "$1: the import is $state: $answer"
  peaks=$(peak)
  started=$EPOCHREALTIME
  n=$(ask 'query($id: ID!) { importRun(id: $id) { counts { nCreated } rows(first: 100) { nodes { label } } } }' \
    "{\"id\": \"$run\"}" | jq .data.importRun.counts.nCreated)
  page=$(since "$started")
  turned applyImport ', acceptsRejectedRows: true' APPLIED
  to_write=$seconds
  peaks="$peaks | $(peak)"
  turned undoImport '' UNDONE
  undone=$seconds
  echo "| $1 | $n | $to_plan s | $page s | $to_write s | $undone s | $((reading / 1024)) MB | $peaks | $(peak) |"
}

echo "| file | created | upload to plan | a page | apply | undo | peak of the reader | peak of the server: plan | apply | undo |"
echo "|---|---|---|---|---|---|---|---|---|---|"
make_file 5000 40 30000000 >"$work/small.csv"
measure '5,000 × 40' "$work/small.csv"
small_plan=$to_plan small_write=$to_write
make_file "${ROWS:-100000}" 6 40000000 >"$work/large.csv"
measure "${ROWS:-100000} × 6" "$work/large.csv"
awk -v plan="$small_plan" -v write="$small_write" 'BEGIN { exit !(plan <= 3 && write <= 5) }' ||
  fail "slower than the 3 and 5 seconds promised"
