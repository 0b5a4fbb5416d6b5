#!/usr/bin/env bash
# Builds the web pages into frontend/dist, only when something they are made of has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=.cache/web.stamp

# Everything but what is fetched, generated, built, or only tested with.
fingerprint() {
  {
    find frontend -type f \
      -not -path 'frontend/node_modules/*' -not -path 'frontend/dist/*' \
      -not -path 'frontend/src/gql/*' -not -path 'frontend/e2e/*' -not -path 'frontend/test-results/*' \
      -not -path 'frontend/playwright-report/*' -print0
    printf 'schema.graphql\0'
  } | sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

wanted=$(fingerprint)
if [ -f frontend/dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
  echo "the web pages are up to date" >&2
  exit 0
fi

scripts/ensure-node-modules.sh
echo "building the web pages" >&2
rm -f "$stamp"
(cd frontend && npm run --silent build >&2)
mkdir -p .cache
echo "$wanted" >"$stamp"
