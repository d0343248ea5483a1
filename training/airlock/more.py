"""More sentences of our own for the closer reader: what the small network missed by kind, and the same words where they name nobody."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from random import Random

from training.airlock import gazetteers, make, sentences
from training.airlock.slots import Filler, Maker


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


IDENTIFYING = _lines("""
I started at {O} right out of high school.
They put me on the register at {O}.
I've got an interview over at {O} tomorrow.
{O} is where I met my {K}.
I stock shelves at {O} overnight.
My whole family works at {O}.
The owner of {O} knew my {K}.
I got written up at {O} for being late.
Before this I was a {JOB} at {O}.
We order from {O} when I can't cook.
I applied to {O} and to {O}.
{O} won't give me the time off.
The HR lady at {O} keeps emailing me.
I park cars for {O} on weekends.
My check from {O} bounced.
I was a temp with {O} for a year.
My lawyer is with {O}.
I rent through {O}.
The bus lets me off by {O}.
There's this bar, {O}, where everyone goes.
We had our first date at {O}.
He pawned it at {O}.
I do the books for {O}.
The landlord is {O}, it's a company.
I was at {O} until they cut hours.
I'm still at {O}, same desk, same everything.
She bartends at {O}.
I bank with {O} and they froze my account.
My insurance is through {O}.
They sold the house through {O}.
I volunteer with {O} on {W}s.
I'm on the board of {O}.
There's a group called {O} that meets in the basement.
The shelter was {O}.
{O} found us an apartment.
My caseworker at {O} is {P}.
I go to {O} for groups.
I called {O} and they had a bed.
I did ninety days at {H}.
They transferred me from {H} to {H}.
Somebody at {H} lost my chart.
My psychiatrist left {H}.
I had my daughter at {H}.
I'm seeing a specialist over at {H}.
The ER at {H} knows me by now.
{H} put me in a room with no clock.
I volunteer at {H} with the babies.
The social worker from {H} came by.
I was on the fifth floor at {H}.
My intake at {H} is {W}.
I got my degree from {SC}.
My son is failing math at {SC}.
{SC} is where it started.
I coach at {SC}.
I ran track at {SC}.
There was a fight at {SC}.
We pulled her out of {SC}.
I'm a lunch lady at {SC}.
She's the vice principal of {SC}.
My daughter wants to go to {SC}.
I did two years at {SC} and quit.
The bus from {SC} comes at three.
My advisor at {SC} wrote me a letter.
I sing in the choir at {C}.
The priest at {C} married us.
I stopped going to {C} after that.
They do a food pantry at {C}.
My meeting is in the basement of {C}.
I pitch for the {TM}.
My kid made the {TM}.
We go to all the {TM} games, my kid's on it.
You can find me on there as {U}.
I'm {U} on everything.
Search for {U}, that's me.
My gamer tag is {U}.
On Reddit I post as {U}.
He follows me, he's {U}.
She made a fake account called {U}.
My Instagram is {U}.
Add me, it's {U}.
My login is {U}.
The username was {U}.
On Discord I go by {U}.
He goes by {U} online.
My Venmo is {U}.
It's under {U} on TikTok.
I changed my Snapchat to {U}.
The channel is {U}.
My Skype is {U}.
I DM'd {U} and never heard back.
Somebody named {U} left a comment.
The address is {EM}, all lower case.
My work email's {EM}.
You can write to {EM}.
Send the form to {EM}, please.
I emailed {EM} and it bounced.
He has a secret one, {EM}.
I still use {EM}.
CC my {K}, {EM}.
Yeah so it's {EM}, did you get that.
The invoice goes to {EM}.
Text {PH}, don't call.
My cell is {PH}.
I changed it, now it's {PH}.
The house phone is {PH}.
He keeps calling from {PH}.
My {K}'s at {PH} if I don't pick up.
Use {PH} for emergencies.
You have {PH} for me, right?
The clinic's line is {PH}.
It's {PH}, area code first.
I'm at {PH} till six.
Leave a message at {PH}.
My account ends up being {ID}.
The confirmation was {ID}.
The claim is {ID}.
The case manager said it's {ID}.
My badge is {ID}.
My student number is {ID}.
The prescription number is {ID}.
I have the card here, it says {ID}.
It's {ID}, I think, let me look.
My plate is {ID}.
My driver's license is {ID}.
My passport number's {ID}.
The policy starts with {ID}.
My social is {ID}.
The inmate number is {ID}.
The chart says {ID}.
The serial number on the pump is {ID}.
The court gave me a number, {ID}.
Reference {ID}, I wrote it on my hand.
I'm at {S}, the blue door.
We moved into {S} in the spring.
He still gets mail at {S}.
The fire was at {S}.
I drop him off at {S}.
It's {S}, apartment in the back.
She has a studio on {R}.
There's a bus stop on {R}.
I walked all the way down {R}.
He was hit on {R}.
We used to live off {R}.
The corner of {R} and {R}.
The meeting's on {R}.
I get my methadone on {R}.
I'm flying out to {T} on {W}.
My dad's buried in {T}.
I got stuck in traffic outside {T}.
It's a {T} thing, you wouldn't get it.
I'm a {T} girl.
{T} is two hours away.
I spent a summer in {T}.
The base was near {T}.
I have family all over {T}.
I got arrested in {T}.
We honeymooned in {T}.
My sponsor's up in {T}.
I commute from {T} every day.
I transferred here from {T}.
He took the kids to {T}.
I want to go back to {T}.
The funeral is in {T}.
We ended up in {T} somehow.
My accident was on {D}.
The hearing is {D}.
I quit drinking {D}.
We got married {D}.
{D} was the last time I saw him.
She died {D}, I was on shift.
The surgery's scheduled for {D}.
I moved out on {D}.
I've been here since {D}.
My birthday's {DOB}.
I was born {DOB}.
Date of birth is {DOB}.
He was born on {DOB}.
Hey {P}.
Morning, {P}.
Thank you, {P}.
See you next week, {P}.
Take your time, {P}.
So {P}, tell me what happened.
{P}, I want to check something with you.
That sounds really painful, {P}.
I'm wondering, {P}, if that's familiar.
And how are you today, {P}?
You and {P} have been here before.
What did {P} say to that?
How long have you known {P}?
Is {P} at home right now?
Does {P} know that you drink?
How did you feel when {P} left?
What would {P} notice first?
Did you get to talk to {P}?
So when {P} yells, you go quiet.
Who's {P} to you?
It sounds like {P} matters a lot.
And {P} is your {K}, right?
You mentioned {P} last time.
Last week we talked about {P}.
{P} is my {K}.
{P} is my rock.
{P}'s getting out in {N} weeks.
{P} got laid off.
{P} won the argument, obviously.
{P} won't let it go.
{P} hasn't called.
{P} and me, we're good now.
{P} would kill me.
{P} thought it was funny.
{P} came by with soup.
{P} drove.
{P} hates you guys, no offense.
{P} kept my secret.
{P} took a swing at me.
{P} raised us.
{P} made me promise.
{P} signed the papers.
{P} turned four on {W}.
{P} turned on me.
{P} left the stove on.
{P} has ADHD like me.
{P} is nonverbal.
{P}, my {K}, is in the hospital.
{P}, {P} and {P} are the kids.
My kids are {P} and {P}.
My three girls, {P}, {P} and {P}.
We named him {P}.
We're calling the baby {P}.
The dog, {P}, sleeps on my feet.
There's {P}, there's {P}, and then there's me.
I dated this guy {P}.
Some lady named {P} answered.
A woman called {P} runs it.
Her name was {F}.
It's {P} with a K.
I'm with {P} now.
I slept with {P}.
I told {P} no.
I told {P} everything.
I said, {P}, stop.
I said to {P}, look.
I looked at {P} and I thought, no.
I was with {P} and them.
I went with {P}.
I live with {P} and her mother.
I rode with {P}.
I borrowed money from {P}.
I owe {P} two hundred bucks.
I learned that from {P}.
I hid it from {P}.
I can hear {P} in my head.
I keep thinking of {P} and the kids.
I keep picturing {P} on the floor.
Ever since {P}, I don't trust men.
Because {P} said so.
Not {P}, the other one.
Like {P} did.
Just {P}.
Probably {P}.
Mostly {P} and my {K}.
Me, {P}, whoever.
{P} who?
Oh, {P}.
Yeah, {P}, exactly.
No, that's {P}.
It was either {P} or {P}.
Ask {P}.
Aunt {P} took me in.
Uncle {P} used to come into my room.
My grandma {P} made us pray.
Grandpa {P} was a drunk.
Miss {P} from daycare called.
Coach {L} benched me.
Officer {L} wrote the report.
Judge {L} gave me probation.
Father {P} heard my confession.
Sister {P} hit us with a ruler.
Nurse {P} was kind.
Mrs. {L} next door has a key.
Mr. {L} fired me on the spot.
Ms. {L} is her counselor.
Dr. {L} says it's my thyroid.
Dr. {F} is on vacation.
Professor {L} failed me.
The {L}s are coming for dinner.
We're the {L}s, we don't talk.
The {L} kids are wild.
I went back to {L} after the divorce.
My maiden name's {L}.
Is it {L} or {L}?
It's {F}, F as in Frank.
First name {P}, last name {L}.
{L}, {P}. That's how it's listed.
I'm calling about {F}.
This is {P} from {O}.
This is {P} at {H}, returning your call.
Patient is {F}.
Client {F} arrived late.
{F} is a single parent who works as a {JOB}.
{P} reports poor sleep.
{P} denied any thoughts of harm.
Met with {P} and {P} for the couple's session.
Spoke to {TI} {L} about the dose.
Plan: call {P}'s {K} on {W}.
Referred to {H} for labs.
Lives with {K} {P} in {T}.
""")

ORDINARY = _lines("""
My mom called me and I didn't pick up.
The doctor said it's normal.
The nurse took my blood twice.
My boss told me to take a week.
My husband thinks I'm fine.
A friend of mine said the same.
Somebody at work noticed.
This guy at the store yelled at me.
The kids were in the back seat.
Everyone was staring.
People keep telling me to relax.
Work called me in again.
School called about my son.
The court wants a letter.
The insurance denied it.
The pharmacy was out.
The unit was full.
The team meets on {W}.
The group was good last night.
The meeting helped.
Mom and Dad don't know.
Grandma was the only safe one.
Dad never said sorry.
Doctor, I can't sleep.
Sir, please sit down.
Okay, so tell me more about that.
What was going through your mind?
Where do you feel it in your body?
How does that land with you?
On a scale from zero to ten, where are you?
Let's slow down here.
I want to make sure I got that.
It makes sense that you'd feel that way.
I hear a lot of sadness.
What would a small step look like?
What has worked before?
That's a big step.
So you're of two minds about it.
We have about five minutes left.
Same time next {W}?
I'm on twenty milligrams in the morning.
They raised it to forty.
My pressure was one thirty over eighty.
I'm allergic to penicillin.
My A1C went down.
My back pain is an eight today.
I get migraines with aura.
I had a stent put in.
They found a nodule on my thyroid.
The scan was clear.
My knee is swollen.
I had the flu shot in October.
My period is late.
I threw up twice.
I can't feel my feet.
There's numbness on the left side.
I slept three hours.
I drank a fifth.
I smoke a pack a day.
I've been sober nine months.
I used on {W}.
I relapsed after the holidays.
I panic on the bus.
I can't drive on the highway.
I count to four and breathe out.
I did the worksheet.
I wrote in the journal you gave me.
I tried the grounding thing.
The exposure homework was hard.
I watched TV all weekend.
I played guitar a bit.
I baked bread.
We had pizza.
I walked the dog.
I cleaned the whole kitchen.
I bought a plant.
It rained the whole week.
It's the third time this month.
It happened in the summer.
It was around two in the morning.
Twenty years ago I would have laughed.
I'm forty-two, I should know.
She's nine and he's six.
I turned thirty in May.
I have two jobs.
I make twelve an hour.
Rent went up again.
I owe the hospital money.
My car broke down.
I missed the bus.
I lost my keys and then my temper.
The house is a mess.
The neighbors are loud.
There's a park near us.
We live by the river.
I go down to the lake to think.
I grew up on a farm.
I went to a small school.
I dropped out of college.
I was in the army.
He's a cop.
She's a teacher.
I wait tables.
I'm between jobs.
I'm a single mom.
I'm the oldest of five.
I'm the black sheep.
I'm an only child.
I was adopted.
My parents split when I was six.
My ex has the kids.
We're separated.
I'm seeing someone.
She cheated.
He's in prison.
My brother's using again.
My sister won't speak to me.
I feel like a ghost.
I feel numb.
I feel guilty all the time.
I want to scream.
I don't want to die, I just want it to stop.
I have a plan for the weekend.
I deserve better.
I can do this, I think.
Fair enough.
Right, exactly.
Uh-huh.
Yeah, no, I get it.
Never mind.
Good question.
It is what it is.
Long story short, I left.
First of all, I didn't start it.
Second, nobody asked.
Thank God for that.
Oh my God.
Jeez.
Amen to that.
In English class we read it.
I take Spanish.
I'm on the waiting list.
I signed the consent.
It's in my chart.
I filled out the form online.
Can you send it to my email?
I'll text you the number.
What's your address here?
My password is too long to remember.
I deleted my account.
I blocked the number.
My screen time is nine hours.
My phone died.
The Wi-Fi was down.
Is this thing on?
Can you hear me?
You froze for a second.
""")

SOMEONE = tuple("my mom|my dad|the nurse|the doctor|everyone|somebody|this guy|a friend|my sister|my boss|my ex|the kids|this girl|people|my therapist|mom|dad|she|he|my husband|my wife|one of them|a woman|the lady|nobody|my cousin|a coworker|my neighbor|the teacher|a cop|grandma|my sponsor|they|the client|my roommate|my kid|the baby|the dog|you".split("|"))  # fmt: skip
SOMEWHERE = tuple("the city|another state|the country|town|the suburbs|a small town|the mountains|the beach|my hometown|the desert|the woods|the South|the Midwest|the islands|up north|the old house|overseas|the east side|downtown".split("|"))  # fmt: skip
SOME_BODY = tuple("a bank|the store|work|a restaurant|a call center|a warehouse|the office|the mall|a hotel|a law firm|the plant|the factory|the post office|a coffee shop|the county|the state|a startup|a gym|a big company|the shop|a nonprofit|the hospital|the clinic|a church|my church|school|college|high school|the university|rehab|detox|the program|the shelter|a day center|the emergency room".split("|"))  # fmt: skip
SOME_STREET = tuple("the street|the highway|a side street|my street|the corner|the road|the next block|Main Street|the freeway|a dead end".split("|"))  # fmt: skip
SOME_TIME = tuple("last week|yesterday|on Monday|in the spring|last summer|two years ago|that night|in March|at Christmas|a while back|this morning|in October".split("|"))  # fmt: skip
NOBODY = {"P": SOMEONE, "F": SOMEONE, "E": SOMEONE, "T": SOMEWHERE, "O": SOME_BODY, "H": SOME_BODY, "SC": SOME_BODY, "C": SOME_BODY, "R": SOME_STREET, "D": SOME_TIME}  # fmt: skip
"""What stands in a slot and names nobody."""
FILLERS = tuple("uh|um|like|you know|I mean|well|so|i guess|sort of|kind of|right|okay|and uh|and um|oh".split("|"))


def nobody(slot: str, make: Maker) -> Filler | None:
    """Words that fit a slot and name nobody, or nothing where that can't be said."""
    options = NOBODY.get(slot)
    if options is None:
        return None
    words = make.random.choice(options)
    return Filler(words, words.lower().replace("-", " "), "")


