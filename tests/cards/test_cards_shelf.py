"""Every model has a card with all 31 attributes, and a client can read what it is in plain words (R30)."""

from pathlib import Path

import pytest

import handrail.cards as shelf
from handrail import prompts
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


def test_every_engine_s_card_has_its_version() -> None:
    """R30, attacked: a new engine behind an old card."""
    assert card("embedded").version == Embedded(Sealer.generate().verifier()).model().version
