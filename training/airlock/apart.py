"""The test's own sentences: none is near one in `sentences.py`, written before anything was tuned, and never trained on."""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


IDENTIFYING = _lines("""
Honestly it was {P} who dragged me out of bed that day.
There's no way {P} would've let that slide.
After the funeral {P} wouldn't come out of the bathroom.
My {K} {P} thinks therapy is a scam.
I ended up sleeping on {P}'s couch.
We're not married, {P} and me, but eleven years is eleven years.
Half the time I end up parenting {P} instead of the other way round.
Whenever {E} visits, the whole house goes quiet.
The only person I'd call at 3 a.m. is {P}.
The kid's teacher, {TI} {L}, pulled me aside.
It's under {F}, that's the name on the card.
Would it help if {P} sat in next time?
Then out of nowhere {P} goes, you're just like him.
I finally blocked {P} on everything.
I keep comparing myself to {P}.
Some days I still set a plate for {P}.
{P} had the keys the whole time.
Nobody warned {P}.
When I look at {P} I see my father.
You were telling me how {P} reacted.
Let's stay with {P} for a moment.
I notice you smile when you mention {P}.
{TI} {L} upped my dose.
They had {TI} {L} cover while mine was on leave.
Put down {F} as next of kin.
She remarried, some contractor, {F}.
My {K} flew in from {T}.
Winters in {T} wrecked me.
The custody hearing got moved to {T}.
My lease in {T} is up.
He keeps a second apartment in {T}.
I did two tours and then came home to {T}.
Everyone at {O} walks on eggshells around her.
I've been on leave from {O} since the panic attacks.
{O} offered me the day shift.
I clean offices for {O}.
I put in my notice at {O}.
Payroll at {O} messed up again.
Second year at {SC} is when I fell apart.
{SC} put him on a plan.
I sub at {SC} a couple days a week.
He wrestled for {SC}.
I woke up in {H} with no memory.
{H} discharged me with a bag of pills.
I'm on the waitlist at {H}.
The men's breakfast at {C} keeps me going.
We got married at {C}.
He's been with the {TM} since he was ten.
I rent a room at {S}.
Police did a welfare check at {S}.
She ran out onto {R} without shoes.
Try me on {PH}.
If it's urgent my wife's at {PH}.
Shoot it over to {EM}.
The portal has me as {EM}.
My handle's {U}.
Subscriber number's {ID}.
They need the docket number, {ID}.
On the band it said {ID}.
Sobriety date is {D}.
They buried her {D}.
He'd have turned fifty on {D}.
The intake form's got {DOB} for my birth date.
Me, {P} and {P} all shared one bedroom.
{P} is pregnant and nobody's telling {P}.
I swear to you, {P} looked right through me.
Between {P} and the bills I can't think.
It's like when {P} overdosed.
You'd like {P}.
I raised {P} by myself.
{F} was my commanding officer.
She hyphenated it, so now it's {L}.
I saw {P} at the {O} on {R}.
Is {P} still in {T}?
""")

TEMPTING = _lines("""
He'd better not call me this weekend.
I'd give it a six, maybe.
The will hasn't been read yet.
March is when we file the taxes.
Can I be frank for a second?
Every rose has its thorn and all that.
My hands went numb for like ninety seconds.
A hundred and one fever.
It was a grant from the state.
I had to sue my landlord.
Hunting season starts soon.
My faith got me through.
I'm trying to have more patience with her.
Group's on {W} at {N}.
Between {N} and {N} drinks.
It was the fourth time in {N} weeks.
My fibro and my Sjogren's are acting up.
They said Wernicke's, from the drinking.
The Effexor makes me sweat.
Trazodone knocks me out.
She has me doing thought records.
We talked about opposite action and wise mind.
I finished the whole season on Hulu.
Reddit is a rabbit hole.
I got Taco Bell on the way home.
I drink Diet Pepsi all day.
My Fitbit says I sleep four hours.
I grew up on Sesame Street.
It's a Catch-22.
He thinks he's Superman.
I was baptized as a kid.
Ramadan was lonely this year.
Work has been brutal.
School starts up again soon.
I can't do another night at the hospital.
My therapist before you never asked.
Mom hung up on me.
My little sister won't eat.
Tell your brother to come.
I don't know, sir.
Hmm, that's a good question.
What makes today a four and not a two?
So part of you wants to stay and part of you wants to run.
The judge let me off easy.
Brown rice and chicken every day.
I was on the cliff in that dream again.
There's a hall, then a room, then a door.
I feel like a robin in a cage.
It was dusty and my chest got tight.
The bill for the ambulance was insane.
I was born angry.
I'm from a broken home.
I was raised by wolves, basically.
We drove around for hours.
Down the block there's a liquor store.
I owe twelve thousand dollars.
Two twenty over one ten, they said.
I'm on step nine.
I put sage on the eggs.
Love isn't supposed to hurt.
Hope you're well.
""")
