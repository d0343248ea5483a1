"""A second test of our own, in other words: written before the closer reader was looked at, never trained on, nothing tuned by it."""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


IDENTIFYING = _lines("""
It's always been hard to say this out loud but I think {P} knew.
I can't unsee the look on {P}'s face.
For the record, {P} apologized first.
What if {P} shows up at the hearing?
Picture {P} sitting in that empty chair.
If you could say one thing to {P}, what would it be?
Tell me about a time when {P} got it right.
How did {P} take the news?
It sounds like you and {P} speak different languages when you fight.
I hear how tired you are of covering for {P}.
Would {P} be open to joining us for a session?
And where was {P} during all this?
So the rule in your house was, don't upset {P}.
Part of me still wants {P} to pick me.
There was a Post-it from {P} on the fridge.
{P} had this way of humming while he cooked.
{P}'s surgery got pushed back again so we're all on edge.
It took me years to stop flinching when {P} moved too fast.
You should've heard {P} on the phone with the bank.
I'm a better mother to {P} than mine was to me.
We scattered the ashes, {P} and the girls and I.
God forbid {P} ever reads my journal.
Nothing I cooked was good enough for {P}.
The detective kept asking about {P}.
They read {P} his rights right there in the driveway.
Turns out {P} had a whole other family.
I keep rehearsing what I'd tell {P}.
{P} is the reason I don't do family dinners.
I promised myself I'd never end up like {P}.
It hit me at the sink, {P} isn't coming back.
My shift partner, {P}, covered so I could be here.
My birth mother's name was {P}.
My late {K}, {P}, would have hated this.
The sitter, {P}, found him on the floor.
A buddy from the service, {F}, shot himself in March.
I put it in {P}'s name for tax reasons.
The baptism certificate says {F}.
Who do I make it out to, {F}?
She signs everything {F} now that she's married.
I answer to {P}, but legally I'm {F}.
My deadname is {P}, please don't use it.
It's {P} now, she/her.
{TI} {L} doubled the dose without asking.
I had {TI} {L} in fourth grade and I still hear that voice.
They assigned me to {TI} {L} after mine quit.
Would you be willing to talk with {TI} {L} about the side effects?
{TI} {L} wouldn't sign the form for my leave.
When {TI} {L} retired I just stopped going.
The {L} twins were the ones holding me down.
Everybody on our block knew about the {L} house.
You married a {L}, you married all of them.
Last name's {L}, and the first is {P}.
{P} {L}, that's L as in lemon.
I grew up as a {L} but I took my stepdad's name.
It's pronounced differently back home, but here they say {P}.
Between you and me, {P} scares the staff.
{P} threw a chair in group and nobody said a word.
{P} from the late group relapsed.
My roommate on the ward was {P}, she screamed all night.
{P} and {P} had a bet on whether I'd last.
I was sitting between {P} and {P} at the wake.
{P}, bless her, tried to make small talk.
Even {P} could see it.
Poor {P}, stuck in the middle of it.
I'm nothing like {P}, am I?
Don't tell {P} I said that.
Go on, blame {P} like everybody else does.
Honest to goodness, {P} had me convinced.
Guess who texted at midnight, {P}.
You mean {P}? That was ages ago.
Her, no, I meant {P}.
When did {P} become the enemy?
I woke up and {P} was just gone, keys and all.
I'd give anything to hear {P} laugh.
They made {P} identify the body.
Visitation with {P} is every other weekend.
The judge gave {P} full custody.
They found pills in {P}'s backpack.
The school keeps sending {P} home.
{P} bit another kid at daycare.
{P} wet the bed again after the visit.
I nurse {P} and cry at the same time.
We lost {P} at twenty weeks.
I caught {P} vaping in the garage.
{P} came out to us over breakfast.
I relocated here from {T} after the hurricane.
Nobody in {T} talks about feelings.
I still have my {T} area code.
The whole of {T} turned up for the vigil.
I was stationed outside {T} for eighteen months.
We'd summer near {T} with my grandparents.
I took a Greyhound from {T} with forty bucks.
She's doing chemo in {T}, so I drive her.
It's a long haul from {T} every week.
They extradited him back to {T}.
My people are {T} people, stubborn as mules.
He got transferred up to {T} with work.
Snow had us trapped in {T} over Christmas.
My asylum interview was in {T}.
I've worn the {O} uniform since I was nineteen.
{O} did a round of layoffs and I was on the list.
They let me come back part time to {O}.
My direct report over at {O} filed a complaint.
Union meeting at {O} ran long, sorry.
I signed an NDA with {O}, so careful.
Got a warning from {O} for crying on the floor.
The panic started in the walk-in at {O}.
I run the night desk at {O}.
{O} has me on a performance plan.
My EAP at {O} only covers six visits.
I bumped into my ex in line at {O}.
They cut my benefits at {O}.
I've got a side hustle with {O}.
He embezzled from {O}, it was in the papers.
I got the mattress from {O} on credit.
My parole officer got me in at {O}.
She's up for tenure at {SC}.
The counselor over at {SC} flagged his drawings.
He got jumped behind {SC}.
I owe {SC} nine grand and they won't release my transcript.
There was a lockdown drill at {SC} and he fell apart.
My girl's a sophomore at {SC}.
I was the first in my family to go to {SC}.
{SC} has him on an IEP.
They pumped my stomach at {H}.
I signed myself out of {H} against advice.
The bill from {H} came to collections.
Six weeks inpatient at {H} and nobody asked about the abuse.
They have a trauma program at {H}, I called.
My mother-in-law is dying at {H}.
{H} wants a release before they'll talk to you.
The elders at {C} told me to forgive him.
I was an altar boy at {C}.
{C} started a grief circle.
Her wake is at {C}.
My little one kicks for the {TM}.
The {TM} cut him in tryouts.
You can send mail care of my aunt, {S}.
The restraining order covers {S}.
They evicted us from {S} the week of her birthday.
It's a duplex, {S}, upper unit.
I wrapped my car around a pole on {R}.
They set up a memorial on {R}.
He deals out of a place off {R}.
There's a trailer park at the end of {R}.
Best way to reach me is {PH}.
My old number was {PH} if it's still in the file.
If I'm not breathing right call my {K}, {PH}.
The crisis worker wrote {PH} on my arm.
The after-hours number they gave me is {PH}.
For the telehealth link use {EM}.
I made a burner account, {EM}.
The divorce lawyer is {EM}.
Is it still {EM} or did you change it?
My daughter's finsta is {U}.
He tagged me, I'm {U} over there.
My Twitch name's {U}, don't laugh.
She blocked me so I made {U}.
We matched, his profile said {U}.
Medicaid says my number is {ID}.
They printed {ID} on the wristband.
The warrant lists {ID}.
My union card, it's {ID}.
The lab slip says {ID} up top.
Here's the authorization, {ID}.
Green card number, hang on, {ID}.
My due date is {D}.
It'll be five years on {D}.
The overdose was {D}.
My green card expires {D}.
We put the dog down on {D}.
I have court {D}.
For the form, I was born {DOB}.
Her birthday, {DOB}, is when it hits.
He was born {DOB} and he weighed two pounds.
Verify for me, date of birth {DOB}?
""")

