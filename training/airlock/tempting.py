"""What tempts but identifies nobody: medicines, diagnoses with a name in them, schools of therapy, media, food, words that are names too."""

from random import Random


def _phrases(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", " ").split("|") if part.strip()]


MEDICINES = _phrases("""Zoloft|Prozac|Lexapro|Celexa|Paxil|Effexor|Cymbalta|Pristiq|Wellbutrin|Remeron|Trintellix|Viibryd|Xanax|Klonopin|Ativan|Valium|Librium|Buspar|Ambien|Lunesta|
Restoril|Seroquel|Abilify|Risperdal|Zyprexa|Geodon|Latuda|Vraylar|Haldol|Clozaril|Lamictal|Depakote|Tegretol|Topamax|Neurontin|Lyrica|Adderall|Ritalin|Concerta|Vyvanse|Strattera|Intuniv|
Suboxone|Vivitrol|Antabuse|Campral|Narcan|Methadone|Percocet|Vicodin|OxyContin|Tylenol|Advil|Motrin|Aleve|Benadryl|Zyrtec|Claritin|Nyquil|Melatonin|Tums|Pepcid|Prilosec|Lipitor|Metformin|
Lantus|Ozempic|Synthroid|Lisinopril|Prazosin|Propranolol|Trazodone|Sertraline|Fluoxetine|Citalopram|Quetiapine|Gabapentin|Lithium|Clonidine|Hydroxyzine|Naltrexone|Humira|Botox|Viagra|
Plan B|Chantix|Nicorette|Excedrin|Imitrex|Flonase|Albuterol|Prednisone|Amoxicillin|Cipro|Spravato|ketamine|Dilaudid|Fentanyl|Norco|Tramadol|Soma|Flexeril""")
DISEASES = _phrases("""Parkinson's|Alzheimer's|Crohn's|Hashimoto's|Graves' disease|Tourette's|Asperger's|Huntington's|Hodgkin's|Addison's|Cushing's|Raynaud's|Bell's palsy|Meniere's|Lou Gehrig's|
Munchausen's|Stockholm syndrome|Down syndrome|Marfan syndrome|Lyme disease|Sjögren's|Turner syndrome|Wilson's disease|Korsakoff's|Capgras|Epstein-Barr|Ehlers-Danlos|Barrett's esophagus|
Legionnaires'|Guillain-Barré|Ménière's|Paget's disease|Kawasaki disease|Chiari|Achilles tendonitis|Behcet's|Dupuytren's|Peyronie's|Stevens-Johnson|Tay-Sachs""")
METHODS = _phrases("""CBT|DBT|ACT|EMDR|IFS|EFT|MBSR|the PHQ-9|the GAD-7|the PCL-5|the AUDIT|the Beck|the Beck inventory|the Hamilton scale|the Conners|the Rorschach|the Myers-Briggs|the MMPI|the Adult
ADHD scale|Gottman stuff|Jungian work|Freudian stuff|Adlerian therapy|Rogerian therapy|gestalt|psychodrama|Al-Anon|AA|NA|SMART Recovery|a Socratic thing|Pavlov's dogs|Maslow's hierarchy|
the Johari window|Bowlby's attachment thing|the Kübler-Ross stages|Erikson's stages|Piaget|the Stanford experiment|the Milgram study|Linehan's skills|Wise Mind|radical acceptance""")
MEDIA = _phrases("""Netflix|Hulu|YouTube|Instagram|Facebook|TikTok|Twitter|Snapchat|Reddit|Spotify|Zoom|FaceTime|WhatsApp|Discord|Tinder|Bumble|Hinge|LinkedIn|Google|Pinterest|Xbox|PlayStation|Nintendo|
Minecraft|Fortnite|Candy Crush|Headspace|Calm|Fitbit|Siri|Alexa|Disney Plus|HBO|ESPN|CNN|Fox News|Wikipedia|Venmo|PayPal|eBay|Etsy|Twitch|the Sims|Jeopardy|Wheel of Fortune|the Simpsons|
Friends|Seinfeld|Grey's Anatomy|Law and Order|Star Wars|Star Trek|Harry Potter|Lord of the Rings|Game of Thrones|Breaking Bad|the Bachelor|Frozen|Titanic|Rocky|Batman|Superman|Spider-Man|
Cinderella|Snow White|Peter Pan|Barbie|Romeo and Juliet|Hamlet|the Bible|the Big Book|the Quran|Sesame Street|Mister Rogers|Oprah|Dr. Phil|Mario Kart|Zelda|Wordle|Sudoku""")
THINGS = _phrases("""Coke|Pepsi|Diet Coke|Red Bull|Gatorade|Kool-Aid|Bud Light|Corona|Heineken|Jack Daniel's|Jim Beam|Captain Morgan|Tito's|White Claw|Marlboros|Camels|Newports|a Juul|Doritos|Oreos|
Cheerios|Ben and Jerry's|Kleenex|Band-Aids|Tupperware|Crocs|Nikes|my iPhone|my iPad|a Kindle|my Honda|a Toyota|the Jeep|my old Ford|a Harley|a Caesar salad|a Philly cheesesteak|a Danish|
French fries|Swiss cheese|English muffins|Brussels sprouts|Earl Grey|a Bloody Mary|a Shirley Temple|a Long Island|Granny Smith apples|a Labrador|a German shepherd|a Yorkie|a Persian cat|
brown rice|black beans|green tea|red wine|white bread|rye|sage|rosemary|basil|ginger|pepper|mint|olive oil|brandy|sherry|hazelnuts|chestnuts|a rose|lilies|violets|daisies|an iris|ivy|heather|
poppies|ferns|a robin|a wren|a dove|jade|opals|pearls|rubies|amber beads|a crystal|a ray of light""")
DAYS = _phrases("""Christmas|Thanksgiving|Easter|Halloween|New Year's|Valentine's Day|Mother's Day|Father's Day|Labor Day|Memorial Day|the Fourth of July|Ramadan|Eid|Diwali|Hanukkah|Passover|Lent|
Groundhog Day|Black Friday|the Super Bowl|March Madness|Sunday|Monday|Friday night|Saturday morning|last Tuesday|next Thursday|March|April|June|July|August|the end of May|early September|
last October|November|December|the summer|the fall|winter break""")
PEOPLES = _phrases("""American|Mexican|Irish|Italian|Polish|German|French|Spanish|Greek|Russian|Chinese|Korean|Vietnamese|Filipino|Indian|Nigerian|Somali|Haitian|Cuban|Puerto Rican|Black|white|Latina|
Native|Jewish|Catholic|Baptist|Muslim|Hindu|Buddhist|Mormon|Christian|atheist|Republican|Democrat|Buddhist|Lutheran|a Virgo|a Leo|a Gemini|a Pisces|a Capricorn|gay|trans|bi""")
GENERIC = _phrases("""law school|med school|grad school|beauty school|trade school|night school|summer school|high school|middle school|Sunday school|the rehab center|a treatment center|
the community center|a call center|the day center|the senior center|a detox center|the birthing center|the crisis line|a halfway house|a sober house|a group home|a nursing home|the county jail|the food court|
the emergency department|the mental health unit|the psych ward|urgent care|physical therapy|couples counseling|a support group|the church choir|a youth group|the night shift|the front desk|a coffee shop|a gas station|
a grocery store|the liquor store|the mall|a law firm|a tech company|the gym class|a home office|city hall|the post office|the unemployment office|yoga|karate|judo|jiu jitsu|zumba|pilates|qigong|reiki|boxing|crossfit|
poker night|bingo|pottery|knitting club|book club|the soup kitchen|a prison camp|boot camp|a desert island|the whole thing|a blog|the internet|convicts|drug dealers|strangers|doctors and nurses|other moms|the other guys""")
SIGNS = _phrases(
    """a Virgo|a Leo|a Scorpio|an introvert|a Freudian|a Jungian|a Lacanian|a vegan|a Marxist|a feminist|a stoic|a Type A|an empath|a Millennial|a Boomer|a workaholic|a perfectionist"""
)
IDIOMS = _phrases("""out of the blue|once in a blue moon|I feel blue|the grass is greener|a gray area|in the red|in the black|a white elephant|a silver lining|golden years|a pink slip|back to the drawing board|the last straw|
a wild goose chase|on thin ice|the tip of the iceberg|under the weather|a piece of cake|the elephant in the room|walking on eggshells|a house of cards|the short end of the stick|hitting rock bottom|at a crossroads|
on the fence|off the rails|a can of worms|a double-edged sword|skin and bones|up and down|back and forth|so and so|this and that|flip-flop|hush-hush|wishy-washy|zig zag|tick tock|so destructive|kinda doable|
it's manageable|super supportive|very enjoyable|pretty productive|it was horrible|so anxious|really serious|what does normal look like|what does better look like|what would relapse look like|I want to be productive""")
FRAMES = (
    (GENERIC, _phrases("""I went to @|I'm at @|I work at @|I was in @|he goes to @|she works in @|I met him at @|they have @ there|I got into @|we talked about @|by going to @|I signed up for @|it's for @|
    I was hanging around with @|I read about it from @|I like @|I do @ on {W}|the people at @ were nice""")),
    (SIGNS, _phrases("""I'm @|she's @, I think|he was more of @|my therapist was @|because I'm @ I worry|as @ I can't|are you @""")),
    (IDIOMS, _phrases("""@|it's @|it was @|I feel like @|like, @|we're @|and then @|it's all @|you know, @|for me it's @""")),
    (MEDICINES, _phrases("""I take @ at night|I'm on @|I was on @ for years|@ made me gain weight|they put me on @|@ didn't work|@ helps|I stopped @|I ran out of @|I took too much @|he sells @|
    is @ addictive|I don't like @|the @ is working|since the @ I'm numb|how's the @ going|are you still on @|I switched from @ to @|she gave me @|I need more @|could it be the @""")),
    (DISEASES, _phrases("""my dad has @|he died of @|they think it's @|I have @|my @ is acting up|she was diagnosed with @|could it be @|@ runs in my family|it's not @|with @ you get tired|
    my grandma's @ got worse|they tested me for @|I read about @""")),
    (METHODS, _phrases("""we did @|I tried @|@ didn't work for me|I like @|she does @ with me|it's like @|is that @|I filled out @|my score on @ was high|I'm into @ now|my last therapist did @|
    we learned about @|they use @ there|I read about @ in school|it's kind of @""")),
    (MEDIA, _phrases("""I watch @ all night|I was on @|I saw it on @|I deleted @|we watched @|I scroll @ for hours|it's like @|I love @|I felt like @|I play @ with my son|he's addicted to @|she posts
    on @|the kids watch @|I fell asleep to @|I cried at @|I listened to @|we talk on @|I read @|it was on @|he quotes @ all day""")),
    (THINGS, _phrases("""I had @|I bought @|I drank @|I crave @|I like @|I sold @|we had @|I spilled @|she brought @|there was @ on the table|I put @ in it|I can smell @|@ calms me|no more @|
    I dreamed about @|it was just @|I gave up @""")),
    (DAYS, _phrases("""@ was hard|I hate @|it's worse around @|we met on @|I drink on @|since @ I've been low|every @ we fight|see you @|I work @|@ is fine|I was fine until @|by @ I should know|
    how was @|I get sad in @|it started in @|I relapsed after @""")),
    (PEOPLES, _phrases("""I'm @|he's @|she was raised @|my family is @|we're @|because I'm @|they don't like that I'm @|her parents are @|I'm half @|I'm not @ enough|being @ here is hard""")),
)  # fmt: skip
USED_AS_WORDS = _phrases("""will you be okay|I will not|he will be fine|the will said so|against my will|where there's a will|I may be wrong|it may rain|may I go first|mark it down|the mark on my arm|I hope so|
I hope you're okay|there's hope|no hope left|I lost my faith|have some faith|a leap of faith|with grace|a grace period|grace under pressure|pure joy|no joy in it|for the joy of it|I rose early|it rose up in me|
prices rose|the art of it|I do art|my art teacher|modern art|let me be frank|I was frank|frankly|pay the bill|the bill came|an earnest talk|chase the dragon|chasing him|a chase|I got a grant|I grant you|I drew it|
he drew blood|pat him on the back|stand pat|I could sue|they sued me|Christmas carol|gin and ginger|the gene for it|bad genes|a dale or a glen|off the cliff|on the heath|by the brook|a dark lane|the reed|
the forest|a hunter|the mason jar|the cooper|a tailor|the tanner|the baker|one page|page two|turn the page|ten miles|go miles|to the max|max it out|car jack|jack of all trades|hit the jackpot|a robin|a colt|the buck
stops|pass the buck|a bud of mine|skip it|I skip lunch|a chip on my shoulder|chip away|a ray of hope|sunny out|the sky|a star|stormy weather|misty eyes|I cherish it|charity work|on charity|be patient|my patience|
some prudence|constantly|my destiny|in harmony|a melody|the trinity|heaven knows|like heaven|an angel|the bishop|a dean|the earl|the duke|like a king|my prince|a major thing|major depression|the judge|royal pain|
a noble thing|the victor|a tad|the van|in the van|I don a mask|a pierce in my chest|on a trip|bad trip|some guy|the guys|out of cash|cash only|rusty at it|it's rocky|sandy beach|randy, sort of|wooden|dusty room|
it was bliss|an honor|the journey|do justice|no justice|a chance|second chance|an ace|page one|in the clay|a stone wall|the storm|by the river|the ocean|rain all day|winter is hard|up north|out west|when I was young|
young people|love is blind|I love that|in love|for love|junior year|a fern|the holly|on a lark|the dove|honey, no|a brown coat|black and blue|a white lie|a green light|gray days|a long time|in the long run|
short on cash|little things|rich people|poor thing|wise choice|good grief|best friend|moody all day|savage thing to say|a stern talk|strong enough|a sharp pain|wild night|day by day|one day|every day|the price|
at what price|a cook|the butler|the potter|my shepherd|the miller|a turner|a walker|the woods|in the field|up the hill|the lake|the marsh|the park|a rock|the sand|the snow|some frost|a bird|a crane|a wolf|a bull|
just in case|the church|cross that bridge|a ball|the bell|a bond|a bean|a bush|in a rush|the root|the house|the hall|in the hood|on hold|my head|my hand|the power|a pitt or pit|hazel eyes|the ivy|crystal clear|
amber light|jade earrings|pearl earrings|the opal ring|at dawn|the eve of it|this summer|in autumn|the summer I turned ten|by june|in august|april showers|the may pole|a daisy chain|violet light|lily pads|
poppy seeds|a rosemary plant|penny for it|a penny|jean shorts|the tab|pick up the tab|in the nick of time|the mike|candy bars|a cookie|a barb|gale winds|a marina|a dolly|buffy on TV|a harry situation|a stew|
wade in|flint and steel|the west coast|georgia peaches|virginia ham|paris one day|london fog|phoenix rising|savannah cats|in the savanna|asia someday|israel on the news|chad is what they call those guys|a karen
moment|don't be a karen|a debbie downer|a jack and coke|a john in the bathroom|dear john letter|joe schmo|average joe|plain jane|jane doe|uncle sam|negative nancy|lazy susan|peeping tom|smart alec|bob, like the
haircut|the rich get richer|a rob job|he robbed us|art class|gus, the bus joke""")


def sentence(random: Random) -> str:
    """One such sentence; a capital begins it."""
    if random.random() < 0.35:
        words = random.choice(USED_AS_WORDS)
        words = random.choice(
            ["{}", "it was {}", "I said {}", "like, {}", "{} I guess", "you know, {}", "{} and so on", "and {}"]
        ).format(words)
    else:
        things, frames = random.choice(FRAMES)
        words = random.choice(frames)
        while "@" in words:
            words = words.replace("@", random.choice(things), 1)
        words = random.choice(
            [
                "{}",
                "{}",
                "{}",
                "um, {}",
                "so {}",
                "yeah, {}",
                "{}, I guess",
                "I mean, {}",
                "{} you know",
                "and {}",
                "{} and it's been a lot",
                "my mom says {}",
            ]
        ).format(words)
    return f"{words[0].upper()}{words[1:]}{random.choice('...?')}"