def stumbling(pieces: list[tuple[str, Filler | None]], random: Random) -> list[tuple[str, Filler | None]]:
    """The same, said with stumbles: fillers and words said twice between what is filled in."""
    said: list[tuple[str, Filler | None]] = []
    for words, filler in pieces:
        if filler is not None or random.random() < 0.4:
            said.append((words, filler))
            continue
        spoken: list[str] = []
        for word in words.split(" "):
            dice = random.random()
            if word and dice < 0.05:
                spoken.append(random.choice(FILLERS))
            elif word.isalpha() and dice < 0.09:
                spoken.append(word)
            spoken.append(word)
        said.append((" ".join(spoken), None))
    return said


def misheard(name: str, random: Random) -> str:
    """A name with a letter or two as another ear or hand would write it; most are names that nobody bears."""
    for _ in range(random.choice([1, 1, 2])):
        place = random.randrange(1, len(name)) if len(name) > 2 else 0
        letter, dice = name[place], random.random()
        if dice < 0.3 and letter in "aeiouy":
            name = name[:place] + random.choice("aeiouy") + name[place + 1 :]
        elif dice < 0.5:
            name = name[:place] + letter + name[place:]
        elif dice < 0.7 and len(name) > 4:
            name = name[:place] + name[place + 1 :]
        elif dice < 0.9:
            name = name[:place] + random.choice("bcdfghjklmnprstvwz") + name[place + (letter not in "aeiouy") :]
        else:
            name += random.choice(["a", "e", "ie", "y", "o", "ette", "ito", "elle", "son"])
    return name


