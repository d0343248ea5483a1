"""Every model has a card with all 31 attributes, and a client can read what it is in plain words (R30)."""

import re
from pathlib import Path

import pytest

import handrail.cards as shelf
from handrail import airlock, grounding, noticing, prompts
from handrail.backends.embedded import Embedded
from handrail.cards import ATTRIBUTES, GROUPS, Card, card, cards
from handrail.papers.errors import BadInput
from handrail.prompts.draft_3 import PROMPT
from handrail.release import grade, inflesz, mean_sentence_words
from handrail.vault.seal import Sealer

ALL = tuple(cards().values())


def test_it_works() -> None:
    """31 attributes in nine groups."""
    assert len(ATTRIBUTES) == len(set(ATTRIBUTES)) == 31 and len(GROUPS) == 9


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_each_card_answers_everything(one: Card) -> None:
    """No attribute is blank, none is unknown, and none says less than a sentence."""
    assert set(one.attributes) == set(ATTRIBUTES)
    assert all(text.endswith(".") for text in one.attributes.values())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_clients_can_read_what_it_is(one: Card) -> None:
    """R5: grade 8 at most, short sentences, in both languages."""
    assert (
        grade(one.plain) <= 8
        and mean_sentence_words(one.plain) <= 20
        and mean_sentence_words(one.plain_es) <= 20
        and inflesz(one.plain_es) >= 55
    )


def test_the_embedded_engine_names_its_card() -> None:
    """What stands beside a draft leads to a card."""
    assert card(Embedded(Sealer.generate().verifier()).model().card).key == "embedded"


@pytest.mark.parametrize("attribute", ATTRIBUTES[::6])
def test_a_card_with_a_gap_is_not_shelved(attribute: str) -> None:
    """An attack: a card whose author left one attribute blank."""
    body = {
        "title": "X",
        "version": "1",
        "plain": "X.",
        "title_es": "X",
        "plain_es": "X.",
        **dict.fromkeys(ATTRIBUTES, "Known."),
        attribute: " ",
    }
    with pytest.raises(BadInput, match=attribute):
        shelf._card("x", body)


def test_an_unknown_card_is_said() -> None:
    """In one sentence."""
    with pytest.raises(BadInput):
        card("../../etc/passwd")


def test_every_file_is_a_card() -> None:
    """Nothing else lies on the shelf."""
    files = {path.stem for path in Path(shelf.__file__).parent.glob("*.toml")}
    assert files == set(cards())


def test_every_prompt_has_a_card_of_its_version() -> None:
    """R30: the words that ask a model are carded like the model, and can be read in full."""
    shelf_of = {path.stem for path in Path(prompts.__file__).parent.glob("*_*.py")} - {"__init__"}
    assert shelf_of == {f"{PROMPT.key}_{PROMPT.version}"}
    assert card(PROMPT.card).version == PROMPT.version
    assert PROMPT.hash in PROMPT.named and PROMPT.rules in PROMPT.words


OURS = {
    "airlock": (airlock.VERSION, ("airlock",)),
    "embedded": (Embedded(Sealer.generate().verifier()).model().version, ("drafts", "model")),
    "grounding": (grounding.VERSION, ("grounding",)),
    "noticing": (noticing.VERSION, ("noticing",)),
    "prompt-draft": (PROMPT.version, ()),
}
"""What Handrail itself makes: the version in the code, and the pages of docs/measured that hold its figures."""
MEASURED = Path(__file__).resolve().parents[2] / "docs" / "measured"
FIGURE = re.compile(r"\d+\.\d+|\b\d+ of \d+\b")


@pytest.mark.parametrize("key", OURS)
def test_a_card_has_the_version_of_its_code(key: str) -> None:
    """R30, attacked: a new engine, check or list behind an old card."""
    assert card(key).version == OURS[key][0]


@pytest.mark.parametrize("key", OURS)
def test_a_card_sends_nobody_to_the_source(key: str) -> None:
    """R30: who reads it in the product has no repository; error rates stand on the card."""
    assert not [
        text for text in card(key).attributes.values() if re.search(r"\b(?:docs|training|bench|tests|src)/|\.(?:md|py)\b", text)
    ]


@pytest.mark.parametrize("key", [key for key, (_, pages) in OURS.items() if pages])
@pytest.mark.parametrize("attribute", ["validity", "validity_elsewhere"])
def test_a_card_tells_the_figures_that_were_measured(key: str, attribute: str) -> None:
    """R30: there are some, and each stands on the page where it was written down."""
    pages = "\n".join((MEASURED / f"{page}.md").read_text(encoding="utf-8") for page in OURS[key][1])
    told = FIGURE.findall(card(key).attributes[attribute])
    assert told and [figure for figure in told if not re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.]*\d)", pages)] == []


def test_only_a_version_that_drafts_keep_is_said_to_stand_beside_them() -> None:
    """R30, attacked: a card that speaks of a record which nobody keeps."""
    kept = {Embedded(Sealer.generate().verifier()).model().card, PROMPT.card, "language-model"}
    assert {one.key for one in ALL if "beside every draft" in one.attributes["updates"]} <= kept


@pytest.mark.parametrize("key", OURS)
def test_no_card_speaks_of_shares_that_no_page_shows(key: str) -> None:
    """R30, attacked: nothing in the product adds up edited and struck lines."""
    assert "own shares" not in card(key).attributes["local_validity"]
