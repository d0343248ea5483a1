"""What clinicians write notes about, as plain word lists. A topic names words, never a state of mind (R36).

`sleep*` stands for every word that begins so; several words stand for themselves. The names of medicines and substances are those of
`handrail.language.medicines`.
"""

import re
from dataclasses import dataclass
from functools import cache

from handrail.language.medicines import DRINKING, MEDICINES, SUBSTANCES


@dataclass(frozen=True, slots=True)
class Topic:
    """`name` is how reasons name it; `weight` is what one hit adds to a passage."""

    name: str
    weight: float
    words: str


TOPICS = (
    Topic(
        "sleep",
        1.2,
        "sleep*, slept, asleep, awake, insomnia, nightmare*, dream, dreams, bedtime, woke, wake, waking, night sweats, "
        "tired, nap, naps",
    ),
    Topic(
        "eating",
        1.0,
        "appetite, eating, eat, ate, weight, meals, breakfast, dinner, binge*, diet, hungry, drinking water, lost pounds",
    ),
    Topic(
        "energy",
        0.8,
        "energy, exhaust*, fatigue*, worn out, wrung out, motivation, motivated, get up, out of bed, concentrat*, focus*",
    ),
    Topic(
        "mood in their own words",
        1.2,
        "sad, low, down, depress*, mood, cry, cried, crying, happy, numb, empty, lonely, alone, miserable, ashamed, shame, "
        "guilt*, angry, mad, furious, upset, frustrat*, irrita*, stupid, worthless, scared, afraid, embarrass*, "
        "disappoint*, jealous, hate, hopeful, proud, relieved, safer, tense, overwhelm*, stuck, hurt",
    ),
    Topic(
        "worry",
        1.2,
        "worr*, anxi*, nervous, dread*, fear*, stress*, what if, overthink*, thoughts, thought came, intrusive, obsess*, "
        "ruminat*, racing, checking, urge, urges",
    ),
    Topic(
        "panic",
        1.3,
        "panic*, heart racing, heart's going, breathe, breathing, short of breath, shortness of breath, dizzy, chest",
    ),
    Topic(
        "substances",
        1.4,
        "smok*, vap*, drugs, sober, relapse*, gambl*, bet, hungover, hangover, aa, craving*",
    ),
    Topic(
        "medication",
        1.5,
        "medication*, medicine*, meds, pill, pills, dose, doses, dosage, milligram*, mg, tablet*, prescri*, refill*, "
        "inhaler*, steroid*, side effect, side effects, allerg*, supplement*, vitamin*, injection*",
    ),
    Topic(
        "body and symptoms",
        1.2,
        "pain, pains, painful, ache*, aching, headache*, migraine*, nausea*, vomit*, throw up, threw up, diarrhea, "
        "diarrhoea, constipat*, stomach, belly, tummy, abdom*, back, my back, your back, her back, his back, their back, back pain, back hurts, lower back, bad back, knee*, shoulder*, neck, wrist, ankle, elbow, hip, "
        "foot, feet, fever*, temperature, chills, cough*, throat, nose, congest*, rash*, itch*, swell*, swollen, bleed*, "
        "blood, numb, numbness, tingl*, weak*, injur*, fell, symptom*, breath*, wheez*, lump, urine, urinat*, pee, bowel*, stool*, "
        "sweats, sweating, bloat*, sore, stiff*, cramp*, hearing, vision, eyes, skin",
    ),
    Topic(
        "health history",
        1.0,
        "diabet*, blood pressure, hypertension, cholesterol, asthma, copd, cancer, thyroid, kidney*, liver, heart disease, "
        "heart failure, stroke, surgery, surger*, operation, hospital*, diagnos*, therapy, physical therapy, scan, ct, mri, "
        "x-ray, xray, ultrasound, lab, labs, blood sugar, blood sugars, a1c, transplant, arthritis, pregnan*, period, periods, medical "
        "history, family history, past history, vaccin*, echocardiogram, ekg, reflux, anemia, gout, eczema, psoriasis, "
        "infection*, virus, viral, flu, covid",
    ),
    Topic(
        "work or school",
        0.9,
        "work, working, job, jobs, boss, shift, shifts, coworker*, colleague*, office, manager, unemployed, laid off, "
        "fired, quit, school, class, classes, teacher*, homework club, college, exam*, grades, interview*, retire*, student",
    ),
    Topic(
        "money and housing",
        1.0,
        "money, rent, debt*, bills, afford, mortgage, evict*, landlord, apartment, housing, credit card, credit cards, insurance, "
        "benefits, salary, paycheck",
    ),
    Topic(
        "family and relationships",
        0.8,
        "mom, mum, mother*, dad, father*, parents, sister*, brother*, husband, wife, partner, boyfriend, girlfriend, son, "
        "daughter, kids, children, baby, grandma, grandmother, grandfather, friend, friends, marriage, divorce*, broke up, "
        "breakup, relationship, family, argu*, fight, fighting, fought, married, lives with, live with, live alone, lives "
        "alone",
    ),
    Topic("loss", 1.3, "died, death, dead, funeral, grief, griev*, passed away, miscarr*, lost my, lost him, lost her"),
    Topic(
        "reminders of what happened",
        1.3,
        "trauma*, flashback*, nightmare*, memory, memories, remind*, accident, assault*, abus*, attacked, the dream, "
        "siren*, trigger*",
    ),
    Topic(
        "avoiding",
        1.0,
        "avoid*, didn't go, stayed home, stay home, can't face, put off, putting off, hide, hiding, cancelled, left early, "
        "couldn't go in, shut the door, stopped going",
    ),
    Topic(
        "what helps",
        1.0,
        "helps, helped, helpful, cope, coping, walk, walks, walked, walking, exercise*, gym, run, running, yoga, meditat*, "
        "relax*, journal*, music, pray, prayed, breathing exercise, better, calm*, support*",
    ),
    Topic(
        "measures",
        1.2,
        "phq, phq-9, gad, gad-7, pcl, pcl-5, y-bocs, ybocs, isi, bdi, core-10, wsas, epds, edinburgh, audit, oci, score, scores, scored, "
        "scoring, questionnaire, questionnaires, checklist, the index, severity, the scale, rating, ratings, points down, points up, points lower",
    ),
    Topic(
        "homework",
        1.3,
        "homework, practice, practiced, practised, worksheet*, diary, log, exercise, recording, wrote it down, wrote down, "
        "tried it, tried the, experiment, ladder, exposure*, the list, skill*",
    ),
    Topic(
        "named techniques",
        1.0,
        "exposure, ladder, hierarchy, thought record, thought records, experiment, activation, defusion, mindful*, grounding, body scan, safe place, calm place, tapping, "
        "eye movements, imagery, rescript*, empty chair, chair, flashcard*, diary card, dear man, opposite action, distress tolerance, tipp, wise mind, "
        "urge surfing, chain analysis, pros and cons, worry time, sleep window, stimulus control, formulation, the cycle, vicious circle, downward arrow, "
        "values, relaxation, role play, rehears*, problem solving, relapse plan, safety plan, crisis plan, coping plan, schema*, genogram, sculpt, "
        "timeline, lifeline, unsent letter, two columns, pie chart, pacing, baseline, response prevention, delay, thought diary, mood diary, activity diary",
    ),
    Topic(
        "law and services",
        1.0,
        "court, police, solicitor*, lawyer*, tribunal, statement, witness*, hearing, probation, custody, social worker, social workers, social services, referral*, "
        "referred, clinic, appointment*, waiting list, pip, universal credit, visa, home office, asylum, union, occupational health, hr, inquest, "
        "crisis team, care coordinator, health visitor, midwife, physio*, psychiatrist*, gp, nurse, ward, discharge*, mediat*, school counsellor, "
        "support worker, interpreter, consultant, specialist",
    ),
    Topic(
        "conflict",
        1.0,
        "row, rows, argued, shout*, slammed, walked out, split up, affair, silent treatment, threat*, bully*, bullied, criticis*, criticiz*, blam*, "
        "ignored, rejected, left out, fell out, falling out, storm*, swore, insult*, humiliat*, complain*, complaint",
    ),
    Topic(
        "milestones",
        1.0,
        "wedding, anniversary, birthday, christening, audition, interview*, promotion, redundan*, moved, moving, due date, deadline, holiday, graduat*, "
        "retire*, reunion, viva, dissertation, application, tenancy, baptism, competition, marathon, ceremony, due in, starts on, the trip",
    ),
    Topic(
        "beliefs",
        1.0,
        "believe*, belief*, my fault, fault, failure, failed, failing, useless, not good enough, good enough, burden, weak, monster, unlovable, deserve*, "
        "not safe, control, responsible, perfect, let down, letting down, a fraud, imposter*, the rule, should have, shouldn't have, what it says about",
    ),
    Topic(
        "change",
        0.9,
        "started, stopped, since, used to, anymore, worse, improved, improving, changed, change, new, first time, again, "
        "getting better, quit, cut down, more than, less than, getting worse",
    ),
    Topic(
        "wants and goals",
        1.1,
        "want to, goal*, hope to, hoping, wish, plan to, need to, would like, i'd like, trying to, looking forward, decided",
    ),
    Topic(
        "how often or how much",
        0.6,
        "every day, every night, every week, daily, weekly, most nights, most days, once a, twice a, times a, a day, a "
        "week, per day, all the time, constantly, always, sometimes, every time, on and off",
    ),
    Topic(
        "when",
        0.6,
        "yesterday, last night, last week, last month, last year, this week, this morning, days ago, weeks ago, months ago, "
        "years ago, monday, tuesday, wednesday, thursday, friday, saturday, sunday, for the last, for the past, couple of "
        "weeks, couple of days, months, weeks",
    ),
)
BODY = frozenset({"body and symptoms", "health history"})
MEDICAL = BODY | frozenset({"medication"})
LOOSE = frozenset(
    "back, fell, foot, feet, hearing, eyes, nose, skin, weak, temperature, period, bet, quit, lost my, lost her, lost him, breathing, run, running, walked, down, better, again, now, therapy".split(
        ", "
    )
)
"""Words that touch a topic in a score, and alone put nothing under its heading: "she went back" is not about the body."""
_PLACES = (
    ("eating", re.compile(r"\b(?:eaten|weigh(?:ed|s)?|calories|kilos|laxatives?|starv\w+)\b")),
    ("body and symptoms", re.compile(r"\b(?:faint(?:ed|ing|s)?|passed out)\b")),
    (
        "family and relationships",
        re.compile(r"\bwho(?:'s| is| else is| lives)? (?:at home|in the house|with you)\b|\bwho do you live with\b"),
    ),
    ("substances", re.compile(r"\b(?:shakes|withdrawals?|blackouts?|detox\w*)\b")),
)
"""Words that put a passage under a heading, and that no weight was fitted for."""
_LONGEST, _OPENS = 4, 3
"""Words of an entry at most, and letters of a beginning at least."""
_NAMED = (
    ("medication", re.compile(MEDICINES)),
    ("substances", re.compile(f"{SUBSTANCES}|{DRINKING}")),
)


