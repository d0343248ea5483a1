"""PCL-5 (Weathers et al. 2013, National Center for PTSD)."""

from handrail.measures.measure import Measure

MEASURE = Measure(
    key="pcl5",
    title="PCL-5",
    instruction="In the past month, how much were you bothered by:",
    items=(
        "Repeated, disturbing, and unwanted memories of the stressful experience?",
        "Repeated, disturbing dreams of the stressful experience?",
        "Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?",
        "Feeling very upset when something reminded you of the stressful experience?",
        "Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?",
        "Avoiding memories, thoughts, or feelings related to the stressful experience?",
        "Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?",
        "Trouble remembering important parts of the stressful experience?",
        "Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?",
        "Blaming yourself or someone else for the stressful experience or what happened after it?",
        "Having strong negative feelings such as fear, horror, anger, guilt, or shame?",
        "Loss of interest in activities that you used to enjoy?",
        "Feeling distant or cut off from other people?",
        "Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?",
        "Irritable behavior, angry outbursts, or acting aggressively?",
        "Taking too many risks or doing things that could cause you harm?",
        "Being “superalert” or watchful or on guard?",
        "Feeling jumpy or easily startled?",
        "Having difficulty concentrating?",
        "Trouble falling or staying asleep?",
    ),
    options=("Not at all", "A little bit", "Moderately", "Quite a bit", "Extremely"),
    bands=(),  # no severity bands have been established
    cut=31,
    reliable_change=15,
    change_source="Marx et al. 2022 (15 in one sample, 18 in the other)",
    most_missing=2,
    safety_item=0,
    ship_class="A",
    licence="Not copyrighted: a work of the United States government",
    permission="National Center for PTSD, www.ptsd.va.gov: in the public domain",
    source="Weathers FW et al. 2013; cut-offs and change: Marx BP et al. 2022",
    loinc_panel="",  # to be looked up at loinc.org; public copies carry wrong codes
    loinc_total="",
    subscales=(
        ("intrusion", (1, 2, 3, 4, 5)),
        ("avoidance", (6, 7)),
        ("cognition and mood", (8, 9, 10, 11, 12, 13, 14)),
        ("arousal", (15, 16, 17, 18, 19, 20)),
    ),
    examples=(
        ((0,) * 20, 0),
        ((4,) * 20, 80),
        ((2,) * 18 + (None, None), 40),
        ((2,) * 17 + (None, None, None), None),
    ),
)
