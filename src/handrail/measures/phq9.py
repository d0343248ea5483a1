"""PHQ-9 (Kroenke, Spitzer & Williams 2001)."""

from handrail.measures.measure import Band, Measure

MEASURE = Measure(
    key="phq9",
    title="PHQ-9",
    instruction="Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    items=(
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
        "Trouble falling or staying asleep, or sleeping too much",
        "Feeling tired or having little energy",
        "Poor appetite or overeating",
        "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
        "Trouble concentrating on things, such as reading the newspaper or watching television",
        "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
        "Thoughts that you would be better off dead or of hurting yourself in some way",
    ),
    options=("Not at all", "Several days", "More than half the days", "Nearly every day"),
    bands=(
        Band(0, 4, "minimal"),
        Band(5, 9, "mild"),
        Band(10, 14, "moderate"),
        Band(15, 19, "moderately severe"),
        Band(20, 27, "severe"),
    ),
    cut=10,
    reliable_change=6,
    change_source="NHS Talking Therapies manual",
    most_missing=2,
    safety_item=9,
    ship_class="A",
    licence="Copyright Pfizer Inc.",
    permission="phqscreeners.com: no permission required to reproduce, translate, display or distribute",
    source="Kroenke K, Spitzer RL, Williams JB. J Gen Intern Med 2001;16:606-613",
    loinc_panel="44249-1",
    loinc_total="44261-6",
    examples=(
        ((0, 0, 0, 0, 0, 0, 0, 0, 0), 0),
        ((3, 3, 3, 3, 3, 3, 3, 3, 3), 27),
        ((2, 2, 3, 2, 1, 2, 2, 1, 1), 16),
        ((2, 2, 2, 2, 2, 2, 2, None, None), 18),
        ((2, 2, 2, 2, 2, 2, None, None, None), None),
    ),
)