LOCALES = "en_GB en_IN en_NZ es_MX es_ES fr_FR de_DE it_IT pl_PL tr_TR vi_VN id_ID nl_NL sv_SE pt_BR ro_RO hr_HR cs_CZ no_NO fi_FI hu_HU da_DK lt_LT yo_NG zu_ZA sl_SI".split()
"""Whose names of people Faker (MIT) lists in our letters."""
WORD_NAMES, FROM_ELSEWHERE, MISHEARD = 0.12, 0.16, 0.07
"""How often a given name is one of the words, one of Faker's lists, one that nobody bears; else as for the small network."""
WAYS = (("template", 0.16), ("more", 0.24), ("nobody", 0.1), ("grammar", 0.15), ("talk", 0.14), ("tempting", 0.12), ("ordinary", 0.06), ("plain", 0.03))  # fmt: skip
STUMBLES = 0.2


@cache
def elsewhere(which: str) -> tuple[str, ...]:
    """Given names or surnames of many countries, without those that only the test may use."""
    names: dict[str, None] = {}
    for locale in LOCALES:
        people = import_module(f"faker.providers.person.{locale}").Provider
        for kind in ("first_names", "first_names_male", "first_names_female") if which == "first" else ("last_names",):
            names.update(dict.fromkeys(getattr(people, kind, ())))
    plain = (name for name in names if name.replace(" ", "").replace("-", "").isalpha() and len(name) > 1)
    return tuple(name for name in plain if not gazetteers.kept_apart(name))


