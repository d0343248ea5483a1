"""Talk put together from parts, so that a name stands in many more places than in the sentences we wrote out."""

from random import Random

LEADS = [part.strip() for part in """
|so|and|but|well|um|like|honestly|I mean|you know|okay so|yeah|because|and then|I guess|I think|I feel like|it's just that|the thing is|at first|last night|this morning|
yesterday|on the weekend|a while ago|back then|when I was little|after that|before that|every time|most days|some days|lately|these days|for years|at the party|in the car|
in group|at dinner|at the hospital|after the fight|when I got home|when we were kids|last time|out of nowhere|to be fair|the truth is|what happened was|I remember|I noticed that|
she knows that|he said that|they told me that|my mom thinks|my therapist asked if|I found out that|I was scared that|I'm glad|I'm sad that|I was hoping|we decided that|even though
""".replace("\n", " ").split("|")]  # fmt: skip
DOES = [part.strip() for part in """
came by|called|called me back|left|stayed|cried|laughed|was there|wasn't there|is coming|isn't coming|has a key|had the baby|got fired|got arrested|got better|got worse|lost it|
passed out|showed up drunk|fell asleep|paid for it|drove us home|made breakfast|cleaned the house|threw a plate|slammed the door|took the kids|took my phone|sold the house|
moved back in|moved away|found out|found the bottles|found me|knew the whole time|told everyone|told the police|lied about it|promised to stop|started using|stopped calling|
doesn't know|doesn't care|didn't mean it|didn't say anything|never says sorry|never visits|never asked|always yells|always wins|always picks me up|keeps asking|keeps pushing|
wants a divorce|wants to move|wants me to go|wants to come in with me|thinks I'm lazy|thinks it's my fault|thinks I should go|says I drink too much|says it's fine|says no|
said something weird|said it was over|asked me to leave|asked about you|helps with the baby|helps me a lot|hates this|hates my job|loves him|loves the kids|needs surgery|needs help|
needs me|is sick|is in jail|is in the hospital|is getting married|is moving out|is my rock|is not okay|was drinking|was right|was abused too|was twelve|was my age|has cancer|
has custody|has a temper|has no idea|had a stroke|had been drinking|would be proud|would kill me|would never hurt anyone|could tell|couldn't stop|can't drive|won't talk to me|
won't eat|will be there|might come|broke my heart|broke up with me|broke the window|hit the wall|held my hand|hugged me|ignored me|left me a note|lent me money|looks like me|
raised me|relapsed|reminds me of my dad|retired|scares me|screamed at the kids|sent flowers|sleeps all day|smokes inside|snores|stole my pills|taught me that|texts all day|
threatened me|turned eighteen|used to hit me|visits on weekends|walked out|worries about me|yelled at me|yelled so loud|goes to meetings|works two jobs|went back to school|went quiet
""".replace("\n", " ").split("|")]  # fmt: skip
TO_WHOM = [part.strip() for part in """
I told @|I called @|I texted @|I asked @|I miss @|I hate @|I love @|I married @|I left @|I lost @|I met @|I hurt @|I saw @|I found @|I trust @|I don't trust @|I need @|I blame @|I forgive @|
I visited @|I hugged @|I hit @|I picked up @|I dropped off @|I took care of @|I live with @|I lived with @|I was with @|I slept with @|I talked to @|I spoke with @|I stayed with @|
I went with @|I fought with @|I moved in with @|I broke up with @|I have a kid with @|I grew up with @|I work with @|I used with @|I got high with @|I drank with @|I think about @|
I worry about @|I lied to @|I apologized to @|I listened to @|I looked at @|I yelled at @|I'm angry at @|I'm afraid of @|I'm close to @|I'm nothing like @|I feel bad for @|
I cooked for @|I waited for @|I'm waiting on @|it's about @|it was because of @|it was @|it's always @|that was @|that's @|this is @|there's @|there was also @|it started with @|
it ended with @|we went to see @|we buried @|we adopted @|we had @|we invited @|we named her @|they took @|they called @|they hired @|they arrested @|you remind me of @|you met @|
you remember @|can you call @|don't tell @|please don't tell @|what about @|have you seen @|nobody believed @|everyone likes @|my mom adores @|my dad hated @|the cops took @|
the baby looks like @|he left me for @|she cheated with @|she left him for @|he's jealous of @|she's scared of @|he lives with @|she's staying with @|he works for @|
she was raised by @|the dog only listens to @|I got it from @|I heard it from @|I borrowed it from @|a letter from @|a text from @|without @|between me and @|just me and @|next to @|
""".replace("\n", " ").split("|") if part.strip()]  # fmt: skip
WHOSE = [part.strip() for part in """
car|house|place|funeral|wedding|birthday|kids|mom|dad|brother|sister|drinking|voice|face|phone|number|room|couch|apartment|death|fault|idea|problem|business|family|friends|side|
anger|anxiety|depression|diagnosis|medication|teacher|school|job|boss|girlfriend|boyfriend|husband|wife|ex|baby|dog|money|rules|house key|old room|stuff|letters|lawyer|therapist
""".replace("\n", " ").split("|")]  # fmt: skip
TAILS = [part.strip() for part in """||||| and I lost it| and I just froze| and that was that| and it helped| and I felt guilty| and now I can't sleep| so I left| so yeah| but whatever| but I didn't say anything|
 but it's complicated| when it happened| when I was ten| when he died| at the time| at work| at home| again| last week| last year| on {W}| {N} years ago| for {N} months| every day|
 all the time| in the end| I think| I guess| you know| or something| honestly| right| if that makes sense| and everything| and stuff| because of the baby| because of the drinking|
 after the accident| before the divorce| with the kids| without asking| in front of everyone| over the phone| and my {K} saw it| and my {K} won't stop| which is fine| which hurt
""".replace("\n", " ").split("|")]  # fmt: skip
PLACES = [part.strip() for part in """
I live in {T}|I lived in {T}|we lived in {T}|he lives in {T}|she lives near {T}|they moved to {T}|I'm moving to {T}|I grew up in {T}|she was born in {T}|he died in {T}|it happened in {T}|
we met in {T}|I drove to {T}|we drove up to {T}|I took the bus to {T}|I flew back to {T}|I was stuck in {T}|I ran away to {T}|I came from {T}|my family is from {T}|he's still in {T}|
she's over in {T}|I'm in {T} on weekends|I have a place in {T}|my {K} has a house in {T}|there's nothing in {T}|everyone in {T} drinks|I got a DUI in {T}|I was in rehab in {T}|
the job was in {T}|the hospital in {T}|the court in {T}|the school in {T}|the house in {T}|this guy from {T}|a girl from {T}|my friends in {T}|my {K} in {T}|the winters in {T}|
I work at {O}|I worked at {O}|he works at {O}|she works for {O}|my {K} works at {O}|I got hired at {O}|I got laid off from {O}|I left {O}|I quit {O}|I start at {O} on {W}|
I'm a {JOB} at {O}|I was a {JOB} for {O}|my job at {O}|my boss at {O}|my shift at {O}|the guys at {O}|everyone at {O}|we met at {O}|I drive for {O}|I clean for {O}|I saw him at {O}|
I was at {O}|I stopped at {O}|she manages the {O}|he owns {O}|they closed {O}|{O} let me go|{O} called me back|{O} is hiring|{O} pays well|{O} cut my hours|
I go to {SC}|I went to {SC}|he goes to {SC}|she's at {SC}|I teach at {SC}|I dropped out of {SC}|I got kicked out of {SC}|I graduated from {SC}|my kids are at {SC}|he starts {SC} in the fall|
the counselor at {SC}|the teachers at {SC}|{SC} called me|{SC} kicked him out|I got into {SC}|we met at {SC}|I applied to {SC}|I'm taking classes at {SC}|
I was at {H}|they took him to {H}|I was admitted to {H}|she gave birth at {H}|he died at {H}|I go to {H}|I see someone at {H}|my doctor at {H}|the nurses at {H}|{H} sent me home|
{H} has my records|I got referred to {H}|she works at {H}|I detoxed at {H}|I'm in the program at {H}|I got discharged from {H}|
we go to {C}|I go to {C}|I was baptized at {C}|the pastor at {C}|my group at {C}|the people from {C}|{C} helped us with rent|we got married at {C}|I left {C}|
I play for the {TM}|he coaches the {TM}|she's on the {TM}|I joined {TM}|my practice with the {TM}|
I live on {R}|I live at {S}|he lives at {S}|we rented on {R}|it was on {R}|the house on {R}|my apartment on {R}|I was driving down {R}|I got hit on {R}|the store on {R}|the shelter on {R}|
they sent it to {S}|my address is {S}|we're at {S}|she stays at {S}
""".replace("\n", " ").split("|")]  # fmt: skip