@dataclass(frozen=True, slots=True)
class _Tables:
    """All topics' entries: whole ones, and the beginnings of words; of each, how it opens, so that most words are looked up once."""

    exact: dict[str, Topic]
    begins: dict[str, Topic]
    first: frozenset[str]
    """First words of entries of several words."""
    opens: frozenset[str]
    """First letters of the beginnings, `_OPENS` of them."""


@cache
def _tables() -> _Tables:
    exact: dict[str, Topic] = {}
    begins: dict[str, Topic] = {}
    for topic in TOPICS:
        for entry in topic.words.split(", "):
            if entry.endswith("*"):
                begins.setdefault(entry[:-1], topic)
            else:
                exact.setdefault(entry, topic)
    first = frozenset(entry.split()[0] for entry in exact if " " in entry)
    return _Tables(exact, begins, first, frozenset(entry[:_OPENS] for entry in begins))


def hits(said: list[str], passed_over: frozenset[str] = frozenset()) -> dict[Topic, str]:
    """Each topic that these words touch, with the first words that did. Longer entries go first. `passed_over`: entries that don't count."""
    tables = _tables()
    found = _named(" ".join(said))

    def take(topic: Topic, place: int, words: str) -> None:
        if words not in passed_over and (topic not in found or place < found[topic][0]):
            found[topic] = place, words

    for place, word in enumerate(said):
        for size in range(_LONGEST if word in tables.first else 1, 0, -1):
            phrase = " ".join(said[place : place + size])
            if topic := tables.exact.get(phrase):
                take(topic, place, phrase)
        for size in range(_OPENS, len(word) + 1) if word[:_OPENS] in tables.opens else ():
            if topic := tables.begins.get(word[:size]):
                take(topic, place, word)
    return {topic: words for topic, (_, words) in sorted(found.items(), key=lambda one: one[1][0])}


def places(said: list[str]) -> frozenset[str]:
    """Names of the topics that these words touch without making them more worth telling."""
    text = " ".join(said)
    return frozenset(name for name, pattern in _PLACES if pattern.search(text))


def _named(said: str) -> dict[Topic, tuple[int, str]]:
    """Topics of the medicines and substances that are called by name: the place of the first, and its words."""
    found = ((name, pattern.search(said)) for name, pattern in _NAMED)
    return {
        topic: (said.count(" ", 0, words.start()), words[0])
        for name, words in found
        if words
        for topic in TOPICS
        if topic.name == name
    }
