#!/bin/sh
# Make a virtual environment and install a lock into it: with uv where the index has it, else with pip alone.
set -eu
python=$1 venv=$2 lock=$3

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Handrail needs Python 3.11 or newer." >&2; exit 1; }
[ -x "$venv/bin/python" ] || "$python" -m venv --without-pip "$venv"
if [ ! -x "$venv/bin/uv" ]; then
    "$python" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check uv 2>/dev/null || true
fi
if [ -x "$venv/bin/uv" ]; then
    "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$lock"
    "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --no-deps -e .
else
    "$python" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    "$python" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check --no-deps -e .
fi
