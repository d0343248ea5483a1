"""The proofs of the constitution: for each article one that it holds and one that attacks it, done on a scratch deployment.

A proof does the thing and looks. It gives one sentence that says what was seen, or raises `Fell`. Where the product has no
such surface at all it gives `Absent`: the proof is then that nothing of the kind is there.

    @holds(31)
    def the_whole_way(house: House) -> str: ...

Each article's proofs lie in a file of the same name as the article's own in `handrail.constitution`. To prove a new one, write
that file and list it below; `handrail check` names an article without proofs.
"""

from handrail.proofs import (
    r01_asked_first,
    r02_one_purpose_one_answer,
    r03_what_you_agreed_to,
    r04_understood_first,
    r05_plain_words,
    r06_no_costs_nothing,
    r07_everyone_in_the_room,
    r08_forbidden_purposes,
    r09_recording_by_all,
    r10_no_covert_mode,
    r11_easy_to_stop,
    r12_kept_briefly,
    r13_names_out_first,
    r14_no_names_anywhere,
    r15_no_way_out,
    r16_no_training,
    r17_locked_with_your_key,
    r18_private_notes_apart,
    r19_only_your_care_team,
    r20_nothing_unseen,
    r21_no_ads_no_sale,
    r22_always_labelled,
    r23_never_says_human,
    r24_no_ai_therapist,
    r25_sent_by_people,
    r26_part_2_label,
    r27_evidence_or_nothing,
    r28_exact_quotes,
    r29_see_every_use,
    r30_model_on_record,
    r31_a_human_signs,
    r32_a_licence_signs,
    r33_line_by_line,
    r34_human_only_fields,
    r35_no_ai_therapy,
    r36_no_emotion_guessing,
    r37_safety_words_to_people,
    r38_feedback_stays_private,
    r39_works_without_ai,
    r40_leaving_means_deleting,
    r41_what_must_be_kept,
    r42_your_copy,
    r43_measures_as_published,
    r44_readable_by_all,
    r45_oversight_is_measured,
    r46_asked_again,
)
from handrail.proofs.registry import PROOFS, Absent, Fell, Row, run

__all__ = ["PROOFS", "Absent", "Fell", "Row", "run"]
