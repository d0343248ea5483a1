"""GAD-7 (Spitzer, Kroenke, Williams & Löwe 2006)."""

from handrail.measures.measure import Band, Measure

MEASURE = Measure(
    key="gad7",
    title="GAD-7",
    instruction="Over the last 2 weeks, how often have you been bothered by the following problems?",
    items=(
        "Feeling nervous, anxious or on edge",
        "Not being able to stop or control worrying",
        "Worrying too much about different things",
        "Trouble relaxing",
        "Being so restless that it is hard to sit still",
        "Becoming easily annoyed or irritable",
        "Feeling afraid as if something awful might happen",
    ),
    options=("Not at all", "Several days", "More than half the days", "Nearly every day"),
    bands=(Band(0, 4, "minimal"), Band(5, 9, "mild"), Band(10, 14, "moderate"), Band(15, 21, "severe")),
    cut=10,
    reliable_change=4,
    change_source="NHS Talking Therapies manual",
    most_missing=1,
    safety_item=0,
    ship_class="A",
    licence="Copyright Pfizer Inc.",
    permission="phqscreeners.com: no permission required to reproduce, translate, display or distribute",
    source="Spitzer RL et al. Arch Intern Med 2006;166:1092-1097",
    loinc_panel="69737-5",
    loinc_total="70274-6",
    examples=(
        ((0, 0, 0, 0, 0, 0, 0), 0),
        ((3, 3, 3, 3, 3, 3, 3), 21),
        ((1, 2, 2, 1, 1, 0, 1), 8),
        ((2, 2, 2, 2, 2, 2, None), 14),
        ((2, 2, 2, 2, 2, None, None), None),
    ),
)
