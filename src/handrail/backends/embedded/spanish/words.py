"""What Spanish speech is about, and what it does: word lists for `spanish.py`. Names are those of `why.py`."""

import re

from handrail.kinds.thread import IN_SPANISH
from handrail.language.medicines import MEDICINES, SUBSTANCES


def _any(words: str, names: str = "(?!)") -> re.Pattern[str]:
    """Beginnings of words, one of them; or one of some `names`."""
    return re.compile(rf"\b(?:{'|'.join(words.split(', '))})\w*|{names}", re.IGNORECASE)


_NAMED = re.compile(rf"\b(?:{'|'.join(IN_SPANISH.values())})\b", re.IGNORECASE)
TOPICS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("sleep", 1.2, _any("duerm, dorm, sueño, insomni, despiert, despert, pesadill, madrugada, desvel")),
    ("eating", 1.0, _any("com[oíe], comida, apetito, hambre, peso, adelgac, vomit, atrac")),
    ("energy", 1.0, _any("cansad, cansanci, energía, agotad, fuerzas, ganas de")),
    ("mood in their own words", 1.2, _any("trist, deprim, llor, ánimo, sol[oa] me siento, vací, culpa, enoj, rabia, vergüenza")),
    ("worry", 1.2, _any("preocup, ansi, nervi, angusti, estrés, estresa, agobi")),
    ("panic", 1.3, _any("pánico, ataque, ahog, corazón, tembl, mare[oa], palpita")),
    ("substances", 1.2, _any("alcohol, tom[oéa] un, cerveza, (?:de|tom\\w+|beb\\w+) vino, beb[oíe], borrach, marihuana, drog, cocaín, fum", SUBSTANCES)),
    ("medication", 1.3, _any("pastilla, medic, miligram, dosis, receta, psiquiatra, tratamiento", MEDICINES)),
    ("body and symptoms", 0.9, _any("dolor, duele, cabeza, espalda, estómago, pecho, cuerpo")),
    ("work or school", 1.0, _any("trabaj, jef[ea], escuela, clase, universidad, oficina, turno, despid")),
    ("money and housing", 1.0, _any("dinero, renta, alquiler, deuda, casa nueva, mud[aé], desaloj")),
    ("family and relationships", 1.1, _any(
        "mamá, madre, papá, padre, herman, hij[oa], espos, marido, pareja, novi[oa], abuel, tí[oa]\\b, amig, suegr, famili"
    )),
    ("loss", 1.4, _any("muri[óo], muert, falleci, duelo, funeral, perd[íi], extraño a")),
    ("reminders of what happened", 1.3, _any("recuerd, accidente, abus, me pas[óo], asalt, violen")),
    ("avoiding", 1.1, _any("evit, no sal[gí], encierr, ya no voy, no contest")),
    ("what helps", 1.1, _any(
        "me ayud, ayuda, me sirv, me tranquil, me calm, me relaj, me apoy, me acompañ, hasta que se me pas, respiro, respiración, caminar, caminata, rez, "
        "escrib, músic, cocin, jardín"
    )),
    ("homework", 1.2, _any("tarea, registro, diario, cuaderno, practiqu, intent[éa], ejercicio")),
    ("named techniques", 1.2, _NAMED),
    ("wants and goals", 1.2, _any("quiero, quisiera, me gustaría, meta, espero poder, sueño con")),
    ("how often or how much", 0.5, re.compile(
        r"\b(?:\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veces|cada|todas las noches|diario|semanas?|meses|años|horas?|minutos)\b",
        re.IGNORECASE,
    )),
)  # fmt: skip
STEPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("strengths", r"\bquién(?:es)?\b[^?]*\b(?:apoya|ayuda|acompaña|cuenta|está con)\w*|\bcon quién (?:cuenta|puede)\w*|\ben quién\b[^?]*\bapoy\w+|\bqué (?:le|te) (?:ayuda|sirve|funciona|da fuerzas?)|\b(?:buen[oa] (?:en|para)|orgullos[oa])\b"),
        ("treated", r"\b(?:alguna vez|antes|ya)\b[^?]*\b(?:terapia|psic[oó]log\w+|psiquiatra|terapeuta|consejer\w+|tratamiento)|\b(?:fui|iba|estuve|fue|ido|estado) (?:a|con|en) (?:un[ao]? |la )?(?:psic[oó]log\w+|psiquiatra|terapeuta|terapia)"),
        ("brought", r"\bqué (?:le|te|lo|la) (?:trae|trajo)\b|\ben qué (?:le|te) puedo (?:ayudar|servir)|\bpor qué (?:vino|viniste|ahora)\b"),
        ("helped", r"\bqué (?:(?:es lo que|fue lo que) )?(?:más )?(?:le|te) (?:ayudó|sirvió|funcionó|cambió)|\bqué se lleva\w*"),
        ("signs", r"\b(?:primeras?|señales|señal) (?:señal\w*|de (?:aviso|alerta|que))|\bcómo (?:se daría|te darías|va a|vas a) (?:cuenta|saber)"),
        ("then", r"\by si (?:vuelve\w*|le da|te da|le viene|te viene|pasa)\b|\bqué (?:haría|harías|hará|harás|va a hacer|vas a hacer) (?:si|cuando|entonces|ese)"),
        ("people", r"\ba quién (?:le |les )?(?:llam|pued|acud|dir|av)\w+|\bquién (?:más )?(?:se )?(?:daría|puede|podría|nota\w*) "),
    )
)  # fmt: skip
"""Steps of an hour, as `protocol.py` names them in English."""
SAFETY = re.compile(
    r"\b(?:suicid\w*|matar(?:me|lo|la|te|los)|quitar(?:me|se) la vida|(?:no|sin) (?:quiero|quisiera|querer|ganas de) (?:vivir|despertar\w*|"
    r"seguir(?: viviendo)?|estar aquí)|no despertar\w*|(?:quiero|quisiera|quería|prefiero|ojalá me|ganas de) (?:morir\w*|muera|muriera|estar muert[oa])|"
    r"mejor muert[oa]|(?:hacer(?:me|le|te)|me hago|me hice) daño|lastimar(?:me|lo|la)|cort(?:ar(?:me|te)|o los brazos)|me (?:corto|corté|quemo|quemé)|"
    r"estar(?:ían|ía) mejor sin mí|(?:soy|ser) una carga|desaparecer(?: para siempre)?|no (?:vale la pena|tiene sentido) (?:vivir|seguir)|"
    r"sobredosis|(?:todas las|un frasco de) pastillas|(?:una|la|su) (?:pistola|arma)|ahorcar\w*|tirarme (?:de|a)|"
    r"me (?:pega|pegó|golpea|golpeó|amenaza|amenazó|obliga|viol[óa]|encierra|empuj[óa])|(?:nos|le|les) peg[aó]|le tengo miedo|miedo de (?:él|que me haga)|"
    r"(?:oigo|escucho|oír|escuchar) (?:voces|una voz)|voces que|hacerle daño|sin salida|no aguanto más|no puedo más)",
    re.IGNORECASE,
)
"""KNOWN GAP: a list misses what is said in other words; `handrail.noticing` looks wider, and its flags reach a human anyway."""
MEETING = re.compile(
    r"\b(?:nos vemos|próxim[oa] (?:cita|sesión|encuentro)|la semana que viene a las|misma hora|(?:lunes|martes|miércoles|jueves|viernes|sábado)(?: (?!de\b|y\b)\w+){0,3},? a las?\b)",
    re.IGNORECASE,
)
PROPOSES = re.compile(
    r"\b(?:(?:le|te|les) propongo|propongo que|(?:quiero|quisiera|me gustaría) que|(?:va|vas|vamos) a (?:probar|intentar|hacer|escribir|anotar|practicar|caminar|llamar|seguir)|"
    r"podrías?(?: intentar| probar)?|(?:para|hasta|antes de) la próxima|esta semana|entonces quedamos|quedamos en|de tarea|sig(?:ue|a) con|la (?:primera|segunda|tercera),|primero,|segundo,|anot[ea]\b|practi(?:ca|que)\b|(?:qué|cómo) (?:le|te|les) parece si|(?:podemos|podríamos|vamos a) [^.?]*\bla próxima\b|"
    r"(?:háblel|dígal|dígas|cuéntel|cuéntes|pregúntel|coméntel|coméntes)\w*|hable con|"
    r"(?:pruebe|prueba|intente|intenta|escriba|escribe) )",
    re.IGNORECASE,
)
ASKS_HOW_IT_WENT = re.compile(
    r"^\W*(?:(?:y|entonces|pero|bueno|a ver)[,\s¿]+)*(?:pud(?:o|iste)|hizo|hiciste|practicó|practicaste|logró|lograste|intentó|intentaste|probó|probaste|fue|fuiste)\b",
    re.IGNORECASE,
)
"""Of what was agreed before: it proposes nothing."""
ASKS_OPENLY = re.compile(
    r"^\W*(?:(?:y|entonces|pero|bueno|a ver)[,\s¿]+)*(?:(?:a|de|con|para|por|en) )?(?:qué|quién(?:es)?|cómo|cuándo|cuánt\w+|d[oó]nde|cuál(?:es)?)\b(?!(?: tal| le parece| te parece| les parece| opina\w*)? si\b)",
    re.IGNORECASE,
)
"""Nothing is proposed by it, whatever words it has: "¿Qué quisiera intentar esta semana?" """
SUMS_UP = re.compile(
    r"\b(?:quedamos en|en resumen|resumiendo|para resumir|lo que acordamos|acordamos|el plan es)\b", re.IGNORECASE
)
SETTLES = re.compile(
    r"^(?!.*\?)(?:[^.]{2,80}, entonces|(?:(?:bueno|bien|perfecto|muy bien|ok|vale|eso)[,.] )?entonces,? [^.]{4,80}|(?:quedamos|lo dejamos) (?:en|con|para) [^.]{2,80})[.!]?(?:$|\s)",
    re.IGNORECASE,
)
"""Takes up in a few words what was just offered: "Cuatro días, entonces." """
LIMITS = re.compile(
    r"\W*(?:pero|no|ni|s[oó]lo|solamente|menos|excepto|salvo|a partir de|desde|hasta|si|cuando|antes de|después de|con|sin|cada|el primer\w*)\b(?!\W*$)",
    re.IGNORECASE,
)
"""Of what was just promised: when, how often, and when not."""
IN_CASE = re.compile(
    r"^(?:(?:y|pero|entonces|bueno)[,\s]+)*(?:si|cuando) .{8,}?, (?:entonces )?(?:por favor,? )?(?:(?:me|le|te|nos) )?(?:llam[ae]\w*|márqu\w+|marc\w+|escríb\w+|escrib\w+|vaya|ve|venga|ven|acud\w+|avis\w+|dígal\w+|dile|no tome|no lo|no la|siga)\b",
    re.IGNORECASE,
)
"""What to do if it gets worse, or goes wrong."""
TAKES_BACK = re.compile(
    r"\b(?:(?:pero )?mejor no\b|olvíd\w+|déjel[oa]|dejémoslo|(?:le|te) iba a (?:decir|proponer|pedir)|no, perdón|perdón, no|no, espere|mejor dicho)",
    re.IGNORECASE,
)
"""Said and withdrawn in the same breath."""
COMMITS = re.compile(
    r"\b(?:voy a|lo haré|lo voy|(?:intentar|tratar|har|llamar|escribir|caminar|probar|anotar)é|prometo|sí puedo|sí, puedo)\b",
    re.IGNORECASE,
)
POINTS = re.compile(
    r"\b(?:se )?l[aeo]s? (?:voy a|vamos a|digo|pregunto|llamo|cuento|escribo|pido|llevo)\b|\b(?:voy|vamos) a \w+(?:r|rse)l[aeo]s?\b|\b(?:se )?l[aeo]s? \w+(?:[aei]r|dr)é\b",
    re.IGNORECASE,
)
"""A promise that says "le" or "lo": to whom, and what, only the question tells."""
ASKS_AHEAD = re.compile(
    r"\bqué (?:(?:se )?(?:le|te) ocurre|(?:piensas?|quieres?|va|vas|podría|podrías|haría|harías|hará|harás|puede|puedes)(?: a)?(?: poder)? (?:hacer|probar|intentar)|haría\b|harías\b|hará\b|harás\b)|"
    r"^\W*(?:y )?(?:qué pasa )?(?:si|cuando) (?!no\b)(?:le|te|se|les|nos|vuelve\w*|viene\w*)\b|\b(?:cuántos días|cuántas veces|cuándo|a qué hora|con quién) (?:lo|la|los|las|le|te|se)?\s*(?:(?:va|vas) a|haría|harías|podría|podrías|hará|harás|puede|puedes|ve|ves|empieza\w*)\b",
    re.IGNORECASE,
)
"""Asks what a client will do."""
SAYS_IT = re.compile(r"^\W*(?:\w+\W+){0,5}l[ao]s? \w+\W*\?\W*$", re.IGNORECASE)
"""A short question that ends on "lo deja" or "la ve"."""
REFUSES = re.compile(
    r"^\W*(?:(?:ay|uy|pues|bueno|mm+|eh)[,\s]+)*no\b(?! sé si pueda, pero)|\bno (?:lo |la |me )?(?:puedo|podría|sé|queda|sirve|creo|quiero)\b|\bimposible\b|¿(?:puede|podría) ser\b|\bmejor (?:el|la|a las?|otro)\b",
    re.IGNORECASE,
)
YES = re.compile(
    r"(?:\W*(?:sí|si|bueno|claro|está bien|de acuerdo|perfecto|ok|okay|vale|muy bien|bien|me parece(?: bien)?|gracias|listo|órale|sale|licenciad[oa]|doctor[a]?|dale)\b)+\W*",
    re.IGNORECASE,
)
GOALS = re.compile(r"\b(?:quiero (?!decir)|quisiera|me gustaría|mi meta|espero poder)\b", re.IGNORECASE)
HOMEWORK = re.compile(
    r"\b(?:la tarea|el (?:registro|diario|cuaderno|ejercicio)|lo hice|lo intenté|practiqué|probé|no (?:pude|hice|alcancé))\b",
    re.IGNORECASE,
)
IN_THE_HOUR = re.compile(
    r"\b(?:practiquemos|practicamos|hacemos (?:ahora|aquí)|aquí (?:mismo|conmigo)|ahora mismo|hoy (?:quiero|quisiera|me gustaría|vamos a|podemos|podríamos|hagamos)|la (?:semana|vez|sesión) pasada|la última (?:vez|sesión)|el otro día)\b",
    re.IGNORECASE,
)
"""Done in the hour itself, or agreed in an earlier one: no plan for after this one."""
ANOTHERS = re.compile(r"\b(?:dice|dijo|dicen|cree|creía|piensa|pensaba|según) (?:que )?", re.IGNORECASE)
"""What follows is somebody else's word for it."""
ASKS_WISH = re.compile(
    r"\bqué (?:te gustaría|le gustaría|quieres|quiere|querrías|esperas|espera) (?:(?:poder )?(?:conseguir|lograr|cambiar|trabajar|sacar)|(?:poder|volver a) \w+|hacer (?:de aquí a|dentro de|en (?:un|dos|tres|seis|unos))|que cambi\w+|de la terapia|de este)|\bqué sería distinto\b|\b(?:cuál(?:es)?|qué)\b[^?]*\b(?:tus?|sus?) (?:objetivos?|metas?)\b",
    re.IGNORECASE,
)
ASKS_FURTHER = re.compile(
    r"\b(?:alguna vez|en el pasado|antes de ahora|un plan|algún plan|cómo lo har\w+|a quién (?:llamar\w+|acudir\w+)|qué (?:te|le) (?:frena|detiene|lo impide))\b|^\W*(?:[^¿?]*¿)?y (?:ahora|hoy|esta semana|estos días)\W*$",
    re.IGNORECASE,
)
"""Asked right after an answer about safety, it is about that, too."""
TECHNIQUE = re.compile(
    rf"{_NAMED.pattern}|"
    r"\b(?:respir\w+|ejercicio|exposición|aquí conmigo|pensamientos?|registro|escala|del (?:cero|0|uno|1) al (?:diez|10)|lo que (?:me )?dices?|suena a|entiendo que|me parece que)\b",
    re.IGNORECASE,
)
CHAT = re.compile(
    r"^(?:hola|buen[oa]s|gracias|muchas gracias|adiós|hasta luego|¿?(?:cómo|qué tal) (?:está|estás|le va|te va)|(?:muy )?bien,? gracias|claro|ok|okay|ajá|sí|no|mhm)\b[^.]{0,25}[.!?]*$|"
    r"\b(?:estacion\w+|tráfico|llovi\w+|lluvia|el clima|un café|pase, pase|siéntese)\b",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"^(?:\s*(?:pues|bueno|este|eh|mm+|o sea|entonces|y|ah|ay|mire|mira|bueno pues|no sé)\b[\s,.…]+)+", re.IGNORECASE
)
