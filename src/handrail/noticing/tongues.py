"""Which of the two languages a turn is in, by its commonest words.

>>> languages("No quiero seguir aquí."), languages("It rained all day.")
(('es',), ('en',))
"""

import re

SPANISH = re.compile(
    r"[ñ¿¡áéíóú]|\b(?:que|mi|los|las|una|por|para|pero|esta|estoy|quiero|tengo|muy|ya|su|cuando|soy|hay|nadie|voy|yo|al|del|mis|sin|pastillas|matar\w*|morir\w*)\b",
    re.IGNORECASE,
)
MAYBE_SPANISH = re.compile(r"\b(?:me|se|no|la|le|lo|el|un|en|de|con|si|te|a)\b", re.IGNORECASE)
HARDLY_ENGLISH = re.compile(r"\b(?:se|la|le|lo|el|un|en|de|con|si|te)\b", re.IGNORECASE)
"""Two of these and nothing English: "Te espero en la entrada."."""
ENGLISH = re.compile(
    r"\b(?:i|i'm|the|my|you|and|to|it|was|that|he|she|they|is|of|have|don't|for|with|on|at|just|want|wanna|gonna|gotta|myself|this|are|be)\b",
    re.IGNORECASE,
)


def languages(text: str) -> tuple[str, ...]:
    """What a turn is in: English, Spanish, or both where it may be either."""
    spanish = SPANISH.search(text) is not None
    if (spanish or _small_words(text)) and not ENGLISH.search(text):
        return ("es",)
    return ("en", "es") if spanish or MAYBE_SPANISH.search(text) else ("en",)


def lists_to_read(text: str) -> tuple[str, ...]:
    """Whose lists to read. Small words of Spanish alone put no list away: "Took twenty pills con el vodka." is in both.
    What "me", "no" and "a" alone have in common with Spanish is English.

    >>> lists_to_read("Te espero en la entrada."), lists_to_read("No quiero seguir aquí."), lists_to_read("Me mate is getting married.")
    (('en', 'es'), ('es',), ('en',))
    """
    if SPANISH.search(text):
        return languages(text)
    if _small_words(text):
        return ("en", "es")
    return languages(text) if HARDLY_ENGLISH.search(text) or not ENGLISH.search(text) else ("en",)


def _small_words(text: str) -> bool:
    return len(set(map(str.lower, HARDLY_ENGLISH.findall(text)))) > 1