class WiderMaker(Maker):
    """The maker with more given names that are words, names from everywhere, and misheard ones."""

    def __init__(self, random: Random) -> None:
        super().__init__(random, False)

    def first(self) -> str:
        """A given name."""
        dice = self.random.random()
        if dice < WORD_NAMES:
            return self.random.choice(self._word_names)
        if dice < WORD_NAMES + FROM_ELSEWHERE:
            return self.random.choice(elsewhere("first"))
        name = super().first()
        return misheard(name, self.random) if dice > 1 - MISHEARD else name

    def last(self) -> str:
        """A surname."""
        dice = self.random.random()
        if dice < 0.16:
            return self.random.choice(elsewhere("last"))
        name = super().last()
        return misheard(name, self.random) if dice > 1 - MISHEARD else name


def rows(seed: int) -> Iterator[make.Row]:
    """English rows of ours without end."""
    random = Random(seed)
    maker, talk = WiderMaker(random), (*make.sided_carriers(False), *ORDINARY * 4)
    while True:
        kind = random.choices([name for name, _ in WAYS], [share for _, share in WAYS])[0]
        pieces = _made(kind, maker, talk)
        if pieces is not None:
            pieces = stumbling(pieces, random) if random.random() < STUMBLES else pieces
            yield make.rendered(pieces, make.style_of(random), kind)


