#!/usr/bin/env bash
# Runs every check and every test, in the order in which a person would want to see them fail.
# All steps run even when one fails; the last line says how many tests passed and how many failed.
set -euo pipefail
cd "$(dirname "$0")/.."

export NO_COLOR=1 FORCE_COLOR=0 CARGO_TERM_COLOR=never
mkdir -p .cache
work=$(mktemp -d .cache/test.XXXXXX)
trap 'rm -rf "$work"' EXIT

n_passed=0
n_failed=0
report=()

# Runs one step. A runner's own counts are added; any other step that fails counts as one failure.
step() { # title command...
  local title=$1 log="$work/step.log" started=$SECONDS status passed failed verdict=ok
  shift
  printf '\n== %s\n' "$title"
  set +e
  (
    set -e
    "$@"
  ) 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  set -e
  read -r passed failed < <(scripts/sum-results.sh <"$log")
  if [ "$status" -ne 0 ]; then
    verdict=FAILED
    [ "$failed" -gt 0 ] || failed=1
  fi
  n_passed=$((n_passed + passed))
  n_failed=$((n_failed + failed))
  report+=("$(printf '%-42s %5d s  %s' "$title" $((SECONDS - started)) "$verdict")")
}

install_what_tests_need() {
  scripts/check-tools.sh
  scripts/ensure-node-modules.sh
  scripts/ensure-chromium.sh >"$work/chromium"
  scripts/ensure-libreoffice.sh >"$work/soffice"
  [ -n "${TEST_PG_URL:-}" ] || scripts/ensure-postgres.sh
}

rust_tests() {
  REQUIRE_PG=1 scripts/with-postgres.sh cargo test --locked --workspace --no-fail-fast
}

step 'install what the tests need' install_what_tests_need
CHROMIUM=$(cat "$work/chromium" 2>/dev/null || true)
SOFFICE=$(cat "$work/soffice" 2>/dev/null || true)
export CHROMIUM SOFFICE

step 'Rust format' cargo fmt --all --check
# Before the first compilation, because the server embeds the pages.
step 'web pages' scripts/build-web.sh
step 'Rust lints' cargo clippy --locked --workspace --all-targets -- -D warnings
step 'Rust tests on SQLite and PostgreSQL' rust_tests
# The tests have built it; building it alone would compile half of the dependencies again with other features.
CORDEE_BINARY="$(realpath "${CARGO_TARGET_DIR:-target}")/debug/cordee"
export CORDEE_BINARY
step 'schema and generated code are current' scripts/schema.sh --check
step 'frontend types' npm --prefix frontend run --silent typecheck
step 'frontend lints' npm --prefix frontend run --silent lint
step 'frontend unit tests' npm --prefix frontend run --silent test
step 'dependency audit' scripts/audit/run.sh
step 'browser journeys' scripts/e2e.sh

printf '\n'
printf '%s\n' "${report[@]}"
printf '\n'
echo "$n_passed passed, $n_failed failed" | tee .cache/test-summary
[ "$n_failed" -eq 0 ]
