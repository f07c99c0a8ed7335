#!/bin/sh
# What bin/run and bin/test have in common; sourced by both, with ROOT set. POSIX sh only.

VENV="$ROOT/.venv"
PY="$VENV/bin/python"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONUNBUFFERED=1

say() { printf '%s\n' "$*"; }
die() {
    printf '\nFEL: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '     %s\n' "$line" >&2; done
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
root_on_debian() { [ "$(id -u)" = 0 ] && have apt-get; }

# apt_install PACKAGE...: only for root on Debian and its kin; quiet unless it fails.
apt_install() {
    root_on_debian || return 1
    say "Installerar från Debian: $*"
    apt_log=$(mktemp)
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
        >"$apt_log" 2>&1 </dev/null; then
        rm -f "$apt_log"
        return 0
    fi
    tail -n 15 "$apt_log" >&2
    rm -f "$apt_log"
    return 1
}

# --- Python ------------------------------------------------------------------------------------------------------------

good_python() {
    "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1
}

# Prints the first fitting Python. pyenv's shims answer "command not found" for versions that are not chosen, so each
# candidate is asked, not only looked up, and pyenv's folders are tried by themselves.
find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.14 python3.12 python3 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.14*/bin/python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python; do
        if good_python "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# Debian 12 and older offer a Python that is too old: not worth installing.
debian_offers_python() {
    root_on_debian && apt-get update >/dev/null 2>&1 && apt-cache policy python3 | grep -q 'Candidate: 3\.1[234]\.'
}

# Debian keeps ensurepip in python3-venv. uv needs neither it nor pip.
make_venv() {
    python=$(find_python) || {
        debian_offers_python && apt_install python3 python3-venv && python=$(find_python)
    } || python=""
    rm -rf "$VENV"
    have uv && uv venv --quiet --python "${python:-3.13}" "$VENV" && return 0
    [ -n "$python" ] || die "Hittar ingen Python 3.12, 3.13 eller 3.14." \
        "Debian 13, Ubuntu 24.04 eller senare:  sudo apt install python3 python3-venv" \
        "Annars: installera uv (den hämtar Python själv) eller pyenv, eller peka ut en Python:" \
        "  PYTHON=/sökväg/till/python3.13 $0"
    "$python" -c 'import ensurepip' 2>/dev/null || apt_install python3-venv ||
        die "$python saknar venv." "Debian och Ubuntu:  sudo apt install python3-venv"
    "$python" -m venv "$VENV" || die "Kunde inte skapa $VENV med $python."
}

ensure_venv() {
    good_python "$PY" && return 0
    say "Skapar .venv …"
    make_venv
}

# --- packages ----------------------------------------------------------------------------------------------------------

# A stamp in .venv holds the lock it was filled from, so that an unchanged lock costs nothing.
lock_sum() { cksum <"$ROOT/$1"; }
stamped() { [ "$(cat "$VENV/.stamp-$1" 2>/dev/null)" = "$(lock_sum "$2")" ]; }
stamp() { lock_sum "$2" >"$VENV/.stamp-$1"; }

# install_lock LOCK: the exact versions, each file checked against its hash.
install_lock() {
    stamped "$1" "$1" && return 0
    say "Installerar paketen i $1 …"
    if have uv; then
        uv pip install --quiet --python "$PY" --require-hashes -r "$ROOT/$1" || die "Paketen i $1 gick inte att installera."
    else
        "$PY" -m pip --version >/dev/null 2>&1 || "$PY" -m ensurepip --upgrade >/dev/null
        "$PY" -m pip install -qq --require-hashes -r "$ROOT/$1" || die "Paketen i $1 gick inte att installera."
    fi
    stamp "$1" "$1"
}

# The development lock holds everything in the other one at the same versions (tests/test_ground.py).
install_dev_lock() {
    install_lock requirements-dev.lock
    stamp requirements.lock requirements.lock
}

# --- PDF ---------------------------------------------------------------------------------------------------------------

PANGO="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

renders_pdf() {
    "$PY" -c 'from weasyprint import HTML; assert HTML(string="<p>Åäö").write_pdf().startswith(b"%PDF")' \
        >"$VENV/.pdf-error" 2>&1
}

ensure_pdf() {
    stamped pdf requirements.lock && return 0
    say "Provar att göra en PDF …"
    # shellcheck disable=SC2086  # the list is meant to be split
    if ! renders_pdf && ! { apt_install $PANGO && renders_pdf; }; then
        tail -n 1 "$VENV/.pdf-error" >&2
        die "Det går inte att göra PDF-filer: biblioteket Pango saknas." \
            "Debian och Ubuntu:  sudo apt install $PANGO" \
            "macOS:              brew install pango"
    fi
    stamp pdf requirements.lock
}

# --- the rest ----------------------------------------------------------------------------------------------------------

# Compiles what is newer than its .mo; the compiled files are never committed.
compile_messages() {
    for po in "$ROOT"/locale/*/LC_MESSAGES/*.po "$ROOT"/locale/*/*/LC_MESSAGES/*.po; do
        [ -f "$po" ] || continue
        mo="${po%.po}.mo"
        if [ ! -f "$mo" ] || [ -n "$(find "$po" -newer "$mo")" ]; then
            "$PY" "$ROOT/bin/compile-messages" || die "Översättningarna gick inte att kompilera."
            return 0
        fi
    done
}

prepare_machine() {
    ensure_venv
    "$1"
    ensure_pdf
    compile_messages
}

free_port() {
    "$PY" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
