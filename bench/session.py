"""A 50-minute session of 7,500 words from file to reviewable draft, how time grows to a whole day, and the idle web process.

Run: python bench/session.py [MOST=180000]    (whole processes: wall clock, CPU, peak memory; the words are the demo's synthetic sessions)
"""

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from handrail.intake import People, read_transcript
from handrail.papers.transcript import Role, Transcript

SESSIONS = Path(__file__).resolve().parents[1] / "src" / "handrail" / "demo" / "sessions"
THERAPISTS = ("Ada Novak", "Sam Rivera", "Imani Brooks")
WORDS = 7_500
DAY = int(sys.argv[1]) if len(sys.argv) > 1 else 180_000
HANDRAIL = (sys.executable, "-m", "handrail.cli")


def taken(path: Path) -> Transcript:
    """A demo session; whoever is no therapist is the client."""
    read = People(THERAPISTS, ())
    names = {"Priya": Role.CLIENT, "Daniel": Role.CLIENT_2}
    return read_transcript(path.read_bytes(), filename=path.name, people=read, roles=names)


def session(words: int) -> str:
    """Demo sessions one after the other, until there are so many words, as a JSON transcript."""
    turns: list[dict[str, object]] = []
    count = 0
    while count < words:
        for path in sorted(SESSIONS.iterdir()):
            for turn in taken(path).turns:
                if count < words:
                    turns.append({"speaker": turn.role.value, "text": turn.text, "start": count / 2.5})
                    count += len(turn.text.split())
    return json.dumps({"turns": turns})


def run(path: Path, kind: str) -> None:
    """One whole process."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([*HANDRAIL, "draft", str(path), "--kind", kind], capture_output=True, text=True, check=True)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    body = json.loads(done.stdout)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    doors = ", ".join(f"{door} {seconds}" for door, seconds in body["seconds"].items())
    words = body["session"]["words"]
    print(
        f"{words:>7} words  {kind:<15} {wall:5.2f} s wall, {cpu:5.2f} s CPU, {after.ru_maxrss // 1024} MB at most so far  ({doors})"
    )


def idle(home: str) -> None:
    """Resident memory of the web process a moment after its first page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "HANDRAIL_HOME": home, "HANDRAIL_ORIGIN": f"http://127.0.0.1:{port}"}
    server = subprocess.Popen([*HANDRAIL, "serve", "--no-worker"], env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    tried.sendall(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                    tried.recv(1024)
                    break
            time.sleep(0.2)
        time.sleep(1.0)
        family = [server.pid, *_children(server.pid)]
        print(f"the web process idle: {sum(_kilobytes(pid) for pid in family) // 1024} MB in {len(family)} processes")
    finally:
        server.terminate()
        server.wait(timeout=20)


def _children(pid: int) -> list[int]:
    found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*found, *(grandchild for child in found for grandchild in _children(child))]


def _kilobytes(pid: int) -> int:
    """Proportional set size: memory that processes share is counted once."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


with tempfile.TemporaryDirectory() as folder:
    hour = Path(folder) / "hour.json"
    hour.write_text(session(WORDS))
    for key in ("dap", "soap", "client-summary", "brief"):
        run(hour, key)
    for words in (DAY // 4, DAY // 2, DAY):
        hour.write_text(session(words))
        run(hour, "dap")
    idle(str(Path(folder) / "home"))
