"""R5: plain words."""

from dataclasses import replace

from django.utils import timezone

from handrail import constitution, flow
from handrail.papers import codec
from handrail.papers.kind import Author
from handrail.papers.signed import Line, Signed
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, refused, see
from handrail.release import readability


@holds(5)
def every_article_reads_easily(house: House) -> str:
    """The client's words of all articles, in grade and in length of sentences."""
    grades = {one.id: readability.grade(one.client) for one in constitution.ARTICLES.values()}
    hard = [rule for rule, grade in grades.items() if grade > readability.CEILING]
    see(not hard, f"too hard to read: {', '.join(hard)}")
    long = [one.id for one in constitution.ARTICLES.values() if readability.mean_sentence_words(one.client) > 20]
    see(not long, f"sentences too long: {', '.join(long)}")
    return f"46 articles in plain words, grade {sum(grades.values()) / len(grades):.1f} on average, none above 8"


@attack(5)
def heavy_words_for_a_client(house: House) -> str:
    """A signed summary in heavy words does not reach its reader."""
    signed = codec.load(Signed, house.signed(house.summary).get("body"))
    heavy = "The multidimensional psychotherapeutic conceptualisation necessitates considerable intersubjective recalibration."
    signed = replace(signed, lines=(*signed.lines, Line("What we talked about", heavy, Author.AI)))
    refused(lambda: flow.show_client(signed, now=timezone.now()), "a summary that is hard to read", "R5")
    return "a summary above grade 8 is refused at the last door"
