"""Look at everyday talk with a listener that was trained before, and write down what to do with what it takes for safety language.

    PYTHONPATH=src python training/safety/second_look.py --data DIR

Dialogue of clinics without touchy words hardly holds any, so what it marks there is a near miss, and is learnt more often (`again`). Our own
sessions do hold some: what it marked there was read and told apart by hand (`turns_heard.txt`); what holds it, or may, is no everyday talk
(`leave`). Written as SHA-256 beginnings: no words of the data.
"""

import argparse
import json
from pathlib import Path

from lessons import SECOND_LOOK, digest, pool

from handrail.noticing import listener
from handrail.noticing.safety import list_finds

AGAIN = 0.0
"""Log odds from which a turn of the clinics is learnt more often."""


def main() -> None:
    """Read all, write two lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    _, clinic = pool(parser.parse_args().data)
    texts = sorted(set(clinic))
    heard = dict(zip(texts, listener.shipped().listen(texts), strict=True))
    again = {
        digest(text)
        for text, said in heard.items()
        if max((one.odds for one in said), default=AGAIN) > AGAIN and not list_finds(text)
    }
    look = json.loads(SECOND_LOOK.read_text("utf-8")) | {"again": sorted(again)}
    SECOND_LOOK.write_text(json.dumps(look, indent=0) + "\n", encoding="utf-8")
    print(f"{len(again)} of the clinics' learnt more often")


if __name__ == "__main__":
    main()
