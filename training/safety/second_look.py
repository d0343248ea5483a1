"""Look at everyday talk with a listener that was trained before, and write down what to do with what it takes for safety language.

    PYTHONPATH=src python training/safety/second_look.py --data DIR

Our own sessions do hold safety language here and there, so what it marks there is left out of everyday talk. Dialogue of clinics without touchy
words hardly does, so what it marks there is a near miss, and is learnt more often. Written as SHA-256 beginnings: no words of the data.
"""

import argparse
import json
from pathlib import Path

from lessons import SECOND_LOOK, digest, pool

from handrail.noticing import listener
from handrail.noticing.safety import list_finds

LEAVE, AGAIN = -1.0, 0.0
"""Log odds from which ours are left out, and the clinics' are learnt more often."""


def main() -> None:
    """Read all, write two lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    ours, clinic = pool(parser.parse_args().data)
    marked = {
        text: max((one.odds for one in heard), default=-9.0)
        for texts in (sorted(set(ours)), sorted(set(clinic)))
        for text, heard in zip(texts, listener.shipped().listen(texts), strict=True)
    }
    leave = {digest(text) for text in ours if marked[text] > LEAVE or list_finds(text)}
    again = {digest(text) for text in clinic if marked[text] > AGAIN and not list_finds(text)}
    SECOND_LOOK.write_text(json.dumps({"leave": sorted(leave), "again": sorted(again)}, indent=0) + "\n", encoding="utf-8")
    print(f"{len(leave)} of ours left out, {len(again)} of the clinics' learnt more often")


if __name__ == "__main__":
    main()