ORDINARY = _lines("""
I'd like to spend a little time on what you noticed this week.
May I reflect that back to you?
It might help to name the feeling.
What's the kindest way to read that?
Grace isn't really my strong suit.
The joy went out of everything.
My will to fight is gone.
I'd hope for the same if it were me.
Hope feels dangerous right now.
I had a mark on my neck for days.
Every dawn I'm already awake.
It rose up out of nowhere, this rage.
My faith in doctors is shot.
I don't have the patience.
I want some peace and some justice.
He's frank to the point of cruel.
It's a grant, so I don't pay it back.
He's got a chip on his shoulder.
I used to love summer.
By autumn I was on leave.
In April I had three good weeks.
August is always bad.
Somewhere around March I quit caring.
On Saturday I stayed in bed.
Wednesdays are group.
Last Thanksgiving we didn't even cook.
The Fourth is hard with the fireworks.
It's sixty-forty at this point.
I paid with cash.
The bill was on the table.
I had to sue for back pay.
The robin outside wakes me up.
There's heather on the hill where we walked.
I'm in the olive green one, on the left.
My hazel eyes are from my dad.
The crystal broke.
I was on the brink, like a cliff.
He's hunting most weekends.
She's a baker, up at three.
The mason fixed the wall.
We turned down a lane and parked.
I kept the ring, the pearl one.
A wolf at the door, that's what debt is.
It's a long story and I'm short on sleep.
I went black, and then white noise.
My Lexapro ran out.
Sertraline gave me the shakes.
I'm down to half a Klonopin.
They switched me to lithium.
Wellbutrin was the only one that worked.
She's on Zyprexa and gaining.
I take Advil like candy.
Methadone saved my life, frankly.
He has early Parkinson's.
It could be Lyme, they said.
They ruled out Cushing's.
It's textbook Stockholm syndrome.
My Raynaud's flares when it's cold.
We did EMDR and I sobbed.
I like the DBT handouts.
My PHQ-9 was nineteen.
The Beck said severe.
I read some Brene Brown.
I'm all about Maslow, needs first.
I binge Netflix until I pass out.
I'm on Reddit at four in the morning.
The Uber driver was kind.
I deleted Tinder twice.
Alexa, play rain sounds, that's my night.
I live on Pop-Tarts and Diet Coke.
A Rolex, of all things, and we couldn't pay rent.
I crashed the Honda.
I had a Guinness, just one.
He thinks he's Rambo.
It was straight out of Law and Order.
I'm like Eeyore.
I'm a Virgo, so, control.
My family's Catholic, the guilt kind.
I'm Dominican and my husband's Irish.
In my culture you don't air that.
I'm from down south.
We drove across three states.
I've never left the country.
I dream about Paris.
I want to live by the sea.
I was in the ER for nine hours.
A and E was packed.
They kept me on the ward overnight.
Neck flexion was limited.
Reflexes are brisk on the right.
There's no guarding, no rebound.
Her gait was steady.
I had two beers and then six more.
I'd say a seven, maybe an eight.
Ninety minutes on hold.
A hundred and four pounds at my lowest.
It was one twenty over seventy.
My sugar was two ten.
It's about ten miles each way.
I was eleven when it started.
She's eighty-three and still drives.
I've been married for thirty-one years.
Three kids, two dogs, one bathroom.
Twice a day with food.
Client was tearful and oriented.
Client denies intent or plan.
Therapist reflected and validated.
Mood low, affect flat.
We agreed on a safety plan.
Plan is weekly sessions, homework as before.
My supervisor said it isn't personal.
The principal wants a meeting.
My landlord changed the locks.
The pastor told me to pray harder.
Auntie raised us.
My dad's a mean drunk.
Nana had a saying for everything.
Baby, he calls me, and I melt.
Listen, honey, it's not your fault.
Doc, be straight with me.
Officer, I wasn't driving.
My guy never showed.
Some dude at the bar.
My old lady kicked me out.
The bank won't lend to us.
They closed the plant.
I got fired from the restaurant.
The union's useless.
School's been calling.
Church isn't for me anymore.
The gym is the only place I feel okay.
My email is a mess.
I changed my number.
My card got declined.
What's the address for the video?
I forgot my password again.
Text me if you're running late.
The date keeps moving.
I did ninety in ninety.
I'm on day four.
Take two deep breaths.
Number three on the list is sleep.
""")
