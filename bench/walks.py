"""The demo's eight sessions, asked for at once: how many to walk at a time? Peak memory, processor, when the first is done.

python bench/walks.py            # 1, 2 and 8 at once
python bench/walks.py --hung     # one at a time over a model server that takes the connection and never says a word
"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time

HUNG_SECONDS = 4


def main() -> None:
    """A fresh practice and a process of its own for each."""
    if len(sys.argv) > 2:
        walk(int(sys.argv[2]))
        return
    hung = "--hung" in sys.argv
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(64)
        server = {
            "HANDRAIL_BACKEND": "openai",
            "HANDRAIL_MODEL_URL": f"http://127.0.0.1:{silent.getsockname()[1]}/v1",
            "HANDRAIL_MODEL_NAME": "silent",
            "HANDRAIL_MODEL_SECONDS": str(HUNG_SECONDS),
        }
        for at_once in (1,) if hung else (1, 2, 8):
            with tempfile.TemporaryDirectory(prefix="handrail-walks-") as home:
                env = {**os.environ, "HANDRAIL_HOME": home, "HANDRAIL_DEMO": "true", "HANDRAIL_WALKS_AT_ONCE": str(at_once)}
                subprocess.run(
                    [sys.executable, __file__, "--child", str(at_once)], env={**env, **(server if hung else {})}, check=True
                )


def walk(at_once: int) -> None:
    """Seed, ask, work until nothing is open, and print one row."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")
    import django

    django.setup()
    import logging

    from handrail.demo import seed
    from handrail.web.project import logs, worker
    from handrail.web.records import roles
    from handrail.web.records.models import WalkRequest

    logs.configure(json=False, level=logging.CRITICAL)
    roles.bring_up_to_date()
    seed.seed()
    asked = seed.ask_for_walks()
    began, before = time.time(), time.process_time()
    worker.run(until_idle=True)
    done = sorted(
        row.finished_at.timestamp() - began for row in WalkRequest.objects.filter(finished_at__isnull=False) if row.finished_at
    )
    states = ", ".join(sorted(set(WalkRequest.objects.values_list("state", flat=True))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    spent = time.process_time() - before
    print(
        f"{at_once} at once, {asked} walks ({states}): first {done[0]:.1f} s, last {done[-1]:.1f} s, CPU {spent:.1f} s, peak {peak} MB"
    )
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
