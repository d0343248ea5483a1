"""The clinician's addresses."""

from django.urls import path

from handrail.web.therapist import (
    brief,
    clients,
    documents,
    flags,
    importing,
    masking,
    new_document,
    notes,
    review,
    saw,
    today,
    walks,
)

urlpatterns = [
    path("", today.today, name="today"),
    path("clients/", clients.all_clients, name="clients"),
    path("clients/<uuid:client_id>/", clients.one_client, name="client"),
    path("clients/<uuid:client_id>/ai/<str:state>/", clients.switch_ai, name="switch-ai"),
    path("clients/<uuid:client_id>/import/", importing.new_session, name="import"),
    path("clients/<uuid:client_id>/notes/", importing.typed_notes, name="typed-notes"),
    path("clients/<uuid:client_id>/new/", new_document.new_document, name="new-document"),
    path("clients/<uuid:client_id>/write/<slug:key>/", notes.write_for_client, name="write-document"),
    path("sessions/<uuid:session_id>/", importing.one_session, name="session"),
    path("sessions/<uuid:session_id>/walk/", walks.ask, name="ask-walk"),
    path("sessions/<uuid:session_id>/brief/", brief.brief, name="brief"),
    path("sessions/<uuid:session_id>/write/", notes.write, name="write-note"),
    path("sessions/<uuid:session_id>/masking/", masking.masking, name="masking"),
    path("sessions/<uuid:session_id>/what-the-ai-saw/", saw.what_the_ai_saw, name="saw"),
    path("walks/<uuid:walk_id>/", walks.progress, name="walk"),
    path("drafts/<uuid:draft_id>/", review.desk, name="review"),
    path("drafts/<uuid:draft_id>/lines/<str:statement>/", review.judge, name="judge"),
    path("drafts/<uuid:draft_id>/sections/", review.write, name="write-section"),
    path("drafts/<uuid:draft_id>/left-out/", review.left_out, name="left-out"),
    path("drafts/<uuid:draft_id>/sign/", review.sign, name="sign"),
    path("drafts/<uuid:draft_id>/reject/", review.reject, name="reject"),
    path("documents/<uuid:document_id>/", documents.one_document, name="document"),
    path("documents/<uuid:document_id>/amend/", documents.amend, name="amend"),
    path("documents/<uuid:document_id>/release/", documents.release, name="release"),
    path("flags/<uuid:flag_id>/seen/", flags.seen, name="flag-seen"),
]
