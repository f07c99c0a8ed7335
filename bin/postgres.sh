# A throw-away PostgreSQL for bin/test and bin/bench; sourced after bin/setup.sh, with WORK set. POSIX sh only.

PGHOME="" PGDATA="" PGUSER_OS="" PGBIN="" PG_URL=""

# Debian keeps the server's programs out of PATH, one folder per version; the last is the newest.
find_postgres() {
    for dir in "$(dirname -- "$(command -v initdb || echo /)")" "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin; do
        [ -x "$dir/initdb" ] && [ -x "$dir/postgres" ] && PGBIN=$dir
    done
    [ -n "$PGBIN" ]
}
as_pg() {
    if [ -z "$PGUSER_OS" ]; then "$@"; else setpriv --reuid "$PGUSER_OS" --regid "$(id -g "$PGUSER_OS")" --clear-groups -- "$@"; fi
}

# A cluster on a free port. initdb refuses root, and another server may take the port between the choice and the
# start, so the server that answers is asked where its data lies before anything is created in it.
# Just-in-time compiling costs these short queries more than they take: it is off as docs/operating.md advises.
start_postgres() {
    [ "$(id -u)" != 0 ] || { id postgres >/dev/null 2>&1 && PGUSER_OS=postgres || PGUSER_OS=nobody; }
    PGHOME=$(mktemp -d /tmp/samverkan-pg.XXXXXX) || return 1
    [ -z "$PGUSER_OS" ] || chown "$PGUSER_OS" "$PGHOME"
    for locale in C.UTF-8 C; do
        (cd "$PGHOME" && as_pg "$PGBIN/initdb" -D "$PGHOME/data" -U samverkan -A trust -E UTF8 --locale=$locale --no-sync) \
            >"$WORK/postgres.log" 2>&1 && break
    done
    PGDATA="$PGHOME/data"
    for _ in 1 2 3; do
        port=$(free_port)
        (cd "$PGHOME" && as_pg "$PGBIN/pg_ctl" -D "$PGDATA" -l "$PGHOME/log" -w -o "-p $port -k $PGHOME -c listen_addresses=127.0.0.1 \
            -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c jit=off -c max_connections=60 ${PG_MORE-}" start) >>"$WORK/postgres.log" 2>&1 && break
    done
    PG_URL="postgres://samverkan@127.0.0.1:$port/postgres"
    [ "$("$PY" -c 'import psycopg2, sys; c = psycopg2.connect(sys.argv[1]).cursor(); c.execute("show data_directory"); print(c.fetchone()[0])' "$PG_URL")" = "$PGDATA" ]
}
stop_postgres() {
    [ -z "$PGDATA" ] || as_pg "$PGBIN/pg_ctl" -D "$PGDATA" -m immediate -w stop >/dev/null 2>&1
    [ -z "$PGHOME" ] || rm -rf "$PGHOME"
}
