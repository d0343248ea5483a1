"""Sentences of our own, in the way people talk in therapy, with slots (`slots.SLOTS`); and sentences that tempt but identify nobody.

All are invented. The test's own sentences are in `apart.py` and share nothing with these.
"""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


IDENTIFYING = _lines("""
I told {E} about it and she just stared at me.
So {P} {SAY} I should just get over it.
My {K} {E} {FEEL}.
My {K}, {E}, {FEEL}.
My {K}'s name is {E}.
My {K} is named {P} and he's four.
{P} and I had a huge fight on {W}.
{P} and {P} came over for dinner.
Me and {P} went back to {T} for the weekend.
I was talking to {P} the other day and it hit me.
It was {P}'s idea to come here.
{P}'s mom {FEEL}.
That's {P}'s car, not mine.
I keep dreaming about {P}.
I miss {P} so much it hurts.
I love {P} but I can't live like that.
{P} never listens to me.
{P} always does this.
{P} is the only one who gets it.
{P} was my first real friend.
{P} has been clean for {N} months.
{P} just sat there.
Then {P} walked in and everything stopped.
When {P} died I stopped eating.
Since {P} left I don't sleep.
Because of {P} I lost the apartment.
If {P} finds out, I'm done.
I can't believe {P} would do that to me.
Do you remember {P}? The one I told you about.
You know {P}, right?
Hi, this is {F}, I'm calling about my appointment.
Hi {P}, how was your week?
Hello {P}, come on in.
Thanks {P}, that helps.
Okay {P}, so last time we talked about your job.
Good to see you, {P}.
{P}, what would it look like if things were better?
What do you think, {P}?
My name is {F}.
My name's {P}, but everyone calls me {P}.
I go by {P}.
People call me {P}.
I changed it from {P} to {P} last year.
I'm {P} by the way.
I'm {F}, I'm here to see {TI} {L}.
{TI} {L} put me on it last spring.
I saw {TI} {L} on {W}.
{TI} {L} said it was normal.
{TI} {P} used to pick us up after school.
My old therapist was {TI} {F}.
Is it okay if {TI} {L} sends you the records?
The referral came from {TI} {L} at {H}.
Our neighbor {TI} {L} saw everything.
The {L} family lives next door.
The {L}s invited us again.
His last name is {L}, with two L's.
It's spelled the usual way, {L}.
You can file it under {L}, {P}.
I wrote a letter to {P} and never sent it.
I got a text from {P} at {N} in the morning.
There was a voicemail from {E}.
{P} texted me at work.
{P} called me crying.
I called {P} and hung up.
I asked {P} to stay.
I yelled at {P} in the parking lot.
I apologized to {P}.
I'm worried about {P}.
I'm scared of {P}, honestly.
I was with {P} for {N} years.
I married {P} when I was twenty two.
I'm divorcing {P}.
I was dating {P} back then.
We named the baby {P}.
We named her {P} after my grandmother.
My kids are {P}, {P} and {P}.
The twins, {P} and {P}, start school in the fall.
My son {P} {FEEL}.
My dog {P} died in March.
Our cat {P} sleeps on my chest.
I had to put {P} down, she was fourteen.
{P} from work keeps messaging me.
{P} from church brought soup.
This guy {P} at the bar kept staring.
There's this girl {P} in my class.
Some guy named {F} showed up.
A woman called {P} runs the group.
Someone named {P} answered the phone.
{P} {L} was my roommate in college.
I ran into {F} at the store.
I work with a {P}, not that {P}.
Not {P}, the other one, {P}.
{P} says hi.
{P} thinks I'm depressed.
{P} wants me to quit.
{P} would never admit it.
{P} didn't even look at me.
{P} hit me once.
{P} touched me when I was nine.
{P} made me promise.
{P} lent me the money.
{P} relapsed again.
{P} got custody.
{P} keeps drinking.
{P} drives me to meetings.
{P} can be so mean when he drinks.
Even {P} noticed.
Only {P} knows.
Just {P} and me, really.
Like {P} said, one day at a time.
According to {P} it never happened.
What did {P} say when you told him?
How did {P} take it?
How is {P} doing?
Did you talk to {P} this week?
Have you heard from {P}?
Tell me more about {P}.
So {P} is your {K}?
You said {P} was at the house.
It sounds like {P} really matters to you.
And where was {P} when this happened?
So when {P} leaves the room you feel small.
I'm wondering what {P} would say.
You and {P} have been through a lot.
{UM} {P} was there too.
{UM} so {P} and her {K} {FEEL}.
{P}, my {K}, {FEEL}.
{P} my {K} {FEEL}.
{P}, who's my {K}, works nights.
My {K} {P} and her {K} {P} don't speak.
My {K} who lives in {T}, {P}, {FEEL}.
My {K} in {T} has a bigger place.
My {K} lives in {T}.
My {K} moved to {T} with {P}.
I grew up in {T}.
I grew up in {CO}.
I was born in {T}.
I was born in {CO} and came here when I was six.
I'm from {T} originally.
My parents are from {CO}.
We moved to {T} after the divorce.
We moved here from {T}.
I live in {T} now.
I live out in {T}, so it's a long drive.
She's in {T} with her dad.
He got a job in {T}.
He's stationed near {T}.
I drove all the way to {T} to see her.
We drove through {T} and I started shaking.
We used to go to {T} every summer.
I'm flying to {T} on {W}.
I went to rehab in {T}.
The accident was just outside {T}.
There's a meeting in {T} on {W} nights.
I hate {T}, everyone knows everyone.
{T} is so small, people talk.
{T} was home for me.
Nobody in {T} talks about it.
Back in {T} we had a yard.
I left {T} when I was eighteen.
I want to leave {T}.
The house in {T} is still in her name.
The cops in {T} know me by now.
He was arrested in {T}.
I spent two nights in jail in {T}.
I work at {O}.
I work for {O}.
I work nights at {O}.
I've worked at {O} for {N} years.
I used to work at {O} before the accident.
I started at {O} last month.
I quit {O} in the spring.
I got fired from {O}.
They let me go from {O}.
I'm a {JOB} at {O}.
She's a {JOB} over at {O}.
My {K} works at {O}.
My {K} manages the {O} in {T}.
I had an interview at {O}.
I applied to {O} and {O}.
My shift at {O} starts at {N}.
My boss at {O} is a nightmare.
My boss {P} at {O} yelled at me.
The people at {O} don't know.
HR at {O} wants a letter.
They're laying people off at {O}.
{O} fired me.
{O} won't give me the day off.
{O} is cutting my hours.
I drive for {O}.
My insurance through {O} runs out.
I met {P} at {O}.
{P} from {O} called again.
I'm at {O} now, in the warehouse.
I went to {SC}.
I go to {SC}.
My son goes to {SC}.
My daughter is a junior at {SC}.
I dropped out of {SC}.
I graduated from {SC}.
I transferred to {SC} last fall.
I got into {SC}!
I teach at {SC}.
He got suspended from {SC}.
The principal at {SC} called me.
The counselor at {SC} is worried.
The coach at {SC} was inappropriate.
She's studying nursing at {SC}.
We met at {SC}.
The kids at {SC} are mean to her.
I was at {H} for {N} days.
I was at {H} last winter.
They took me to {H}.
They sent me to {H}.
I was admitted to {H} after that.
I did my detox at {H}.
My psychiatrist is at {H}.
I see someone at {H} too.
She works in the ER at {H}.
{TI} {L} over at {H} wants my labs.
I go to {C}.
We go to {C} every {W}.
I grew up going to {C}.
The pastor at {C} told me to pray on it.
My {K} runs the choir at {C}.
There's a meeting at {C}.
I play for the {TM}.
He coaches the {TM}.
I volunteer with {TM}.
I joined the {TM} to get out of the house.
I live at {S}.
I'm at {S} now.
My address is {S}.
We moved to {S}.
Send it to {S}, please.
The house on {R} was sold.
I live on {R}.
I live over on {R}, by the school.
I was walking down {R} and panicked.
The bus stop at {R} is where it happened.
The corner of {R} and {R}.
They mailed the check to {S}.
She's staying at {S} in {T}.
The shelter on {R} is full.
My number is {PH}.
You can reach me at {PH}.
Call me at {PH}.
My cell is {PH}.
It's {PH}, leave a message.
The best number is {PH}.
My new number's {PH}.
Text {P} at {PH}.
{P}'s number is {PH}.
My emergency contact is {F}, {PH}.
My email is {EM}.
My email's {EM}.
It's {EM}.
You can write me at {EM}.
Just send the form to {EM}.
Email it to {EM} and I'll sign it.
The billing thing goes to {EM}.
My username is {U}.
I'm {U} on there.
On Instagram I'm {U}.
My gamertag is {U}.
Add me on Snapchat, it's {U}.
I post as {U}.
My screen name's {U}.
Look up {U} on there.
The account was called {U}.
She follows me as {U}.
I log in as {U}.
My Venmo is {U}.
Her username was {U} and she blocked me.
He messaged me from {U}.
My Discord's {U}.
{O} is a really good program for kids.
You could enroll him in {O}.
I made an appointment at {O}.
They have classes at {O}.
I looked into {O} and {O}.
I can refer you to {O}.
We stopped at {O} on the way.
I left {O} without paying.
{O} has a waiting list.
I heard about {O} from my {K}.
The coupons were for {O}.
I park at {O} and walk.
Have you thought about {O}?
I called {O} like you said.
{P} dropped in, {P} {L}.
My {K} {F} can't visit.
My {K} {F}, she was the one.
Before {P} passed it was different.
You know, before {P} came along I was fine.
{P} would be better off.
That would be better for {P}.
Find me under {U}.
He was posting as {U} on Reddit.
My social is {ID}.
My social security number is {ID}.
The member ID is {ID}.
My insurance number is {ID}.
My policy number is {ID}, I think.
My record number is {ID}.
The MRN on the form is {ID}.
My chart number was {ID}.
The case number is {ID}.
The claim number is {ID}.
My license number is {ID}.
The license plate was {ID}.
His plate number is {ID}.
My account number is {ID}.
My student ID is {ID}.
The confirmation number they gave me is {ID}.
Group number {ID}.
The serial number on my pump is {ID}.
My passport number is {ID}.
My Medicaid number is {ID}.
My birthday is {D}.
My birthday's {D}, so two weeks from now.
My date of birth is {DOB}.
Date of birth {DOB}.
I was born on {DOB}.
She was born {DOB}.
He died on {D}.
The wedding is on {D}.
We got married on {D}.
The surgery was on {D}.
I've been sober since {D}.
Court is on {D}.
My last drink was {D}.
It happened on {D}, I'll never forget it.
I got out on {D}.
The anniversary is {D}.
My next appointment is {D}.
I was admitted on {D}.
Can we do {D} instead of {W}?
She passed on {D} at {H}.
{F} lives at {S} and her number is {PH}.
The form says {F}, born {DOB}, member {ID}.
I'm {F} and my date of birth is {DOB}.
{P} took me to {H} in {T}.
{P} and I met at {SC} in {T}.
My {K} {P} works at {O} in {T} with {P}.
Um, {P}, she's the one with the house in {T}.
My {K} in {T}, {P}, she's the one who raised us.
It's {P} with a K.
No, sorry, {P}. {P} {L}.
{L}. {P} {L}.
She goes by {P}, but it's really {P}.
{P}? Yeah, she's fine.
Not since {P}.
{P}. It's always {P}.
My ex, {P}, lives on {R} now.
I can't go past {O} without crying.
There was a shooting at {SC}.
They had the funeral at {C}.
The {O} on {R} closed.
She runs a place called {O}.
He opened a shop called {O}.
I started seeing this program called {H}.
The trial is in {T} on {D}.
{T} police came to the house.
The {T} Police Department has a report.
I saw it in the {T} Times.
I hung out with {P} and them.
So it was me, {P}, {P}, and {P}'s {K}.
I owe {P} {N} hundred dollars.
I babysit for the {L}s.
I stayed at {P}'s for {N} nights.
I'm going over to {P}'s.
We were at {P}'s place.
I'd trust {P} with my life.
I hate that {P} was right.
Have {P} call me.
Let {P} know I'm okay.
Ask {P}.
Tell {P} I said hi.
With {P} it's different.
About {P}, I don't know what to say.
For {P} it's easy.
To {P} I'm just a burden.
Without {P} I wouldn't be here.
{P} {FEEL} and then {P} {FEEL}.
I think {P} {FEEL}.
I feel like {P} doesn't care.
I know {P} means well.
I wish {P} could have come today.
I bet {P} told him.
I guess {P} and {P} broke up.
I hope {P} calls.
I let {P} drive.
I saw {P} crying.
I heard {P} yelling.
I made {P} leave.
I promised {P} I would stop.
I'm supposed to pick up {P} at {N}.
We lost {P} last year.
She's jealous of {P}.
He reminds me of {P}.
It's me and {P} against the world.
It's not {P}'s fault.
I blame {P}.
I blamed {P} for everything.
I forgave {P}.
I can't forgive {P}.
I'm mad at {P}.
I'm proud of {P}.
I dreamed {P} was alive.
I named my anxiety {P}, is that weird?
Mr. {L} next door mows my lawn.
Mrs. {L} taught me to read.
Sergeant {L} wrote me up.
Grandpa {P} fought in the war.
Aunt {P} and Uncle {P} took us in.
Auntie {P} is not really my aunt.
Little {P} started walking.
Old man {L} found me.
Poor {P}.
God, {P} is stubborn.
Oh, {P}. I don't know.
Yeah, {P} too.
And {P}?
Who's {P}?
{F} signed the form.
{F}, LCSW, saw me for a year.
I saw {F}, she's a counselor at {H}.
Please forward the chart to {F} at {H}, fax {PH}.
The judge, {L}, gave me probation.
My P.O. is {TI} {L}.
My case worker {E} called.
My sponsor {P} picked up on the first ring.
My roommates {P} and {P} are loud.
My brothers {P} and {P} don't help.
My sisters, {P}, {P} and {P}, all left.
My parents, {P} and {P}, split up.
My friends {P} and {P} are worried.
I have two boys, {P} and {P}.
I'm named after my grandfather {P}.
I have a nephew, {P}, who's three.
There's {P}, then me, then {P}.
The older one is {P}.
The baby's called {P}.
Kids call me Miss {P}.
My stage name is {P}.
My initials are on it, {P} {L}.
I was at the {O} on {R} when it started.
I take the bus from {T} to {T}.
I commute from {T}.
I do deliveries in {T}.
I was in foster care in {T}.
My {K} has a cabin near {T}.
We camp up by {T}.
The flood hit {T} hard.
Are you still in {T}?
So you're back in {T}?
How was {T}?
How are things at {O}?
I got a coffee at {O}.
I ate at {O} in the car.
We went to {O} for diapers.
The parking lot at {O} sets me off.
I got admitted on {D} at {H}.
{P} from {C} called.
{P} from {O} walked me out.
I dropped out of {SC} after it happened.
{P} was drinking again and I couldn't.
I'm at the {O} on {R}.
It's down by the {O}.
There's a class at {TM}.
They signed my son up for {SC}.
Our insurance is {O}.
Before {P} passed we would go to {T} every year.
Sincerely, {F}.
Name: {F}
Patient: {F}, DOB {DOB}, MRN {ID}
Address: {S}
Phone: {PH}, email {EM}
Employer: {O}
Emergency contact: {F} ({K}), {PH}
Re: {F}
Dear {P},
Attending: {TI} {L}, {H}
Please mail it to {S}.
Bill to: {F}, {S}
So you started at {SC}?
You mentioned {H}.
Did {O} ever call back?
And how's {SC} going?
""")