def _made(kind: str, maker: WiderMaker, talk: tuple[str, ...]) -> list[make.Piece] | None:
    random = maker.random
    if kind == "talk":
        found = (make.replaced(random.choice(talk), maker) for _ in range(40))
        return next((pieces for pieces in found if pieces), None)
    if kind in ("grammar", "tempting", "plain"):
        return make._made(kind, maker, talk)
    if kind == "ordinary":
        return make._with_talk(
            [make.parsed(random.choice(ORDINARY), maker) for _ in range(random.choice([1, 1, 2]))], talk, random
        )
    ours = IDENTIFYING if kind == "more" else sentences.IDENTIFYING
    if kind == "nobody":
        ours = IDENTIFYING if random.random() < 0.5 else sentences.IDENTIFYING
    parts = [random.choice(ours) for _ in range(random.choice([1, 1, 1, 2]))]
    made = [make.parsed(part, maker) for part in parts] if kind != "nobody" else [_for_nobody(part, maker) for part in parts]
    return make._with_talk(made, talk, random)


def _for_nobody(sentence: str, maker: Maker) -> list[make.Piece]:
    """A sentence in which most slots that can hold nobody do."""
    pieces: list[make.Piece] = []
    at = 0
    for found in make.SLOT.finditer(sentence):
        slot = found.group(1)
        filler = (nobody(slot, maker) if maker.random.random() < 0.8 else None) or maker.fill(slot)
        if found.start() == 0 and not filler.label:
            filler = Filler(filler.written[:1].upper() + filler.written[1:], filler.heard, "")
        pieces += [(sentence[at : found.start()], None), ("", filler)]
        at = found.end()
    return [*pieces, (sentence[at:], None)]
