"""Topics that nobody raised. They stay in the note as "not assessed": silence is never "denies" and never "normal"."""

import re
from collections.abc import Sequence

from handrail.language.medicines import DRINKING, MEDICINES, SUBSTANCES
from handrail.papers.safe import SafeTurn

TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("suicidal ideation", r"\b(?:suicid\w*|kill(?:ing)? (?:my|your)self|want(?:ed)? to die|wak(?:e|ing) up\b(?<=not to wake up)|not (?:want(?:ing)? )?to (?:be here|wake up|live)|not wanting to be here|end(?:ed|ing)? (?:my|your) (?:own )?life|tak(?:e|ing) (?:my|your) own life|better off dead|not wake up|be dead|to be alive|worth living|(?:would|['’]d) (?:all )?be better off without (?:me|you|us)|(?:easier|better|happier) if (?:i|you) (?:was|were) ?(?:n['’]t|not) (?:here|around))\b"),
        ("self-harm", r"\b(?:self[- ]?harm\w*|(?:cut|cutting|hurt|hurting|harm|harming|burn|burning) (?:my|your)self|have you (?:been )?cut(?:ting)? (?:again|since|lately|recently|at all)|cut(?:ting)? (?:my|your) (?:arms?|legs?|wrists?|thighs?))\b"),
        ("thoughts of harming others", r"\b(?:(?:hurt|hurting|harm|harming|kill|killing|stab\w*) (?:someone|anyone|others|him|her|them|people|the baby|your baby|my baby|\[[^\]]+\]))"),
        ("access to means", r"\b(?:guns?|firearms?|weapons?|rifles?|pistols?|shotguns?|access to|(?:stash|bottle) of pills|means to|lock(?:ed|ing)? (?:up |away )?(?:the |your |my |all the )?(?:medicines?|medications?|meds|pills|tablets|knives)|(?:medicines?|medications?|meds|pills|tablets|knives) (?:\w+ ){0,3}locked)\b"),
        ("alcohol and other substances", rf"\b(?:{DRINKING}|smok\w+|drugs?|substances?|sober|vap\w+|{SUBSTANCES})\b"),
        ("medication and side effects", rf"\b(?:medications?|medicines?|meds|mg|milligrams?|pills?|prescri\w+|side effects?|dos(?:e|age)|{MEDICINES})\b"),
        ("sleep", r"\b(?:sle(?:ep|pt)\w*|insomnia|awake|nightmares?|woke|wak(?:e|ing)|bed(?:time)?|tired|nap)\b"),
        ("appetite and weight", r"\b(?:appetite|eat(?:ing|en)?|ate|meals?|weight|hungry|food|dinner|lunch|breakfast)\b"),
        ("abuse or violence at home", r"\b(?:abus\w+|violen\w+|hits? (?:me|you)|hit (?:me|you)|afraid (?:of (?:him|her)|at home)|safe at home|domestic|(?:arguments?|fights?|rows?|it|things) (?:\w+ ){0,2}(?:get|gets|got|gotten|turn\w*|been|become) physical|(?:anyone|anybody) (?:ever |else )?(?:hurts?|hit) you|push(?:es|ed) me (?:down|against|over|into|off|around)|(?:anyone|anybody|either of you)(?:['’]s| is| are| been)? (?:ever )?(?:been )?(?:scared|frightened|afraid)|anyone['’]s scared|(?:put|lay|laid) (?:a )?hands? on (?:me|you|her|him))\b"),
    )
)  # fmt: skip
SPANISH = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (
        ("suicidal ideation", r"\b(?:suicid\w*|matar(?:me|se)|quitar(?:me|se) la vida|(?:quiero|querer|quisiera|ganas de) (?:vivir|morir\w*)|no despertar\w*|estar muert[oa])\b"),
        ("self-harm", r"\b(?:(?:hacer|hace|hago|hecho)(?:me|se|te)? daño|lastimar(?:me|se|te)|cortar(?:me|se|te)|me cort[oé])\b"),
        ("thoughts of harming others", r"\b(?:hacer(?:le|les) daño|lastimar(?:lo|la|los|las|le|a)|matar(?:lo|la|los|las|a)|daño a (?:alguien|otros|otras))\b"),
        ("access to means", r"\b(?:pistolas?|armas?|frasco de pastillas|acceso a)\b"),
        ("alcohol and other substances", r"\b(?:alcohol|tom(?:o|a|ando|é|aba) (?:un|una|ni|cerveza|alcohol|vino)|cervezas?|(?:copas?|vasos?|botellas?) de vino|tequila|ron|borrach\w+|marihuana|cocaína|drogas?|fum\w+)\b"),
        ("medication and side effects", r"\b(?:medic(?:ina|inas|amento|amentos|ación)|pastillas?|miligramos?|dosis|receta\w*|efectos secundarios|sertralina|psiquiatra)\b"),
        ("sleep", r"\b(?:d[uo]erm\w*|dorm\w*|sueño|insomnio|despiert\w+|despert\w+|pesadillas?|desvel\w+)\b"),
        ("appetite and weight", r"\b(?:apetito|hambre|comida|comer|come|comes|como (?:bien|mal|poco|mucho|una|dos|menos)|kilos?|peso|desayun\w+|cen[oae]\w*)\b"),
        ("abuse or violence at home", r"\b(?:abus\w+|violen\w+|me (?:pega|pegó|golpea|golpeó)|le (?:pega|pegó)|miedo (?:a|de) (?:él|ella)|segur[oa] en (?:su |tu )?casa)\b"),
    )
}  # fmt: skip
"""The same topics as they are raised in Spanish."""
ALWAYS = "mental status"
"""No word of an hour raises it: it is seen, by a human."""


def not_assessed(turns: Sequence[SafeTurn]) -> tuple[str, ...]:
    """In a fixed order, so that a reader learns where to look."""
    text = "\n".join(turn.text for turn in turns)
    return (*(name for name, pattern in TOPICS if not pattern.search(text) and not SPANISH[name].search(text)), ALWAYS)
