"""A client's copy in words, in their language: no key, no code of ours, every line with its author (R42)."""

from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from handrail.web.records.formats import find

Content = dict[str, Any]


def words(content: Content) -> Content:
    """The same in words, for the page. Lists become sentences; each section of a document keeps its lines' authors."""
    people = content["people"]
    return {
        "language": content["language"], "practice": content["practice"], "client": content["client"],
        "made_on": _("Made on %(day)s.") % {"day": _day(content["made_at"])},
        "words": _words(), "excluded": content["excluded"],
        "documents": [
            {
                "title": row["title"], "label": row["label"], "with_ai": row["with_ai"], "signed_on": _day(row["signed_at"]),
                "sections": _sections(row["lines"]), "disagreements": row["disagreements"],
            }
            for row in content["documents"]
        ],
        "sessions": [f"{_day(row['starts_at'])}, {row['minutes']} min" for row in content["sessions"]],
        "transcripts": [{"title": _day(row["at"]), "turns": _turns(row["turns"])} for row in content["transcripts"]],
        "safety": [_about_safety(row) for row in content["safety_words"]],
        "measures": [f"{_day(row['on'])}: {row['title']}, {'–' if row['total'] is None else row['total']}" for row in content["measures"]],
        "goals": [_goal(row) for row in content["goals"]],
        "homework": [f"{_day(row['agreed_on'])}: {row['text']}" for row in content["homework"]],
        "choices": [_choice(row) for row in content["choices"]],
        "uses": [_sentence(row) for row in content["ai_uses"]],
        "disclosures": [f"{_day(row['at'])}: {row['to']}. {row['what']}" for row in content["disclosures"]],
        "looks": [
            f"{_day(row['at'])}: {people.get(row['by'], '')} {_looked()[row['kind']]}"
            for row in content["events"]
            if row["by"] in people and row["kind"] in _looked()
        ],
    }  # fmt: skip


def _goal(row: Content) -> str:
    if not row["ended_on"]:
        return str(row["title"])
    told = {"goal": row["title"], "day": _day(row["ended_on"])}
    return (_("%(goal)s (reached on %(day)s)") if row["end"] == "reached" else _("%(goal)s (closed on %(day)s)")) % told


def _about_safety(row: Content) -> str:
    done = _("%(who)s wrote: %(what)s") % {"who": row["done_by"], "what": row["done"]} if row["done"] else ""
    return " ".join(filter(None, (f"{_day(row['at'])}: “{row['quote']}”", row["why"], done)))


def _sections(lines: list[Content]) -> list[Content]:
    found: dict[str, list[Content]] = {}
    for line in lines:
        found.setdefault(line["section"], []).append({"author": line["author"], "text": line["text"]})
    return [{"name": name, "lines": rows} for name, rows in found.items()]


def _turns(turns: list[Content]) -> list[Content]:
    who = {"therapist": _("Therapist"), "client": _("You")}
    return [{"who": who.get(turn["who"], turn["who"]), "text": turn["text"]} for turn in turns]


def _sentence(row: Content) -> str:
    if not row["made"]:
        return _("%(day)s: stopped before it began.") % {"day": _day(row["at"])}
    if row["counted"]:
        return _("%(day)s: counted how the talk went, for your therapist alone.") % {"day": _day(row["at"])}
    checked = _("Checked by %(who)s.") % {"who": row["checked_by"]} if row["checked_by"] else _("Nobody has signed it.")
    kind = find(row["what"])
    return f"{_day(row['at'])}: {_(kind.title) if kind else row['what']}, {row['model']}. {checked}"


def _choice(row: Content) -> str:
    """A choice by the words that asked for it, never by its key."""
    answer = _("Yes") if row["given"] else _("No")
    return f"{_day(row['at'])}: {row['title']}: {answer}"


def _looked() -> dict[str, str]:
    """What someone did, as the page of looks says it."""
    return {
        "record.opened": _("opened your record."),
        "record.opened_in_emergency": _("opened your record in an emergency."),
        "draft.opened": _("opened a draft about you."),
        "flag.seen": _("read words about safety."),
        "flag.dispositioned": _("wrote down what was done about words on safety."),
        "invitation.made": _("made a link to sign in to your record."),
        "record.details_changed": _("changed your details."),
        "care.handed_on": _("gave your care to another therapist."),
        "document.signed": _("signed a paper about you."),
        "document.amended": _("signed a paper about you."),
        "summary.released": _("shared a summary with you."),
        "record.unsealed": _("opened your sealed record. The law asked for it."),
        "disclosure.made": _("told someone outside."),
    }


def _day(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return formats.date_format(timezone.localtime(moment) if moment.tzinfo else moment, "DATE_FORMAT")


def _words() -> dict[str, str]:
    return {
        "title": _("Everything we keep about you"),
        "intro": _("This is your copy. It is free, and it is yours. The same facts lie beside it as files that other clinics can read."),
        "footer": _("Private. Keep it where only you can read it."),
        "left_out": _("What is not in here"), "documents": _("Notes and plans that were signed"), "sessions": _("Sessions"),
        "texts": _("Session texts"), "safety": _("Words about safety"), "measures": _("Check-ins"), "goals": _("Goals"), "homework": _("What you agreed to try"),
        "choices": _("Your yes and no choices"),
        "uses": _("When AI touched my data"), "told": _("The list of who was told what"), "looked": _("Who has looked"),
        "none": _("None."), "statement": _("What you said about it"), "by_ai": _("drafted by AI:"),
        "by_human": _("written by a person:"), "by_code": _("computed:"),
    }  # fmt: skip
