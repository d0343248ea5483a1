"""Safety language found, and everyday talk wrongly flagged: on our own unseen half, and on real dialogue where it lies.

HANDRAIL_DATA=... python bench/noticing/flags.py [--plot]
"""

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from charts import bars
from dialogues import annomi, not_here
from sentences import as_heard, rows
from stretches import stretches

from handrail import noticing
from handrail.noticing import safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

SELF = {
    "passive_ideation", "active_ideation", "method", "intent", "plan", "preparatory", "past_attempt", "nssi",
    "hopeless_burden_trapped",
}  # fmt: skip
FILES = {"english_self.txt": "en", "english_others.txt": "en", "english_negatives.txt": "en", "spanish.txt": "es"}
VOICES = {"voices_english.txt": "en", "voices_negatives.txt": "en", "voices_spanish.txt": "es"}
"""Rows in many voices, written before the lists and the reader were touched; the unseen half was taught to neither."""
KEPT = {
    "another hand": {"kept_english.txt": "en", "kept_negatives.txt": "en", "kept_spanish.txt": "es"},
    "a third hand": {"kept2_english.txt": "en", "kept2_negatives.txt": "en", "kept2_spanish.txt": "es"},
    "a fourth hand": {"kept3_english.txt": "en", "kept3_negatives.txt": "en", "kept3_spanish.txt": "es"},
    "a fifth hand": {"kept4_english.txt": "en", "kept4_negatives.txt": "en", "kept4_spanish.txt": "es"},
    "a sixth hand": {"kept5_english.txt": "en", "kept5_negatives.txt": "en", "kept5_spanish.txt": "es"},
}
"""Rows of one to three sentences by writers who saw none of ours: counted, never read."""


def flagged(text: str, role: Role = Role.CLIENT) -> bool:
    return bool(noticing.flags((SafeTurn(0, role, text),)))


def ours() -> None:
    tally: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name, language in FILES.items():
        for row in rows(name):
            role = Role.THERAPIST if "therapist_speech" in row.context else Role.CLIENT
            for form, text in (("written", row.text), ("as heard", as_heard(row.text))):
                hit = flagged(text, role)
                groups = ["everyday"] if row.category == "none" else ["safety", *(["suicide"] * (row.category in SELF))]
                for group in groups:
                    count = tally[language, group, form, "seen" if row.seen else "unseen"]
                    count[0] += 1
                    count[1] += hit
    for key, (all_rows, hits) in sorted(tally.items()):
        print(f"{' '.join(key):<36} {hits:>5} of {all_rows:>5}  {100 * hits / all_rows:5.1f} %")


def voices(plot: bool) -> None:
    """The unseen half in many voices, by category; the lists alone beside it."""
    both: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for name, language in VOICES.items():
        for row in rows(name):
            if not row.seen:
                alone = bool(safety._hits(row.text))
                pair = flagged(row.text), alone
                groups = [f"{language} everyday"] if row.category == "none" else [f"{language} safety"]
                groups += [f"{language} suicide"] if row.category in SELF else []
                groups += [row.category] if language == "en" and row.category != "none" else []
                for group in groups:
                    both[group].append(pair)
    table = [
        (group, ((sum(both_ for both_, _ in pairs), len(pairs)), (sum(alone for _, alone in pairs), len(pairs))))
        for group, pairs in both.items()
    ]
    table.sort(key=lambda row: (" " not in row[0], row[0]))
    for group, ((found, whole), (lists, _)) in table:
        print(
            f"voices, unseen: {group:<36} {found:>4} of {whole:>4}  {100 * found / whole:5.1f} %   lists alone {100 * lists / whole:5.1f} %"
        )
    if plot:
        bars("noticing", "Sentences flagged, unseen half in many voices", ("lists and reader", "lists alone"), table)


def kept() -> None:
    """The rows of other hands, as written and as a recogniser writes."""
    for hand, files in KEPT.items():
        _kept_by(hand, files)


