#!/usr/bin/env bash
# Prints the folder of PostgreSQL's server programs, installing Debian's if need be and allowed.
set -euo pipefail
cd "$(dirname "$0")/.."

holds_server() {
  [ -x "$1/initdb" ] && [ -x "$1/pg_ctl" ] && [ -x "$1/postgres" ]
}

# Debian keeps the server's programs in a folder per version, off the PATH.
candidates() {
  if command -v initdb >/dev/null; then
    dirname "$(readlink -f "$(command -v initdb)")"
  fi
  if command -v pg_config >/dev/null; then
    pg_config --bindir
  fi
  find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -rV
}

find_server() {
  local folder
  while read -r folder; do
    if holds_server "$folder"; then
      echo "$folder"
      return 0
    fi
  done < <(candidates)
  return 1
}

install_without_a_cluster() {
  # The package would otherwise create and start a cluster of the machine's own.
  scripts/apt-install.sh postgresql-common || return 1
  local drop_in=/etc/postgresql-common/createcluster.d/no-main-cluster.conf
  mkdir -p "$(dirname "$drop_in")"
  echo "create_main_cluster = false" >"$drop_in"
  trap 'rm -f '"$drop_in" EXIT
  scripts/apt-install.sh postgresql
}

find_server && exit 0
install_without_a_cluster && find_server && exit 0
echo "PostgreSQL is missing: install it (Debian: sudo apt-get install postgresql) or set TEST_PG_URL to a server where databases may be created." >&2
exit 1
