#!/usr/bin/env bash
# Installs Debian packages without asking anything; only root does, and only where apt is.
# usage: apt-install.sh PACKAGE...
set -euo pipefail

[ "$(id -u)" -eq 0 ] || exit 1
command -v apt-get >/dev/null || exit 1

export DEBIAN_FRONTEND=noninteractive
options=(-y -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)

install() {
  apt-get install "${options[@]}" --no-install-recommends "$@" >&2
}

echo "installing with apt: $*" >&2
if ! install "$@" 2>/dev/null; then
  # The lists were never fetched, or are too old.
  apt-get update "${options[@]}" >&2
  install "$@"
fi
