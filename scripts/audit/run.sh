#!/usr/bin/env bash
# Audits what we depend on: always our own checks, which need no network; cargo-deny, cargo-audit and npm's where they can run.
set -euo pipefail
cd "$(dirname "$0")/../.."

python3 -c 'import tomllib' 2>/dev/null ||
  { echo "Python 3.11 or newer is missing, with which the audit reads deny.toml." >&2; exit 1; }

note() {
  printf '%s\n' "-- $1"
}

export PYTHONDONTWRITEBYTECODE=1
failed=0
check() {
  "$@" || failed=1
}

# Crates of other platforms are only known after a fetch; without a network, those of this platform are enough.
metadata() {
  cargo fetch --locked --quiet 2>/dev/null || true
  cargo metadata --format-version 1 --locked --offline 2>/dev/null ||
    cargo metadata --format-version 1 --locked --offline --filter-platform "$(rustc -vV | sed -n 's/^host: //p')"
}

note 'licences, sources, duplicates and banned versions of the crates'
packages=$(mktemp)
trap 'rm -f "$packages" "$packages.npm"' EXIT
metadata >"$packages"
check python3 scripts/audit/crates.py deny.toml <"$packages"

if command -v cargo-deny >/dev/null; then
  note 'cargo deny'
  check cargo deny check
else
  note 'cargo-deny is not installed: its advisories are not asked'
fi

if command -v cargo-audit >/dev/null; then
  note 'cargo audit'
  check cargo audit
else
  note 'cargo-audit is not installed: its advisories are not asked'
fi

note 'licences, checksums and known vulnerabilities of the packages of the frontend'
npm --prefix frontend audit --json >"$packages.npm" 2>/dev/null || true
check python3 scripts/audit/packages.py deny.toml frontend/package-lock.json "$packages.npm"

exit "$failed"
