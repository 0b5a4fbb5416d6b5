#!/usr/bin/env bash
# Installs the frontend's packages, only when its lock file or the version of Node has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=.cache/node-modules.stamp
wanted="$(sha256sum <frontend/package-lock.json | cut -d ' ' -f 1) $(node --version)"

if [ -d frontend/node_modules ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
  exit 0
fi

echo "installing the packages of the frontend" >&2
rm -f "$stamp"
# Browsers are the business of ensure-chromium.sh.
(cd frontend && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund >&2)
mkdir -p .cache
echo "$wanted" >"$stamp"