def someone(random: Random) -> str:
    """A clause about a person, as a sentence with slots."""
    who = random.choice(
        ["{P}", "{P}", "{P}", "{P}", "{F}", "{TI} {L}", "my {K} {P}", "{P} and {P}", "my {K}, {P},", "{P} from work", "{E}"]
    )
    dice = random.random()
    if dice < 0.42:
        clause = f"{who} {random.choice(DOES)}"
    elif dice < 0.75:
        clause = random.choice(TO_WHOM).replace("@", who.rstrip(","))
    else:
        whose = random.choice(["{P}", "{P}", "{F}", "my {K} {P}", "{TI} {L}"])
        clause = random.choice([f"it was {whose}'s {random.choice(WHOSE)}", f"{whose}'s {random.choice(WHOSE)} {random.choice(DOES)}", f"I was at {whose}'s {random.choice(WHOSE)}", f"I hate {whose}'s {random.choice(WHOSE)}"])  # fmt: skip
    return _sentence(random, clause)


def somewhere(random: Random) -> str:
    """A clause about a place or an organisation."""
    return _sentence(random, random.choice(PLACES))


def _sentence(random: Random, clause: str) -> str:
    lead = random.choice(LEADS) if random.random() < 0.7 else ""
    if lead:
        clause = f"{lead}{random.choice([',', '', ''])} {clause}"
    tail = random.choice(TAILS)
    clause += f" {tail}" if tail else ""
    return f"{clause[0].upper()}{clause[1:]}{random.choice('....?')}" if not clause.startswith("{") else f"{clause}."
