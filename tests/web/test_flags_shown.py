"""What a page opens and shows of flags, however many there are: no more than it needs, and nothing without a count and a way."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.noticing.safety import NEVER_TAKEN_BACK
from handrail.papers.notice import Context, Safety
from handrail.web.actions import prepare_brief, read_brief, walk_session
from handrail.web.records.models import SafetyFlag, Session, Talk
from handrail.web.records.sealing import SealedText
from handrail.web.therapist import today
from tests_support import flagged
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
HOPELESS, METHOD = Safety.HOPELESS_BURDEN_TRAPPED, Safety.METHOD
SIX = [(turn, HOPELESS, "list") for turn in range(1, 13, 2)]
HEARD = [(turn, HOPELESS, "reader") for turn in range(1, 41, 2)]
"""Twenty turns that only the listener heard."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, object]]:
    """How often each sealed text was opened: by column and row."""
    found: Counter[tuple[str, object]] = Counter()
    get = SealedText.__get__

    def counted(self: SealedText, row: object, owner: type) -> object:
        if row is not None:
            found[f"{owner.__name__}.{self.name}", row.pk] += 1  # type: ignore[attr-defined]
        return get(self, row, owner)  # type: ignore[call-overload]

    monkeypatch.setattr(SealedText, "__get__", counted)
    return found


def of(opened: Counter[tuple[str, object]], column: str) -> list[int]:
    """How often each row's column was opened."""
    return [times for (name, _), times in opened.items() if name == column]


def years(practice: Practice, hours: int, *, seen: bool = False) -> None:
    """A weekly hour with six flagged turns, for so many weeks."""
    for number in range(1, hours + 1):
        at = timezone.now() - timedelta(weeks=hours + 1 - number)
        flagged.hour(practice, number, at, SIX, seen=seen)


def page(practice: Practice, name: str, *args: object, query: str = "") -> str:
    """A page as Ada reads it."""
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "en"})
    browser.force_login(practice.therapist_ada)
    return browser.get(reverse(f"therapist:{name}", args=args) + query).content.decode()


def test_a_brief_opens_the_hour_that_it_shows_and_no_other(practice: Practice, opened: Counter[tuple[str, object]]) -> None:
    """Twelve hours have flags; the five shown are of the last, whose words are opened once."""
    years(practice, 12)
    opened.clear()
    text = page(practice, "next-brief", practice.chen.pk)
    assert text.count("<mark>What was said in hour 12") == 5
    assert "67 more flags" in text
    assert of(opened, "Talk.transcript") == [1]
    assert of(opened, "SafetyFlag.body") == [1] * 6


def test_a_brief_reaches_back_where_the_last_hour_has_few(practice: Practice, opened: Counter[tuple[str, object]]) -> None:
    """The newest hour first, each in the order of what was said, whichever flag was raised first."""
    now = timezone.now()
    flagged.hour(practice, 1, now - timedelta(weeks=3), SIX)
    flagged.hour(practice, 2, now - timedelta(weeks=2), SIX[::-1])
    flagged.hour(practice, 3, now - timedelta(weeks=1), [(9, HOPELESS, "list"), (9, METHOD, "list"), (3, HOPELESS, "list")])
    opened.clear()
    brief = read_brief.read_next_brief(practice.therapist_ada, practice.chen.pk)
    places = [(card.session.number, card.first.flag.turn) for card in brief.flags]
    assert places == [(3, 3), (3, 9), (2, 1), (2, 3), (2, 5)]
    assert brief.flags_before == 15 - 6
    assert of(opened, "Talk.transcript") == [1, 1]


@pytest.mark.parametrize("name", ["next-brief", "session"])
def test_an_hour_that_the_page_reads_anyway_is_opened_once(
    walked: Walked, opened: Counter[tuple[str, object]], name: str
) -> None:
    """Its flags stand beside AI's part that was drawn from it, and beside its transcript."""
    chen = walked.practice.chen
    walk_session.walk_through(str(prepare_brief.prepare_brief(walked.practice.therapist_ada, chen.pk).pk))
    opened.clear()
    text = page(walked.practice, name, chen.pk if name == "next-brief" else walked.walk.session_id)
    assert "<mark>" in text
    assert of(opened, "Talk.transcript") == [1]


def test_today_opens_each_hour_once(practice: Practice, opened: Counter[tuple[str, object]]) -> None:
    """Some of its turns were seen, and some were not."""
    years(practice, 2)
    for session in Session.objects.filter(talk__isnull=False):
        session.flags.filter(pk__in=session.flags.values("pk")[:3]).update(
            seen_by=practice.therapist_ada.staff, seen_at=timezone.now()
        )
    opened.clear()
    page(practice, "today")
    assert of(opened, "Talk.transcript") == [1, 1]


def test_today_opens_no_hour_whose_seen_turns_it_does_not_show(practice: Practice, opened: Counter[tuple[str, object]]) -> None:
    """Five seen turns stand there, of the hour that was seen first; the rest is counted, and one link away."""
    years(practice, 12, seen=True)
    opened.clear()
    text = page(practice, "today")
    assert text.count("What you did about it") == today.SEEN_SHOWN
    assert "67 more flags that were seen wait behind these" in text
    assert of(opened, "Talk.transcript") == [1]
    link = re.search(r'href="(\?seen=all[^"]*)"', text)
    assert link is not None
    assert page(practice, "today", query=link[1].partition("#")[0]).count("What you did about it") == 72