def _kept_by(hand: str, files: dict[str, str]) -> None:
    tally: dict[str, list[bool]] = defaultdict(list)
    for name, language in files.items():
        for row in rows(name):
            groups = ["everyday"] if row.category == "none" else ["safety", *(["suicide"] * (row.category in SELF))]
            for form, text in (("written", row.text), ("as heard", as_heard(row.text))):
                hit = flagged(text)
                for group in groups:
                    tally[f"{language} {group} {form}"].append(hit)
    for title, hits in sorted(tally.items()):
        print(f"{hand}: {title:<36} {sum(hits):>4} of {len(hits):>4}  {100 * sum(hits) / len(hits):5.1f} %")


def english_hours() -> None:
    """Six whole hours that nobody read, each turn marked by its writer: heavy things near, few turns with safety language."""
    told = list(rows("english_hours_unseen.txt", Path(__file__).parent))
    for title, some in (
        ("ordinary turns flagged", [row for row in told if row.category == "none"]),
        ("turns with safety language flagged", [row for row in told if row.category != "none"]),
    ):
        hits, heard = (sum(flagged(form(row.text)) for row in some) for form in (str, as_heard))
        print(f"six hours in English, {title}: {hits} of {len(some)}, as heard {heard}")


def spanish_hours() -> None:
    """Ordinary turns in Spanish that are flagged: of one hour that was chosen on, of five that nobody read."""
    for name in ("spanish_hour.txt", "spanish_hours_unseen.txt"):
        lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
        said = [line for line in lines if line and not line.startswith("#")]
        heard = sum(flagged(as_heard(line)) for line in said)
        print(f"ordinary turns in Spanish flagged, {name}: {sum(map(flagged, said))} of {len(said)}, as heard {heard}")


def in_stretches() -> None:
    """Stretches of hours with both speakers that nobody read: what an answer says by what was asked."""
    told = list(stretches(Path(__file__).parent / "stretches_unseen.txt"))
    for title, form in (("written", str), ("as heard", as_heard)):
        tally = {True: [0, 0], False: [0, 0]}
        for said in told:
            roles = [Role.THERAPIST if one.therapist else Role.CLIENT for one in said]
            turns = tuple(SafeTurn(at, role, form(one.text)) for at, (role, one) in enumerate(zip(roles, said, strict=True)))
            flagged_turns = {flag.turn for flag in noticing.flags(turns)}
            for at, one in enumerate(said):
                if not one.therapist:
                    count = tally[one.label != "none"]
                    count[0] += 1
                    count[1] += at in flagged_turns
        (harm, found), (ordinary, wrong) = tally[True], tally[False]
        print(f"stretches with both speakers, {title}: {found} of {harm} found, {wrong} of {ordinary} ordinary turns flagged")


def real() -> None:
    texts = [text for one in annomi() for role, text in one.turns if role is Role.CLIENT]
    if not texts:
        not_here("everyday talk wrongly flagged in real dialogue", "annomi/utterances.jsonl")
        return
    before = time.process_time()
    hits = sum(map(flagged, texts))
    words = sum(len(text.split()) for text in texts)
    seconds = (time.process_time() - before) * 7500 / words
    hours = [tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(one.turns)) for one in annomi()]
    together = sum(
        len({flag.turn for flag in noticing.flags(turns) if turns[flag.turn].role is Role.CLIENT}) for turns in hours
    )
    print(f"the same turns in their conversations: {together} of {len(texts)}, {100 * together / len(texts):.2f} %")
    print(
        f"client turns of AnnoMI flagged: {hits} of {len(texts)}, {100 * hits / len(texts):.2f} %; {seconds:.3f} s CPU for 7,500 words"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plot", action="store_true")
    asked = parser.parse_args()
    ours()
    voices(asked.plot)
    kept()
    english_hours()
    in_stretches()
    spanish_hours()
    real()
