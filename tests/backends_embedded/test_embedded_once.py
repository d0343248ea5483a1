"""No two lines of a document say the same in nearly the same words."""

import pytest

from handrail.backends.embedded.lines.fill import _says_again

TOLD = "Asked “Do you know how to take the tablets?”, client said: “Just one tablet every morning, with breakfast.”"


def test_a_line_in_nearly_the_same_words_says_nothing_new() -> None:
    """Two questions of one mould, joined with their answers."""
    assert _says_again(
        "Asked “Do you know how to take these tablets?”, client said: “One tablet every morning, with breakfast.”", TOLD
    )


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (TOLD.replace("one tablet", "three tablets"), TOLD),
        ("Client on sleep: “Five hours.”", "Client on sleep: “Six hours.”"),
        ("Client reported: their brother rang on Sunday.", TOLD),
        ("Client will not tell the mother about the drinking.", "Client will tell the mother about the drinking."),
        ("Client stopped the quetiapine because of nausea.", "Client stopped the sertraline because of nausea."),
        ("Partner: “My mother shouted at the children.”", "Client: “My mother shouted at the children.”"),
    ],
)
def test_another_number_and_few_words_are_another_line(text: str, before: str) -> None:
    """The attack: a dose, an hour or a short answer must not fall as a repeat."""
    assert not _says_again(text, before)