def test_a_long_hour_folds_what_comes_after_four_with_its_count(practice: Practice) -> None:
    """Every turn is on the page, once; the fold says how many lie in it and what about."""
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), HEARD)
    text = page(practice, "today")
    open_, fold, folded = text.partition('<details class="folded more">')
    assert open_.count("I have seen this") == today.OPEN and folded.count("I have seen this") == 20 - today.OPEN
    summary = folded.partition("</summary>")[0]
    assert "And 16 more turns of this session" in summary and "Hopeless, a burden, trapped" in summary
    assert fold and len(set(re.findall(r'id="(flag-[^"]{36})"', text))) == 20


def test_many_hours_are_listed_first_each_with_its_count_and_a_way_to_it(practice: Practice) -> None:
    """A clinician sees at once whose hours wait, and how much; two need no list."""
    now = timezone.now()
    for number in (1, 2):
        flagged.hour(practice, number, now - timedelta(days=number), SIX)
    assert "hours-flagged" not in page(practice, "today")
    third = flagged.hour(practice, 3, now - timedelta(days=3), SIX[:1])
    listed = page(practice, "today").partition("hours-flagged")[2].partition("</ul>")[0]
    assert listed.count("six turns") == 2
    assert f'href="#flags-{third.pk}-h"' in listed and "one turn<" in listed


def test_what_a_list_found_stands_before_what_only_the_listener_heard(practice: Practice) -> None:
    """Two things and no level: how it was found, then when it was said."""
    heard = [
        (1, HOPELESS, "reader"),
        (3, METHOD, "reader"),
        (5, HOPELESS, "list"),
        (7, HOPELESS, "answer"),
        (9, HOPELESS, "list"),
    ]
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), heard)
    assert re.findall(r"at place (\d+)", page(practice, "today")) == ["5", "7", "9", "1", "3"]


@pytest.mark.parametrize("category", list(Safety))
@pytest.mark.parametrize("found_by", ["list", "answer"])
def test_no_fold_holds_what_a_list_or_an_answer_found(practice: Practice, category: Safety, found_by: str) -> None:
    """The attack: four others of a list stand before it, twenty are only heard, and it stands open whatever it is about."""
    named = [(turn, HOPELESS, "list") for turn in (41, 43, 45, 47)]
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), [*HEARD, *named, (49, category, found_by)])
    open_, _, folded = page(practice, "today").partition('<details class="folded more">')
    assert "at place 49" in open_
    assert folded.count("I have seen this") == 20


@pytest.mark.parametrize("category", sorted(NEVER_TAKEN_BACK))
def test_no_fold_holds_suicide_or_self_harm_that_only_the_listener_heard(practice: Practice, category: Safety) -> None:
    """The attack: twenty other turns were heard first."""
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), [*HEARD, (45, category, "reader")])
    open_, _, folded = page(practice, "today").partition('<details class="folded more">')
    assert "at place 45" in open_
    assert folded.count("I have seen this") == 16


@pytest.mark.parametrize("category", [Safety.IPV_COERCION, Safety.PSYCHOSIS_COMMAND, Safety.HARM_TO_OTHERS])
def test_a_film_named_beside_what_somebody_went_through_folds_nothing(practice: Practice, category: Safety) -> None:
    """The attack: "My husband hit me, like in the song." lay behind "a film or a song"."""
    tags = (Context.QUOTED_MEDIA,)
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), [(1, category, "list", tags)])
    assert "a film or a song" not in page(practice, "today")


@pytest.mark.parametrize("category", [Safety.CHILD_ABUSE_NEGLECT, Safety.DEPENDENT_ABUSE])
def test_a_film_named_beside_harm_to_a_child_or_an_old_person_folds_nothing(practice: Practice, category: Safety) -> None:
    """The attack: "Her stepdad beats my daughter, she told me after we saw a film." is of somebody else, and of no film."""
    tags = (Context.QUOTED_MEDIA, Context.THIRD_PERSON)
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), [(1, category, "list", tags)])
    assert "a film or a song" not in page(practice, "today")


@pytest.mark.parametrize("tags", [(Context.QUOTED_MEDIA, Context.THIRD_PERSON), (Context.IDIOM,)])
def test_what_somebody_in_a_film_did_and_a_figure_of_speech_lie_folded(practice: Practice, tags: tuple[Context, ...]) -> None:
    """The other half."""
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), [(1, Safety.HARM_TO_OTHERS, "list", tags)])
    assert "Figures of speech, a film or a song: 1" in page(practice, "today")


def test_one_turn_alone_is_not_folded(practice: Practice) -> None:
    """The fold would take its room."""
    flagged.hour(practice, 1, timezone.now() - timedelta(days=1), HEARD[: today.OPEN + 1])
    assert "folded more" not in page(practice, "today")


def test_what_lies_in_a_fold_was_put_before_its_clinician_and_is_seen_by_a_click(practice: Practice) -> None:
    """Delivered with the page, seen by nobody; then seen, and it waits open for what was done."""
    session = flagged.hour(practice, 1, timezone.now() - timedelta(days=1), HEARD)
    text = page(practice, "today")
    assert not session.flags.filter(delivered_at__isnull=True).exists()
    assert not session.flags.filter(seen_at__isnull=False).exists()
    last = re.findall(r'id="flag-([^"]{36})"', text)[-1]
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    browser.post(reverse("therapist:flag-seen", args=[last]))
    assert SafetyFlag.objects.get(pk=last).seen_at is not None
    _, _, after = page(practice, "today").partition("</details>\n")
    assert f"flag-{last}" in after and "What you did about it" in after


def test_a_flag_without_its_hour_keeps_its_words(practice: Practice) -> None:
    """The attack: the transcript is gone, and the quotes stand."""
    session = flagged.hour(practice, 1, timezone.now() - timedelta(days=1), SIX)
    Talk.objects.filter(session=session).delete()
    assert page(practice, "today").count("<mark>What was said in hour 1 at place") == 6
