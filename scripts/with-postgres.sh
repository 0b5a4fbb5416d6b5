#!/usr/bin/env bash
# Runs a command with TEST_PG_URL pointing at a throw-away PostgreSQL cluster, removed when the command ends.
# A TEST_PG_URL that is already set is used as it is.
# usage: with-postgres.sh COMMAND...
set -euo pipefail

if [ -n "${TEST_PG_URL:-}" ]; then
  exec "$@"
fi

programs=$("$(dirname "$0")/ensure-postgres.sh")

# Not under TMPDIR, which may be a private folder that the postgres user cannot enter.
folder=$(mktemp -d /tmp/cordee-postgres.XXXXXX)
chmod 711 "$folder"

# The server refuses to run as root.
as_server=()
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_server=(runuser -u postgres --)
fi

server() {
  (cd "$folder" && "${as_server[@]}" "$programs/$1" "${@:2}")
}

stop() {
  if [ -f "$folder/data/postmaster.pid" ]; then
    server pg_ctl -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 20000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return 0
    fi
  done
}

server initdb --no-sync -A trust -E UTF8 --locale=C.UTF-8 -U postgres -D "$folder/data" >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log" >&2; exit 1; }

start() {
  server pg_ctl -D "$folder/data" -l "$folder/data/server.log" -w -t 60 start -o "\
    -c listen_addresses=127.0.0.1 -c port=$1 -c unix_socket_directories=$folder \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c max_connections=300 -c shared_buffers=64MB" >/dev/null
}

# Another process may take the port between the look and the start.
for attempt in 1 2 3; do
  port=$(free_port)
  start "$port" && break
  if [ "$attempt" -eq 3 ]; then
    echo "PostgreSQL did not start:" >&2
    cat "$folder/data/server.log" >&2
    exit 1
  fi
done

export TEST_PG_URL="postgres://postgres@127.0.0.1:$port/postgres"
"$@"
