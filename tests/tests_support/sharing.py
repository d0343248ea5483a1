"""A summary that went all the way: judged, signed and shared with its client."""

from django.utils import timezone

from handrail.papers.kind import Author
from handrail.papers.signed import Act
from handrail.web.actions import release_document, review_draft
from handrail.web.records.models import Release
from tests_support.personas import Walked


def share_summary(walked: Walked) -> Release:
    """Ada confirms every line of Chen's summary, signs it and shares it."""
    ada, draft = walked.practice.therapist_ada, walked.walk.drafts.get(kind="client-summary")
    grounded = review_draft.open_draft(ada, draft.pk).grounded
    for statement in grounded.statements():
        review_draft.judge(ada, draft.pk, statement.id, Act.CONFIRMED)
    for part in grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(ada, draft.pk, part.name, "Written.")
    review_draft.look_at_omissions(ada, draft.pk)
    document = review_draft.sign(ada, draft.pk, timezone.now())
    return release_document.release_document(ada, document.pk)