TEMPTING = _lines("""
I will try it this week.
Will you ask me again next time?
I may or may not go.
You may feel worse before you feel better.
May I ask you something?
In May it always gets bad.
I marked it on the calendar.
Mark my words, he'll be back.
That left a mark on me.
I hope it works out.
There is no hope in that house.
I lost faith in everything.
It was a moment of grace.
It brought me joy for a second.
I just want some peace.
I have no patience left.
It was dawn when I fell asleep.
She rose from the chair and walked out.
I bought her a rose.
The lily on the table died.
I was frank with him.
To be frank, I was drunk.
I'm being earnest here.
I paid the bill.
The bills keep coming.
I'd sue them if I could.
I got a pat on the back.
Art helps me calm down.
I do art therapy on Thursdays.
The summer was the worst part.
In the autumn I get low.
I get sad every winter.
I sat by the brook.
I drew a picture of it.
I was chasing a high.
There's a chance I'll relapse.
I'm rich in friends, I guess.
We had ham and rye.
I had a sip of brandy.
A glass of sherry won't hurt.
I take a walk in the park.
The lane was dark.
I hit the gas and drove.
I felt like a king.
He's like a prince around other people.
My knight in shining armor, right.
I'm a major mess.
It was a just decision.
It's a matter of justice.
I want to be brave.
I'm so jaded.
I put ginger in my tea.
I like pepper on everything.
The sky was gray.
I looked at the stars.
We watched a movie about a hunter.
He went hunting with his dad.
The baker was out of bread.
My carpenter is late.
I need a new page in my life.
We're on the same page.
I turned the page.
Miles away from anyone.
I ran three miles.
I'm green with envy.
It's all black and white to him.
I was in a dark brown mood.
I cook when I'm anxious.
I was stone cold.
I had a long day.
It's been a long week.
That's the price I pay.
I was young and stupid.
It was wrong and I was right.
Tell me about it.
Told you so.
She said so.
He said no.
My mom said yes.
My mom told my dad.
My sister told everyone.
My doctor says it's my thyroid.
The therapist said breathe.
The nurse was nice.
My boss yelled at me.
My boss and my coworker laughed.
My friend called last night.
My best friend moved away.
My cousin came over.
Dad was drunk again.
Mom never came.
Grandma died in the spring.
Grandpa used to fish.
Aunt and uncle, they raised me.
My husband works nights.
Her boyfriend hit her.
His girlfriend left.
My ex wants the kids on weekends.
I talked to my sponsor.
I told my lawyer everything.
I see you on {W}.
See you next {W}.
{W} is fine.
{W} nights are the hardest.
On {W} and {W} I work.
Every {W} I go to group.
I get off at {N} on {W}.
I slept {N} hours.
{N} minutes later I was crying.
I had {N} beers.
I've been sober {N} days.
{N} years ago I would have laughed.
About {N} weeks ago it started.
I'm {N} on a scale of one to ten.
Like a {N} out of ten.
I took {N} pills.
I woke up at {N}.
I wake up at {N} thirty every night.
It's {N} in the morning and I'm awake.
I'm thirty four years old.
She's seventeen now.
I turned forty last year.
He was about fifty.
In my twenties I drank.
Back in the nineties it was different.
Since two thousand eight we've been broke.
In 2015 I lost my job.
It's been like this since 2019.
One, two, three, breathe.
Count to ten.
Five things I can see, four things I can hear.
I scored sixteen on the PHQ-9.
My GAD-7 was twelve.
The Beck Depression Inventory was high.
I did the Hamilton one too.
They gave me the Conners scale.
I have Hashimoto's.
My grandpa had Alzheimer's.
My dad has Parkinson's disease.
She has Crohn's.
He has Asperger's, I think.
My kid has Tourette's.
They said it could be Graves' disease.
She had Hodgkin's lymphoma.
I have Raynaud's in my fingers.
It was Munchausen's or something.
Is it Stockholm syndrome?
I did the Rorschach test.
I read Freud in college.
That's very Freudian of you.
We did some Gottman exercises.
I like Maslow's pyramid.
The Pavlov thing, with the dog.
I take Zoloft in the morning.
I've been on Prozac since last year.
They switched me to Lexapro.
I take Ambien to sleep.
I don't like how Xanax makes me feel.
I was on Seroquel and Abilify.
I'm on lithium and Lamictal.
I take Adderall for ADHD.
Klonopin helps at night.
Wellbutrin made me shaky.
I need a Tylenol.
I was taking Percocet after the surgery.
They gave me Narcan.
I took a Benadryl.
I use Nicorette.
Vivitrol once a month.
Suboxone saved me.
Buspar didn't do anything.
Is it like Ritalin?
We do CBT and some DBT.
I tried EMDR for the PTSD.
ACT was better for me.
It's an IFS thing, parts and all.
I have OCD and ADD.
My PTSD gets triggered.
I go to AA on {W}.
I'm in NA too.
We did the gestalt chair.
Mindfulness isn't for me.
Is this CBT or something?
I watch Netflix all night.
I scroll on Instagram until two.
I deleted Facebook.
I saw it on YouTube.
I use the Calm app.
I tried Headspace.
We met on Tinder.
I ordered it on Amazon.
I googled it.
I Zoomed in from my car.
I took an Uber home.
I sold it on eBay.
I play Xbox to relax.
I got an iPhone for Christmas.
I listen to Spotify on the bus.
I drank a Coke.
I had a Red Bull.
I smoke Marlboros.
A bottle of Jack Daniel's a night.
I drank Bud Light all day.
I had a Corona on the porch.
I drive a Honda.
I crashed my Ford.
I need a Kleenex.
I used a Band-Aid.
It's like in Star Wars.
I felt like Cinderella.
He's a real Romeo.
I'm no Einstein.
What would Jesus do.
God, I was tired.
Thank God it stopped.
I prayed to the Lord.
Jesus, that was close.
For Christ's sake.
I was raised Catholic.
I'm Jewish, so I don't do Christmas.
We don't do Christmas.
Every Thanksgiving it's the same fight.
After Easter I felt better.
On New Year's Eve I drank.
Halloween is my favorite.
Mother's Day was hard.
It's Groundhog Day over here.
I speak Spanish with my mom.
My dad only speaks Cantonese.
We had Chinese food.
I like French movies.
He's American, I'm not.
In America people don't do that.
Europe was nice.
I want to see Japan one day.
Texas is hot.
California is too expensive.
New York is loud.
We went to Disneyland.
I went home and went to bed.
I went to work.
I went to church with my mom.
I went to college for a year.
I go to the gym.
I go to a meeting every day.
I was in the hospital for a week.
The hospital called.
They took me to the emergency room.
I was in jail.
I was in rehab twice.
I'm in school now.
I was at school when it happened.
I was at work.
I work at night.
I work at home.
I work from home.
I work for myself.
I work in retail.
I work with kids.
I work at a bank.
I work at a school.
I work for the state.
I work for my uncle.
I worked at it for years.
I live at home.
I live in fear.
I live alone.
I live in a small town.
I grew up in the church.
I grew up in foster care.
I was born early.
I was born in the winter.
I'm from a big family.
I come from nothing.
We moved to the country.
We moved a lot.
I walked down the street.
Down the road there's a bar.
I live on the third floor.
I live two doors down.
I parked in the drive.
I was at the end of my rope.
I'm at my best in the morning.
I'm at a loss.
Number one, I'm tired.
The number of times I cried.
My number one fear is being alone.
My address changed.
My phone died.
I don't have his number.
I lost my ID.
I changed my email.
What's your email again?
The date is fine.
It's a first date.
On the first date he was sweet.
The second time was worse.
On the one hand I want to.
First of all, no.
Second of all, I was there.
I was like, okay.
I was like, what, no.
Okay, so, um.
Yeah, yeah, no, totally.
Mm-hmm. Right. Right.
Uh-huh, go on.
Hmm, let me think.
Well, I mean, I guess.
Sweetie, it's okay.
Honey, stop it.
Hey buddy, slow down.
Oh boy, here we go.
Sure, man.
Ma'am, are you okay?
Yes sir.
Doctor, I feel fine.
Is there anything else, doctor?
Hey babe, I'm home.
I felt so blue.
I was feeling low in March.
I was walking in March.
My April was terrible.
August is slow at work.
June was okay.
Say hi to your mom.
Say yes to life.
Love is hard.
Love, hate, it's all the same.
I love that for you.
I'd love to.
Dear diary, you know.
Hi there, how are you feeling today?
Hello, is this a good time?
Good morning.
Thanks so much, I'll see you then.
Let's take a break.
Let's take a deep breath.
What comes up for you when you say that?
What would it look like if you did nothing?
How long have you felt this way?
What was that like for you?
It sounds like you felt alone.
I'm hearing a lot of shame.
Where do you feel it in your body?
On a scale from one to ten, how anxious are you?
Have you had thoughts of hurting yourself?
Did anything happen at work?
Who was there?
And what did she say?
And then what happened?
Borderline, they called it.
Bipolar two, not one.
Stage three cancer.
Type one diabetes.
Blood pressure was one twenty over eighty.
My weight is one eighty five.
I'm five foot nine.
Ninety percent of the time I'm fine.
Ninety days sober.
A hundred times a day.
I counted a hundred sheep.
It cost me twelve hundred dollars.
Rent is nine fifty.
I make fifteen an hour.
Room twelve, down the hall.
Step four is hard.
Chapter six of the book.
I watched all eight seasons.
Size ten shoes.
He's a nine, I'm a four.
I read The Body Keeps the Score.
Have you seen Good Will Hunting?
I listened to Adele and cried.
I put on some Taylor Swift.
I like Beyoncé.
I'm reading Harry Potter to the kids.
I voted for Obama.
It's very Dr. Phil.
Oprah said that.
The president was on TV.
It's like talking to a wall.
Reading helps me.
I'm mobile again after the surgery.
I was independent back then.
I had an orange for breakfast.
It was nice, really nice.
I was in the salem of my life, whatever that means.
I felt the phoenix thing, rising again.
Sage, lavender, all that stuff.
We planted basil and rosemary.
The robin was at the window.
Olive oil and lemon.
The pearl necklace was hers.
I lost the ring with the ruby.
Crystal meth, mostly.
Amber lights make me nervous.
The iris of my eye.
My heather plant died.
The violet one.
Holly and lights everywhere.
It was sunny.
It was stormy.
My vision was misty.
It's a destiny thing.
Harmony, that's what I want.
My melody, my song.
There's a lot of honor in that.
It was a journey.
I'm on cloud nine.
I was caught in the storm.
The bishop came to the parish.
The dean kicked me out.
The judge was fair.
The earl grey tea calms me.
The major thing is sleep.
Cash only.
My nerves are shot.
I was a wreck.
I was hunter's orange mad.
I'm sandy from the beach.
He's randy, that's the word.
I feel rusty.
It's rocky between us.
I jumped off a cliff in my dream.
I walked through the glen.
On the heath, like in the book.
The reed was broken.
I was in the forest.
Drew a blank.
I grant you that.
I'd take a chance.
I gave her a lance corporal look.
He's a nice guy.
I fixed the tab.
Put it on my tab.
I nicked the car.
The mike was on.
I have a jean jacket.
Don't be so harry about it.
I paid a penny.
I broke my toe.
The ray of light.
A bud, you know, weed.
I skip breakfast.
I skip meetings.
I chip in for gas.
A bucket of cold water.
I felt dusty and old.
""")
