"""The second opinion: indirect words are found, figures of speech are told apart, and nothing of the first six is hidden (R37)."""

import time

import numpy as np
import pytest

from handrail.noticing import flags, listener, reader, safety, second
from handrail.papers.notice import Context, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role


def said(text: str, role: Role = Role.CLIENT) -> tuple[SafeTurn, ...]:
    return (SafeTurn(0, role, text),)


@pytest.mark.parametrize(
    "text",
    [
        "Some mornings I hope the ceiling just comes down on me and I never have to get up.",
        "He keeps my bank card and he locks the door when he goes out.",
        "I have been throwing up after dinner until my throat bleeds.",
        "Ya no quiero seguir aquí, mejor me voy con mi madre que está en el cielo.",
    ],
)
def test_indirect_words_are_found(text: str) -> None:
    """Lists alone miss many such sentences."""
    assert flags(said(text))


@pytest.mark.parametrize(
    "text",
    ["We had pasta for dinner and then we watched the match.", "I would like to cut down on coffee.", "Me gusta el café."],
)
def test_everyday_talk_is_left_alone(text: str) -> None:
    """Nothing to show."""
    assert not flags(said(text))


def test_a_model_s_flag_quotes_exactly_and_says_where_it_came_from() -> None:
    """The sentence is the quote, and the reason names the model."""
    text = "It was a long day. I hope the ceiling just comes down on me and I never have to get up. Then I made tea."
    added = [flag for flag in flags(said(text)) if "language model takes" in flag.why]
    assert all(text[flag.start : flag.end] == flag.quote for flag in flags(said(text)))
    assert [flag.quote for flag in added] == ["I hope the ceiling just comes down on me and I never have to get up."]


def test_the_reader_never_hides_the_first_six(monkeypatch: pytest.MonkeyPatch) -> None:
    """However sure it is of everyday talk, words of suicide stay, tagged as a figure of speech."""
    text = "I want to kill myself."
    sure = second.Opinion(0, len(text), 1.0, "plan")
    monkeypatch.setattr(second, "opinions", lambda turns, hit: {0: [sure]})
    (flag,) = [one for one in flags(said(text)) if one.category is Safety.ACTIVE_IDEATION]
    assert Context.IDIOM in flag.context


@pytest.mark.parametrize(("everyday", "found_by"), [(0.65, "list"), (0.75, None)])
def test_a_list_s_finding_that_the_listener_would_show_too_is_told_as_the_list_s(
    monkeypatch: pytest.MonkeyPatch, everyday: float, found_by: str | None
) -> None:
    """R27: its reason names the list; above the listener's own share it is taken back, as before."""
    text = "Mi marido me revisa el celular."
    unsure = second.Opinion(0, len(text), everyday, "ipv_coercion", 12, spanish=True)
    monkeypatch.setattr(second, "opinions", lambda turns, hit: {0: [unsure]})
    monkeypatch.setattr(safety, "STANDS", {})
    found = flags(said(text))
    assert safety.list_finds(text) and [flag.found_by for flag in found] == ([found_by] if found_by else [])
    assert not any("No list holds" in flag.why or "everyday talk" in flag.why for flag in found)


def test_a_therapist_s_sentence_is_for_the_lists_alone() -> None:
    """The model adds nothing to what the therapist says."""
    assert not [
        flag for flag in flags(said("I keep picturing you at the bottom of the lake.", Role.THERAPIST)) if "model" in flag.why
    ]


def test_it_reads_the_same_alone_and_among_others() -> None:
    """What stands beside a sentence in the batch does not change it."""
    texts = ["I sleep badly.", "I want to stop drinking because of my kids, and it scares me.", "Yes."]
    together = reader.read(texts)["client"]
    assert np.allclose(together, np.concatenate([reader.read([text])["client"] for text in texts]), atol=1e-4)
    heard = listener.shipped()
    assert heard.listen(texts) == [heard.listen([text])[0] for text in texts]


@pytest.mark.parametrize("text", ["", " ", "…", "🙂" * 40, "a" * 5000, "\x00\ufffd", "no " * 3000])
def test_strange_text_is_read(text: str) -> None:
    """Nothing, pictures, one endless word, three thousand words."""
    flags(said(text))


def test_an_hour_of_talk_costs_little() -> None:
    """7,500 words, half of them a client's."""
    own = "We went to the market, and my sister told me about the new flat, so I was home late and tired."
    turns = tuple(SafeTurn(place, (Role.THERAPIST, Role.CLIENT)[place % 2], own) for place in range(375))
    flags(turns[:2])
    start = time.process_time()
    flags(turns)
    assert time.process_time() - start < 2


def test_a_reason_names_the_category_in_a_clinician_s_words() -> None:
    """No key of the program stands in a sentence that a human reads."""
    reasons = " ".join(
        flag.why for flag in flags(said("I have been cutting myself again. He hits the children when he is drunk."))
    )
    assert "on the list for self-harm" in reasons
    assert "nssi" not in reasons


@pytest.mark.parametrize(
    ("role", "text", "is_found"),
    [
        (Role.CLIENT, "I held the scissors on Tuesday, on the stairs, and I put them back in the drawer.", True),
        (Role.THERAPIST, "The last time we spoke about cutting. How has that been?", True),
        (Role.CLIENT, "I held the baby on the stairs and I put her back in the cot.", False),
        (Role.THERAPIST, "We spoke about cutting down on coffee.", False),
    ],
)
def test_a_blade_that_was_held_and_put_back_is_flagged(role: Role, text: str, is_found: bool) -> None:
    """Self-harm that nearly was, and a therapist's plain question for it; the same words about other things are none."""
    assert any(flag.category is Safety.NSSI for flag in flags(said(text, role))) is is_found
