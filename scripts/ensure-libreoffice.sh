#!/usr/bin/env bash
# Prints the path of LibreOffice, the other reader that opens our workbooks, installing Debian's if need be and allowed.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${SOFFICE:-}" ]; then
  [ -x "$SOFFICE" ] || { echo "SOFFICE is set to $SOFFICE, which cannot be run." >&2; exit 1; }
  echo "$SOFFICE"
  exit 0
fi

command -v soffice && exit 0
scripts/apt-install.sh libreoffice-calc-nogui && command -v soffice && exit 0
echo "LibreOffice Calc is missing: install it (Debian: sudo apt-get install libreoffice-calc-nogui) or set SOFFICE to its path." >&2
exit 1
