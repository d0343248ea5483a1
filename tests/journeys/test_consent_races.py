"""Withdrawals that race with a run, in real transactions on SQLite: nothing is stored after the no (R11)."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests_support.deployments import Deployment, furnish

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_nothing_is_stored_after_the_no(tmp_path: Path, tables: Path | None) -> None:
    """Ten races with threads and connections of their own; `bench/consent.py races=1000` is the whole measure."""
    home = furnish(tmp_path, tables)
    env = {**os.environ, "HANDRAIL_HOME": str(home), "HANDRAIL_DEMO": "true", "HANDRAIL_DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "bench/consent.py", "races=10"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert re.search(r"races on \w+: 10; .* 0 stored after it", done.stdout), done.stdout


@pytest.mark.slow
def test_nothing_slips_through_a_withdrawal_that_is_half_way(deployment: Deployment) -> None:
    """R11: asked for and stored between the withdrawal's look at what runs and its keeping: the asking waits, and is refused."""
    program = str(Path(__file__).with_name("asked_meanwhile.py"))
    done = subprocess.run([sys.executable, program], env=deployment, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.strip() == "['Refused'] 0 0", done.stdout + done.stderr[-2000:]
