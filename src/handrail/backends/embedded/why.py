"""The reason for a line in two registers. The weights are the choice itself: nothing is explained afterwards."""

from handrail.backends.embedded.choose import Choice
from handrail.papers.draft import Content, Weight, Why

_ABOUT = {
    Content.REPORT: ("the client's own account", "you told it yourself"),
    Content.OBSERVED: ("a finding that was said aloud", "it was said aloud as a finding"),
    Content.INTERVENTION: ("something the therapist did with words", "it shows what your therapist did"),
    Content.RESPONSE: ("an answer to what the therapist did", "it is your answer to your therapist"),
    Content.GOAL: ("a goal that was named", "you named something you want"),
    Content.PROBLEM: ("a problem in the client's words", "you said that it is hard"),
    Content.PLAN: ("words of agreement or a next step", "it is about what comes next"),
    Content.HOMEWORK: ("what became of the homework", "it is about the work you took home"),
    Content.THREAD: ("something left open", "it was left open"),
    Content.SAFETY: ("safety language, quoted and not rated", "it is about being safe"),
    Content.JUDGEMENT: ("", ""),
}
_MOST = 6


def why(choice: Choice) -> Why:
    """Chosen because of these words."""
    clinicians, clients = _ABOUT[choice.content]
    topics = [(topic.name, words) for topic, words in choice.one.scored.topics.items()][:3]
    named = ", ".join(f"{name} (“{words}”)" for name, words in topics)
    clinician = f"Chosen as {clinicians}; its words touch {named}." if named else f"Chosen as {clinicians}."
    easy = " and ".join(name for name, _ in topics[:2])
    client = f"This line is here because {clients}." + (f" The words are about {easy}." if easy else "")
    weights = sorted(choice.weights, key=lambda weight: (-abs(weight.weight), weight.words))[:_MOST]
    return Why(clinician, client, tuple(Weight(weight.words, round(weight.weight, 2)) for weight in weights))
