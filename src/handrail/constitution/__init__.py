"""The shelf of articles: one file for each rule, in plain words for the clinician and for the client.

An article says which doors it guards, what it permits and refuses, and how it is proved: what is done to see that it
holds, and what is tried against it. The doing is in `handrail.proofs`, in a file of the same name; `handrail check` runs it. To
add an article, write one file beside these and one there, and list both; tests name what is missing.

>>> article(31).name
'A human signs'
"""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.constitution import (
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
from handrail.constitution.article import PROMISES, Article
from handrail.papers.errors import BadInput

__all__ = ["ARTICLES", "PROMISES", "Article", "article"]

ARTICLES: Mapping[int, Article] = MappingProxyType(
    {
        module.ARTICLE.number: module.ARTICLE
        for module in (
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
    }
)


def article(number: int) -> Article:
    """The article with this number, or `BadInput` that says how many there are."""
    found = ARTICLES.get(number)
    if found is None:
        raise BadInput(f"the constitution has the articles 1 to {len(ARTICLES)}")
    return found
