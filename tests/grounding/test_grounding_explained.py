"""Every kept line says why it stands, to the clinician and to the client, in English and in Spanish, from the same facts."""

from grounding_session import session

from handrail import kinds
from handrail.grounding import ground
from handrail.papers.draft import Evidence, ModelCard, RawDraft, Said, Statement, Weight, Why
from handrail.papers.notice import Notices
from handrail.release.readability import grade

SAFE = session()
MODEL = Why(
    "The language model llama cited these words; the citation shows where, not why.",
    "A language model picked these words. It can show where, but not why.",
)
RULES = Why("Chosen as the client's own account.", "This line is here because you told it yourself.", (Weight("sleep", 1.0),))


def kept(why: Why) -> Statement:
    """One line through the door."""
    quote = "I slept maybe five hours a night"
    start = SAFE.turns[1].text.index(quote)
    said = Said("Data", "Client slept maybe five hours a night.", (Evidence(1, start, start + len(quote), quote),), 0.7, why)
    (line,) = ground(RawDraft(kinds.kind("dap"), SAFE.id, (said,), ModelCard("m", "1", "c")), SAFE, Notices()).statements()
    return line


def test_the_clinician_reads_where_and_how_it_was_held() -> None:
    """Turn, share of the words met, and how many facts agree."""
    told = kept(RULES).why.clinician
    assert "turn 2" in told and "%" in told and "1 of its numbers" in told


def test_a_language_model_is_called_one_in_both_languages() -> None:
    """R27, attacked: no made-up reason for what a language model chose."""
    why = kept(MODEL).why
    assert "not why" in why.client and "no por qué" in why.client_es


def test_rules_are_called_rules() -> None:
    """The engine's line is not passed off as a model's, nor the other way round."""
    assert "reglas fijas" in kept(RULES).why.client_es and "modelo de lenguaje escribió" not in kept(RULES).why.client_es


def test_the_client_s_register_is_plain() -> None:
    """R5: grade 8 at most, sentences under twenty words."""
    for why in (MODEL, RULES):
        text = kept(why).why.client
        assert grade(text) <= 8.0
        assert all(len(sentence.split()) < 20 for sentence in text.split("."))
