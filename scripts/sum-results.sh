#!/usr/bin/env bash
# Reads what test runners wrote (cargo test, vitest, Playwright) and prints "PASSED FAILED" as two numbers.
set -euo pipefail

awk '
  { gsub(/\033\[[0-9;]*[a-zA-Z]/, "") }

  # cargo: test result: ok. 11 passed; 0 failed; 0 ignored; ...
  /^test result: / {
    passed += before("passed;"); failed += before("failed;"); next
  }
  # vitest:      Tests  1 failed | 12 passed (13)
  /^ *Tests  +[0-9]/ {
    passed += before("passed"); failed += before("failed"); next
  }
  # Playwright:   5 passed (12.3s); a test that passed only when repeated, or did not run, has not passed.
  /^ *[0-9]+ passed( \(|$)/ { passed += $1; next }
  /^ *[0-9]+ (failed|flaky|interrupted|skipped|did not run)$/ { failed += $1; next }

  END { printf "%d %d\n", passed, failed }

  # The number that stands before a word of the line.
  function before(word,   at) {
    for (at = 2; at <= NF; at++) if ($at == word) return $(at - 1)
    return 0
  }
'
