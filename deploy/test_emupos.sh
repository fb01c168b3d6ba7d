#!/bin/sh
# Make .venv-emupos: a printer simulator by somebody else, which the tests hold our printing against.
# It needs Python 3.13, which need not be the Python of the product; without one its tests are skipped.
set -eu
WANTED="emupos==0.4.0"
STAMP=.venv-emupos/.installed
if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$WANTED" ]; then
    exit 0
fi

# A pyenv shim may exist for a Python that does not: only what runs counts.
is_new_enough() {
    "$1" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 13))' >/dev/null 2>&1
}

found=""
for python in python3 python3.13 python3.14 "$HOME"/.pyenv/versions/3.1[3-9]*/bin/python; do
    if is_new_enough "$python"; then
        found=$python
        break
    fi
done
skip() {
    echo "*** $1: THE TESTS AGAINST THE emupos PRINTER SIMULATOR WILL BE SKIPPED ***" >&2
    rm -rf .venv-emupos
    exit 0
}

[ -n "$found" ] || skip "NO PYTHON 3.13 ON THIS MACHINE"
rm -rf .venv-emupos
"$found" -m venv .venv-emupos
.venv-emupos/bin/pip install --quiet --disable-pip-version-check "$WANTED" || skip "$WANTED CANNOT BE INSTALLED"
echo "$WANTED" >"$STAMP"
