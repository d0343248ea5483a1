"""What fills a slot of a sentence: the words as written, the words as a speech recogniser hears them, and the kind."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from training.airlock import gazetteers, stock


class Filler(NamedTuple):
    """`written` and `heard` name the same thing; `label` is empty for what identifies nobody."""

    written: str
    heard: str
    label: str


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
WORD_NAMES = (
    "Will Mark Grace Hope Faith Joy May June April Rose Lily Violet Ivy Daisy Iris Hazel Olive Ruby Pearl Amber Jade Crystal Dawn Eve Summer "
    "Autumn Art Bill Bob Rob Rich Frank Earnest Chase Grant Drew Pat Sue Carol Dolly Ginger Pepper Sage Rosemary Basil Gene Dale Glen Cliff Heath Brook "
    "Lane Reed Forest Hunter Carter Mason Cooper Taylor Tanner Baker Page Paige Miles Max Jack Jay Robin Wren Colt Buck Bud Skip Chip Ray Sunny Sky "
    "Star Stormy Misty Cherish Charity Patience Prudence Constance Destiny Harmony Melody Trinity Heaven Angel Christian Bishop Dean Earl Duke King "
    "Prince Major Judge Royal Noble Victor Tad Van Don Ted Ed Lance Pierce Trip Guy Cash Rusty Rocky Sandy Randy Woody Dusty Bliss Honor Journey Justice "
    "Genesis Chance Ace Rex Roman Dallas Austin Houston Phoenix Paris London Sydney Savannah Charlotte Madison Jackson Lincoln Brooklyn Georgia Virginia "
    "Carolina Dakota Cheyenne Israel Jordan Chad Kenya India China Asia Jean Marina Gail Penny Buffy Candy Cookie Barb Tab Nick Mike Jimmy Harry Woody "
    "Herb Stew Pierce Wade Clay Flint Stone Storm River Ocean Rain Winter North West Young Love Sonny Junior Bea Fay Kit Opal Garnet Coral Fern Holly "
    "Heather Laurel Myrtle Olive Poppy Clementine Melba Brandy Sherry Margarita Bonnie Blanche Claire Fawn Merry Mercy Joyce Lark Dove Birdie Honey"
).split()
WORD_LASTS = (
    "Price Black White Brown Green Gray King Young Long Short Little Rich Poor Wise Good Best Love Moody Savage Stern Strong Swift Sharp Wild Winter Summers "
    "Day Knight Bishop Pope Abbott Cook Baker Butler Carter Mason Miller Potter Shepherd Smith Taylor Turner Walker Weaver Wood Woods Field Fields Hill "
    "Lake Rivers Brooks Banks Marsh Moore Park Parks Stone Rock Sands Snow Frost Rain Storm Bird Crane Drake Fox Wolf Lamb Bull Buck Doe Fish Pike Case "
    "Chance Church Cross Bell Ball Barr Bond Bean Berry Cherry Rose Flowers Bush Reed Rush Root House Hall Hood Holder Held Head Hand Foote Power Page Pitt"
).split()
SOUNDS_LIKE_WORD = frozenset({"oh"})


def digits_said(digits: str, random: Random, grouped: bool = True) -> str:
    """Digits as someone reads them out."""
    zero = random.choice(["oh", "oh", "zero"])
    words, place = [], 0
    while place < len(digits):
        run = len(digits) - len(digits[place:].lstrip(digits[place]))
        if run - place == 2 and random.random() < 0.25:
            words += ["double", zero if digits[place] == "0" else ONES[int(digits[place])]]
            place += 2
            continue
        pair = digits[place : place + 2]
        if grouped and len(pair) == 2 and pair[0] not in "01" and random.random() < 0.1:
            words.append(number_said(int(pair)))
            place += 2
            continue
        words.append(zero if digits[place] == "0" else ONES[int(digits[place])])
        place += 1
    return " ".join(words)


def number_said(number: int) -> str:
    """0 to 9999, as house numbers are said."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f" {ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        head, tail = divmod(number, 100)
        return ONES[head] + (f" oh {ONES[tail]}" if 0 < tail < 10 else f" {number_said(tail)}" if tail else " hundred")
    head, tail = divmod(number, 100)
    return number_said(head) + (f" oh {ONES[tail]}" if 0 < tail < 10 else f" {number_said(tail)}" if tail else " hundred")


def ordinal_said(day: int) -> str:
    """A day of a month."""
    if day <= 20:
        return ORDINALS[day]
    return "thirtieth" if day == 30 else f"{TENS[day // 10]} {ORDINALS[day % 10]}"


def _suffix(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def year_said(year: int, random: Random) -> str:
    """A year."""
    if year == 2000:
        return "two thousand"
    if 2000 < year < 2010:
        return f"two thousand {random.choice(['and ', ''])}{ONES[year % 10]}"
    head, tail = divmod(year, 100)
    return f"{number_said(head)} {'oh ' + ONES[tail] if 0 < tail < 10 else 'hundred' if not tail else number_said(tail)}"


def plain(written: str) -> str:
    """As a recogniser without punctuation writes it."""
    return " ".join(
        "".join(char if char.isalnum() or char in "' " else " " for char in written.replace("’", "'"))
        .lower()
        .replace("&", "and")
        .split()
    )


class Maker:
    """Makes fillers of one side: the training's or the test's."""

    def __init__(self, random: Random, apart: bool) -> None:
        self.random, self.apart = random, apart
        self._word_names = [name for name in WORD_NAMES if gazetteers.kept_apart(name) is apart]
        self._word_lasts = [name for name in WORD_LASTS if gazetteers.kept_apart(name) is apart]

    def fill(self, slot: str) -> Filler:
        """The filler for a slot's name."""
        return SLOTS[slot](self)

    def pick(self, which: str) -> str:
        """One word of our own stock."""
        return self.random.choice(gazetteers.sided(self.apart, which))

    def first(self) -> str:
        """A given name: common, rare, from elsewhere, a nickname, or one that is a word."""
        dice = self.random.random()
        if dice < 0.14:
            return self.random.choice(self._word_names)
        if dice < 0.22:
            return self.pick("PETS_AND_NICKS")
        if dice < 0.42:
            return self.pick("NOT_US")
        name = gazetteers.first_names(self.apart).draw(self.random)
        return name if dice > 0.46 else f"{name}-{gazetteers.first_names(self.apart).draw(self.random).lower()}"

    def last(self) -> str:
        """A surname."""
        dice = self.random.random()
        if dice < 0.1:
            return self.random.choice(self._word_lasts)
        if dice < 0.35:
            return self.pick("NOT_US_LAST")
        name = gazetteers.last_names(self.apart).draw(self.random)
        if dice < 0.38:
            return f"{name}-{gazetteers.last_names(self.apart).draw(self.random)}"
        if dice < 0.41:
            return self.random.choice(["O'", "Mc", "De ", "Van ", "De la ", "Al-", "Mac", "St. "]) + name
        return name

    def person(self, written: str) -> Filler:
        """A person's name; hyphens are heard as spaces or not at all."""
        heard = plain(written)
        if "O'" in written and self.random.random() < 0.5:
            heard = heard.replace("'", "")
        return Filler(written, heard, "PERSON")

    def town(self) -> str:
        """A town of the lists, or one that we make up."""
        dice = self.random.random()
        if dice < 0.55:
            return gazetteers.towns(self.apart, True).draw(self.random)
        if dice < 0.75:
            return gazetteers.towns(self.apart, False).draw(self.random)
        stem = self.random.choice(
            [
                self.pick("TREES"),
                self.pick("ANIMALS"),
                self.last().replace(" ", ""),
                self.pick("NOUNS"),
                self.pick("ADJECTIVES"),
            ]
        )
        end = self.random.choice(
            ["ville", "ton", "field", "burg", "ford", "wood", "dale", "port", "view", "bury", "stead", "ham"]
        )
        tail = self.random.choice(
            [
                "Falls",
                "Creek",
                "Springs",
                "City",
                "Grove",
                "Heights",
                "Valley",
                "Lake",
                "Park",
                "Beach",
                "Junction",
                "Hills",
                "Point",
                "Harbor",
            ]
        )
        head = self.random.choice(
            ["North", "South", "East", "West", "New", "Port", "Fort", "Mount", "Lake", "Saint", "San", "Old"]
        )
        return self.random.choice([stem + end, f"{stem} {tail}", f"{head} {stem}", f"{stem}{end} {tail}"])

    def street_name(self) -> str:
        """Alder, North Fifth, Martin Okafor."""
        number = self.random.randint(1, 60)
        said = ordinal_said(number if number <= 30 else number % 20 + 1).title()
        base = self.random.choice(
            [self.pick("TREES"), self.pick("TREES"), self.last(), self.first(), f"{self.pick('ADJECTIVES')} {self.pick('NOUNS')}", self.pick("NOUNS"), said,
             f"{self.pick('TREES')} {self.random.choice(['Hill', 'Hollow', 'Ridge', 'Creek', 'Grove', 'View', 'Valley', 'Park'])}", self.town()]
        )  # fmt: skip
        return (
            f"{self.random.choice(['North', 'South', 'East', 'West', 'Old', 'Upper', 'Southeast'])} {base}"
            if self.random.random() < 0.15
            else base
        )

    def street(self) -> tuple[str, str]:
        """A street without its number, written and heard."""
        name, kind = self.street_name(), self.random.choice(stock.STREETS[:10] if self.random.random() < 0.8 else stock.STREETS)
        short = stock.STREETS_SHORT.get(kind, kind) if self.random.random() < 0.2 else kind
        return f"{name} {short}", f"{plain(name)} {kind.lower()}"

    def organisation(self) -> str:
        """An employer."""
        dice = self.random.random()
        pick, last = self.pick, self.last
        if dice < 0.16:
            return self.random.choice(stock.BIG_EMPLOYERS)
        if dice < 0.2:
            return self.public()
        if dice < 0.3:
            return "".join(self.random.choice(part) for part in stock.SYLLABLES)
        if dice < 0.42:
            return f"{last()} {self.random.choice(['and Sons', '& Sons', 'Brothers', 'and ' + last(), '& ' + last(), 'Group', 'Inc', 'Industries'])}"
        if dice < 0.58:
            return f"{last()} {pick('TRADES')}"
        if dice < 0.74:
            return f"{self.random.choice([pick('ADJECTIVES'), pick('TREES'), pick('ANIMALS'), pick('NOUNS')])} {pick('NOUNS')} {pick('TRADES')}"
        if dice < 0.88:
            return f"{self.random.choice([pick('ADJECTIVES'), pick('TREES'), pick('ANIMALS')])} {pick('NOUNS')}"
        return f"{self.random.choice([self.town(), pick('ANIMALS'), pick('TREES'), pick('NOUNS')])} {pick('TRADES')}"

    def public(self) -> str:
        """An office, a programme, or letters that stand for one."""
        letters = "".join(self.random.choice("ABCDFGHJKLMNPRSTUVWY") for _ in range(self.random.choice([2, 3, 3, 4])))
        gerund = self.random.choice(
            "Building Moving Rising Healing Finding Living Breaking Choosing Growing Standing Starting Walking Facing Sharing Opening".split()
        )
        noun = self.random.choice(
            "Bridges Forward Together Strong Strength Peace Families Free Chains Silence Change Futures Tall Over Paths Hope Doors Lives Roots Recovery".split()
        )
        whose = self.random.choice(
            ["Women's", "Men's", "Children's", "Veterans", "Youth", "Family", "Parents", "Students", "Seniors", "Elders"]
        )
        program = self.random.choice([f"{gerund} {noun}", f"{whose} {self.random.choice(['Center', 'Shelter', 'House', 'Network', 'Alliance', 'Services', 'Hub', 'Clinic'])}", f"{self.pick('ADJECTIVES')} {noun}", f"{noun} of {self.pick('NOUNS')}s"])  # fmt: skip
        return self.random.choice(
            [letters, letters, program, program, program, f"{self.town()} {self.random.choice(['PD', 'Fire Department', 'Police Department', 'City Hall', 'Transit', 'Public Library', 'County Jail', 'Parks'])}",
             f"the {self.town()} {self.random.choice(['Unified School District', 'School District', 'Food Bank', 'Housing Authority', 'YMCA', 'VA', 'DMV', 'Post Office', 'Parole Office', 'Courthouse'])}",
             self.random.choice(["Head Start", "the YMCA", "the YWCA", "the VA", "the Salvation Army", "Goodwill", "Job Corps", "Meals on Wheels", "Habitat for Humanity", "the Red Cross", "Planned Parenthood", "Big Brothers", "Boys and Girls Club", "Legal Aid", "Early Start", "Upward Bound", "Catholic Charities", "Lutheran Services"]),
             f"the {self.pick('ADJECTIVES')} {self.pick('NOUNS')} {self.random.choice(['Women Center', 'Shelter', 'Foundation', 'Project', 'Youth Center', 'Senior Center', 'Resource Center', 'Institute'])}"]
        )  # fmt: skip

    def school(self) -> str:
        """A school, college or university."""
        if self.random.random() < 0.08:
            return self.random.choice(
                [f"{self.random.choice(['UC', 'Cal', 'SUNY', 'CUNY', 'Penn', 'UT', 'Texas', 'Ohio', 'UNC', 'UW'])} {self.town()}", f"{self.town()} {self.random.choice(['Poly', 'A and M', 'JC', 'CC', 'U'])}", "".join(self.random.choice("ABCDEKLMNOPSTUW") for _ in range(3)) + self.random.choice(["", "U"])]
            )  # fmt: skip
        stem = self.random.choice(
            [
                self.last,
                self.last,
                self.town,
                lambda: self.pick("TREES"),
                self.first,
                lambda: f"{self.pick('TREES')} {self.random.choice(['Hill', 'Grove', 'Ridge', 'Park', 'Creek'])}",
            ]
        )()
        kinds = ["High", "High School", "Middle", "Middle School", "Elementary", "Elementary School", "Academy", "College", "University", "State", "Community College", "Prep", "Charter School", "Day School", "Montessori", "Tech", "Law", "Seminary", "State University", "Preschool"]  # fmt: skip
        if self.random.random() < 0.12:
            return self.random.choice(
                [f"Saint {self.pick('SAINTS')}'s", f"St. {self.pick('SAINTS')}'s", f"Our Lady of {self.pick('VIRTUES')}"]
            )
        if self.random.random() < 0.06:
            return f"University of {self.town()}"
        return f"{stem} {self.random.choice(kinds)}"

    def clinic(self) -> str:
        """A hospital, clinic, rehab or practice."""
        stem = self.random.choice(
            [
                self.last,
                self.town,
                lambda: self.pick("TREES"),
                lambda: self.pick("VIRTUES"),
                lambda: f"{self.pick('ADJECTIVES')} {self.pick('NOUNS')}",
            ]
        )()
        kinds = ["General", "Memorial", "Memorial Hospital", "Hospital", "Medical Center", "Clinic", "Health", "Behavioral Health", "Counseling", "Counseling Center", "Recovery", "Recovery Center", "Family Practice", "Pediatrics", "Health Center", "House", "Treatment Center", "Dental", "Women's Health", "Urgent Care", "Rehab", "Psychiatric", "Wellness"]  # fmt: skip
        if self.random.random() < 0.2:
            return f"{self.random.choice(['Saint', 'St.'])} {self.pick('SAINTS')}{self.random.choice([chr(39) + 's', '', chr(39) + 's Hospital', ' Medical Center'])}"
        return f"{stem} {self.random.choice(kinds)}"

    def church(self) -> str:
        """A congregation."""
        dice = self.random.random()
        if dice < 0.25:
            return f"{self.random.choice(['St.', 'Saint'])} {self.pick('SAINTS')}{self.random.choice([chr(39) + 's', '', chr(39) + 's Church', ' Parish'])}"
        if dice < 0.33:
            kind = self.random.choice(
                ["Methodist", "Baptist", "Lutheran", "Catholic", "Pentecostal", "Presbyterian", "Episcopal", "Mormon", "Korean"]
            )
            return f"the {kind} church {self.random.choice(['on', 'in', 'off', 'near'])} {self.random.choice([self.pick('TREES'), self.town(), self.street()[0]])}"
        if dice < 0.45:
            return f"First {self.random.choice(stock.CHURCHES)}{self.random.choice(['', ' of ' + self.town()])}"
        if dice < 0.55:
            return self.random.choice(
                ["Masjid Al-", "Temple Beth ", "Congregation B'nai ", "Iglesia ", "Templo "]
            ) + self.random.choice([self.pick("VIRTUES"), self.first()])
        return f"{self.random.choice([self.pick('VIRTUES'), self.town(), self.pick('TREES')])} {self.pick('CHURCHES')}"

    def team(self) -> str:
        """A team, band, gym or club."""
        animals = f"{self.pick('ANIMALS')}s"
        return self.random.choice(
            [animals, f"{self.town()} {animals}", f"{self.pick('ADJECTIVES')} {animals}", f"{self.pick('TREES')} Street {self.random.choice(['Gym', 'Choir', 'Runners', 'Players', 'Boxing'])}",
             f"{self.town()} {self.random.choice(['Rovers', 'United', 'Little League', 'Rugby', 'Swim Club', 'Choir', 'Theater', 'Rotary', 'Rec Center', 'YMCA'])}"]
        )  # fmt: skip


def _name(build: Callable[[Maker], str]) -> Callable[[Maker], Filler]:
    return lambda make: make.person(build(make))


def _full(make: Maker) -> str:
    middle = f" {make.random.choice('ABCDEFGHJKLMNPRSTW')}." if make.random.random() < 0.06 else ""
    return f"{make.first()}{middle} {make.last()}"


def _either(make: Maker) -> str:
    return _full(make) if make.random.random() < 0.25 else make.first()


def _org(build: Callable[[Maker], str]) -> Callable[[Maker], Filler]:
    def fill(make: Maker) -> Filler:
        written = build(make)
        return Filler(written, plain(written), "ORG")

    return fill


def _place(make: Maker) -> Filler:
    town = make.town()
    if make.random.random() < 0.08:
        town = f"{town}, {make.random.choice(stock.STATES)}"
    return Filler(town, plain(town), "LOCATION")


def _street(make: Maker) -> Filler:
    written, heard = make.street()
    return Filler(written, heard, "ADDRESS")


def _abroad(make: Maker) -> Filler:
    """Addresses of other countries, of soldiers, over several lines."""
    random = make.random
    name = gazetteers.towns(make.apart, False).draw(random)
    town, number = make.town(), random.randint(1, 29999) if random.random() < 0.3 else random.randint(1, 240)
    street = random.choice(
        [f"{name}{random.choice(['gasse', 'strasse', 'straße', 'vej', 'gatan', 'weg', 'gade', 'laan', 'straat', 'veien', 'ulica', 'allee', 'gata', 'utca', 'platz', 'tie'])}",
         f"{random.choice(['Rue de', 'Rue', 'Via', 'Calle', 'C/', 'Av.', 'Avenida', 'Rua', 'ul.', 'Plaza', 'Piazza', 'Pod', 'Na', 'Paseo', 'Ronda', 'Camino de', 'Jalan', 'Chemin de', 'Place', 'Boulevard'])} {random.choice([name, make.last(), _full(make)])}",
         f"{name} {random.choice(['út', 'u.', 'utca', 'körút', 'Straat', 'Street', 'Road'])}"]
    )  # fmt: skip
    unit = random.choice(
        [
            "",
            "",
            f"Suite {random.randint(1, 999)}",
            f"Apt. {random.randint(1, 999)}",
            f"{random.randint(1, 9)}º {random.choice('ABCD')}",
            f"nº {random.randint(1, 90)}",
        ]
    )
    post, state = f"{random.randint(1000, 99999)}", random.choice([*stock.STATES, "OR", "CA", "NY", "TX", "AE", "AP"])
    written = random.choice(
        [f"{number} {street}", f"{street} {number}", f"{street}, {number}{', ' + unit if unit else ''}", f"{number} {street} {random.randint(1, 99)}\n {unit}\n {town}\n {state} {post}",
         f"{street} {number}, {post} {town}", f"PSC {random.randint(1, 9999)}, Box {random.randint(1, 9999)}\nAPO {state} {post}", f"Unit {random.randint(1, 9999)} Box {random.randint(1, 9999)}\n{random.choice(['DPO', 'FPO', 'APO'])} AP {post}",
         f"US{random.choice(['NS', 'NV', 'CGC', 'S'])} {make.last()}\nFPO AP {post}", f"{number} {street}\n{unit}\n{town}\n{random.choice(stock.COUNTRIES)} {post}", f"PO Box {random.randint(1, 9999)}, {town} {state} {post}"]
    ).replace("\n\n", "\n").replace("\n \n", "\n")  # fmt: skip
    return Filler(written, plain(written), "ADDRESS")


def _address(make: Maker) -> Filler:
    if make.random.random() < 0.22:
        return _abroad(make)
    written, heard = make.street()
    number = make.random.choice([make.random.randint(1, 99), make.random.randint(100, 999), make.random.randint(1000, 9999)])
    said = digits_said(str(number), make.random, False) if make.random.random() < 0.3 else number_said(number)
    front = said if make.random.random() < 0.2 else str(number)
    if make.random.random() < 0.25:
        unit, which = make.random.choice(["apartment", "apt", "unit", "number", "suite"]), make.random.randint(1, 40)
        letter = make.random.choice(["", "", make.random.choice("ABCD")])
        written += f"{make.random.choice([', ', ' '])}{unit} {which}{letter}"
        heard += f" {'apartment' if unit == 'apt' else unit} {number_said(which)}{' ' + letter.lower() if letter else ''}"
    if make.random.random() < 0.1:
        town = make.town()
        written, heard = f"{written}, {town}", f"{heard} {plain(town)}"
    return Filler(f"{front} {written}", f"{said} {heard}", "ADDRESS")


def _phone(make: Maker) -> Filler:
    digits = f"{make.random.randint(201, 989)}555{make.random.randint(100, 199):04d}"
    if make.random.random() < 0.3:
        digits = digits[3:]
    parts = [digits[:3], digits[3:]] if len(digits) == 7 else [digits[:3], digits[3:6], digits[6:]]
    heard = " ".join(digits_said(part, make.random) for part in parts)
    dashed = "-".join(parts)
    written = make.random.choice(
        [
            dashed,
            " ".join(parts),
            ".".join(parts),
            f"({parts[0]}) {'-'.join(parts[1:])}",
            heard,
            ", ".join(digits_said(part, make.random) for part in parts),
        ]
    )
    return Filler(written, heard, "PHONE")


def _mailbox(make: Maker) -> tuple[str, str]:
    first, last = plain(make.first()).replace(" ", ""), plain(make.last()).replace(" ", "").replace("'", "")
    number = make.random.randint(1, 99)
    said = number_said(number)
    return make.random.choice(
        [(f"{first}.{last}", f"{first} dot {last}"), (f"{first}{last}", f"{first}{last}"), (f"{first[0]}{last}", f"{first[0]} {last}"),
         (f"{first}_{last}", f"{first} underscore {last}"), (f"{first}{number}", f"{first} {said}"), (f"{last}.{first[0]}{number}", f"{last} dot {first[0]} {said}"),
         (f"{plain(make.pick('ADJECTIVES'))}{plain(make.pick('NOUNS'))}{number}", f"{plain(make.pick('ADJECTIVES'))} {plain(make.pick('NOUNS'))} {said}")]
    )  # fmt: skip


def _email(make: Maker) -> Filler:
    written, heard = _mailbox(make)
    domain = (
        make.random.choice(stock.DOMAINS)
        if make.random.random() < 0.7
        else f"{plain(make.pick('NOUNS'))}{make.random.choice(['health', 'mail', 'works'])}.{make.random.choice(['org', 'com', 'net', 'edu'])}"
    )
    said = f"{heard} at {domain.replace('.', ' dot ')}"
    return Filler(said if make.random.random() < 0.5 else f"{written}@{domain}", said, "EMAIL")


def _handle(make: Maker) -> Filler:
    written, heard = _mailbox(make)
    return Filler(make.random.choice([written, f"@{written}", heard]), heard, "HANDLE")


def _id(make: Maker) -> Filler:
    length = make.random.choice([4, 5, 6, 7, 8, 8, 9, 9, 10, 12])
    digits = "".join(make.random.choice("0123456789") for _ in range(length))
    letters = "".join(make.random.choice("ABCDEFGHJKLMNPRSTWXYZ") for _ in range(make.random.choice([0, 0, 0, 1, 2, 3])))
    if not letters and length == 9 and make.random.random() < 0.6:
        written, parts = f"{digits[:3]}-{digits[3:5]}-{digits[5:]}", [digits[:3], digits[3:5], digits[5:]]
        heard = " ".join(digits_said(part, make.random) for part in parts)
        return Filler(
            make.random.choice([written, heard, ", ".join(digits_said(part, make.random) for part in parts)]), heard, "ID"
        )
    heard = " ".join([*letters.lower(), digits_said(digits, make.random)])
    return Filler(
        heard if make.random.random() < 0.35 else f"{letters}{make.random.choice(['', '-']) if letters else ''}{digits}",
        heard,
        "ID",
    )


def _date(make: Maker, with_year: float) -> Filler:
    month, day, year = make.random.randint(1, 12), make.random.randint(1, 28), make.random.randint(1938, 2024)
    name, ordinal = stock.MONTHS[month - 1], ordinal_said(day)
    dated = make.random.random() < with_year
    tail, said_tail = (f", {year}", f" {year_said(year, make.random)}") if dated else ("", "")
    heard = make.random.choice(
        [
            f"{name.lower()} {ordinal}{said_tail}",
            f"the {ordinal} of {name.lower()}{said_tail}",
            f"{name.lower()} the {ordinal}{said_tail}",
        ]
    )
    forms = [f"{name} {day}{tail}", f"{name} {day}{_suffix(day)}{tail}", f"the {day}{_suffix(day)} of {name}{tail.replace(',', '')}", f"{day} {name}{tail.replace(',', '')}", f"{name} {ordinal}{said_tail}", f"the {ordinal} of {name}{said_tail}"]  # fmt: skip
    if dated:
        forms += [f"{month}/{day}/{year}", f"{month:02d}/{day:02d}/{year % 100:02d}", f"{year}-{month:02d}-{day:02d}"]
    return Filler(make.random.choice(forms), heard, "DATE")


def _plain(words: str) -> Callable[[Maker], Filler]:
    options = words.split("|")

    def fill(make: Maker) -> Filler:
        word = make.random.choice(options)
        return Filler(word, plain(word), "")

    return fill


def _state(make: Maker) -> Filler:
    name = make.random.choice(stock.STATES + stock.COUNTRIES)
    return Filler(name, plain(name), "LOCATION")


KIN = (
    "mom|dad|mother|father|sister|brother|son|daughter|husband|wife|partner|boyfriend|girlfriend|cousin|roommate|neighbor|boss|manager|coworker|"
    "friend|best friend|ex|ex-husband|ex-wife|uncle|aunt|nephew|niece|grandma|grandmother|grandpa|stepdad|stepmom|stepson|fiancé|twin sister|"
    "oldest|youngest|little brother|big sister|sponsor|landlord|supervisor|teacher|old therapist|lawyer|dog|mother-in-law|brother-in-law"
)
SLOTS: dict[str, Callable[[Maker], Filler]] = {
    "P": _name(lambda make: make.first()), "F": _name(_full), "L": _name(lambda make: make.last()), "E": _name(_either),
    "T": _place, "CO": _state, "R": _street, "S": _address, "O": _org(Maker.organisation), "SC": _org(Maker.school), "H": _org(Maker.clinic),
    "C": _org(Maker.church), "TM": _org(Maker.team), "PH": _phone, "EM": _email, "U": _handle, "ID": _id, "D": lambda make: _date(make, 0.3),
    "DOB": lambda make: _date(make, 0.9), "K": _plain(KIN),
    "TI": _plain("Dr.|Doctor|Mr.|Mrs.|Ms.|Miss|Pastor|Coach|Aunt|Uncle|Officer|Professor|Father|Sister|Nurse|Judge|Rabbi|Reverend|Principal|Tía|Grandma"),
    "W": _plain("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"), "N": _plain("two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|thirty|forty"),
    "SAY": _plain("said|told me|thinks|asked|goes|was like|says|swears|laughed and said|texted that|kept saying|admitted|insisted"),
    "FEEL": _plain("was so angry|was really kind|got upset|left early|cried|didn't come|never called back|showed up late|helped a lot|made it worse|moved out|got sober|passed away|was there|picked me up|started drinking again"),
    "JOB": _plain("nurse|cashier|driver|server|cook|barista|teacher|welder|manager|receptionist|electrician|line cook|janitor|engineer|bartender|temp|dental assistant|security guard|principal|bus driver"),
    "UM": _plain("um|uh|like|you know|I mean|well|so|okay so|yeah|and|but"),
}  # fmt: skip
