"""English verbs in the third person: what "they" and "I" take, as "she" or "he" takes it.

>>> third("wake"), third("try"), third("have"), is_past("slept"), is_past("need")
('wakes', 'tries', 'has', True, False)
"""

PAST = frozenset(
    "went got came said told took made left felt thought slept woke wrote put had rang gave knew saw kept lost found bought brought taught "
    "caught met paid sent spent stood sat understood drove rode flew swam sang spoke chose threw hid bit held led won built lent meant heard "
    "lay dreamt burnt broke fell began grew cut let hit read quit bet hurt shut set ate drank ran swore wore tore shook forgot became dealt "
    "learnt did was were stuck hung fought dug swung sank sold shot stole fed bled bent froze knelt slid rose swept wept crept drew blew overslept redid undid".split()
)
"""Past forms that don't end in "-ed"."""
BASE = frozenset(
    "wake go get have do say think feel know want need like love hate try keep make take come see look watch wear work live sleep eat drink "
    "smoke walk talk call ring text ask tell run sit lie stand stay leave start stop find hear hope wish worry cry shout use help hold avoid "
    "check wash count write read play pay owe buy sell drive swap miss remember forget notice believe suppose reckon guess mean prefer plan "
    "agree manage struggle drop pick turn move open close lock spend save send bring carry finish follow fall forget give hide imagine "
    "breathe freeze shake panic enjoy cook clean deserve dread expect weigh skip sip kneel nap swear back fill sign agree trust owe sweat vomit binge".split()
)
"""Verbs of an hour, as "I" takes them."""
ALSO = frozenset(
    "listen pray rest doze scroll rehearse replay pace pull push pour phone email message sort tidy knit scratch bite throw scream yell argue fight laugh smile "
    "joke nod shrug dream cough itch ache shiver lock practise practice study teach train paint draw sew knock wait sing dance swim cycle jog drift wander".split()
)
"""Verbs that are nouns, too, or seldom heard: behind "they" they are verbs."""
_IRREGULAR = {"have": "has", "do": "does", "go": "goes"}
_ED_OF_NOW = frozenset({"need", "feed", "bleed", "breed", "speed", "succeed", "proceed", "exceed"})
EITHER = frozenset("put cut hit hurt read let shut set quit bet cost spread split burst cast rid shed thrust".split())
"""Past and present alike: in the third person they would say which."""


def third(verb: str) -> str:
    """The third person of a verb in its base form."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou") else f"{verb}s"


def is_past(verb: str) -> bool:
    """A past form, which every person takes."""
    return verb in PAST or (verb.endswith("ed") and verb not in _ED_OF_NOW)
