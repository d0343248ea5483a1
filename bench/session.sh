#!/bin/sh
# A 50-minute session from file to a reviewable draft: whole process, wall clock and peak memory (GNU time).
# Usage: bench/session.sh SESSION.vtt
set -eu
for kind in dap soap client-summary brief; do
    /usr/bin/time -f "$kind: %e s, %M KB at most" handrail draft "$1" --kind "$kind" 2>&1 >/dev/null | grep -v attest
done
