"""Who may open which door, and do which act: one table, held in full by `tests/web/test_matrix.py` (R19).

A new address or action needs a row here, or the suite fails. Rows name the people who are let in; everyone else meets
the page that nobody can tell from a wrong address. `get` and `post` list who may do which; other methods are refused
to all by the middleware. The people are roles in relation to one client, not persons.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Persona(StrEnum):
    """Everyone who might stand before a door of one client's record."""

    THERAPIST = "treats the client"
    COVERING = "covers for the therapist these days"
    TRAINEE = "treats the client under supervision"
    LAPSED = "treats the client; the licence has expired"
    SUPERVISOR = "supervises the client's care"
    FORMER = "treated the client until last week"
    STRANGER = "a clinician of the practice who has nothing to do with the client"
    OWNER = "runs the practice"
    CLIENT = "the client"
    OTHER_CLIENT = "another client of the same therapist"
    GUARDIAN = "a guardian of the client, with grants"
    PARTNER = "came to joint sessions, with grants"
    NOBODY = "not signed in"


P = Persona
People = frozenset[Persona]
ACTORS: People = frozenset({P.THERAPIST, P.COVERING, P.TRAINEE, P.LAPSED})
READERS: People = ACTORS | {P.SUPERVISOR}
CLINICIANS: People = ACTORS | {P.FORMER, P.STRANGER}
OVERSEERS: People = frozenset({P.SUPERVISOR, P.OWNER})
STAFF: People = CLINICIANS | OVERSEERS
CLIENTS: People = frozenset({P.CLIENT, P.OTHER_CLIENT})
BESIDE: People = frozenset({P.GUARDIAN, P.PARTNER})
SIGNED_IN: People = STAFF | CLIENTS | BESIDE
EVERYONE: People = SIGNED_IN | {P.NOBODY}
NO_ONE: People = frozenset()
THE_CLIENT: People = frozenset({P.CLIENT})
THE_THERAPIST: People = frozenset({P.THERAPIST})
THE_OWNER: People = frozenset({P.OWNER})
SUPERVISORS: People = frozenset({P.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Row:
    """Who may read, and who may send. `post` None: the page takes no form; a form sent to it changes nothing."""

    get: People
    post: People | None = None


def page(who: People) -> Row:
    """A page to read."""
    return Row(who)


def form(who: People) -> Row:
    """A page with a form that the same people send."""
    return Row(who, who)


def act(who: People) -> Row:
    """Something to do, without a page of its own."""
    return Row(NO_ONE, who)


ROUTES: Mapping[str, Row] = MappingProxyType(
    {
        "home": page(EVERYONE),
        "awake": page(SIGNED_IN),
        "therapist:today": page(CLINICIANS),
        "therapist:clients": page(CLINICIANS),
        "therapist:client": page(READERS),
        "therapist:new-client": form(CLINICIANS),
        "therapist:people": form(ACTORS),
        "therapist:add-person": act(ACTORS),
        "therapist:invite-party": act(ACTORS),
        "therapist:end-invitation": act(ACTORS),
        "therapist:choices": page(ACTORS),
        "therapist:spoken": act(ACTORS),
        "therapist:take-in-consent": act(ACTORS),
        "therapist:custody": act(ACTORS),
        "therapist:region": act(ACTORS),
        "therapist:switch-ai": act(ACTORS),
        "therapist:add-goal": act(ACTORS),
        "therapist:change-goal": act(ACTORS),
        "therapist:take-objective": act(ACTORS),
        "therapist:hour-goals": act(ACTORS),
        "therapist:hour-present": act(ACTORS),
        "therapist:hour-telehealth": act(ACTORS),
        "therapist:add-homework": act(ACTORS),
        "therapist:change-homework": act(ACTORS),
        "therapist:import": form(ACTORS),
        "therapist:typed-notes": form(ACTORS),
        "therapist:new-document": form(ACTORS),
        "therapist:write-document": form(ACTORS),
        "therapist:session": form(ACTORS),
        "therapist:ask-walk": act(ACTORS),
        "therapist:process": page(THE_THERAPIST),
        "therapist:judge-moment": act(THE_THERAPIST),
        "therapist:brief": page(ACTORS),
        "therapist:next-brief": page(ACTORS),
        "therapist:prepare-brief": act(ACTORS),
        "therapist:write-note": form(ACTORS),
        "therapist:masking": form(ACTORS),
        "therapist:saw": page(ACTORS),
        "therapist:walk": page(ACTORS),
        "therapist:stop-walk": act(ACTORS),
        "therapist:review": page(ACTORS),
        "therapist:judge": act(ACTORS),
        "therapist:write-section": act(ACTORS),
        "therapist:left-out": act(ACTORS),
        "therapist:sign": act(ACTORS),
        "therapist:reject": act(ACTORS),
        "therapist:document": page(READERS),
        "therapist:amend": act(ACTORS),
        "therapist:release": act(ACTORS),
        "therapist:own-kinds": form(CLINICIANS),
        "therapist:own-kind": page(CLINICIANS),
        "therapist:publish-kind": act(CLINICIANS),
        "therapist:flag-seen": act(ACTORS),
        "therapist:private-notes": form(ACTORS),
        "therapist:disclosures": form(ACTORS),
        "therapist:hold": form(ACTORS),
        "therapist:lift-hold": act(ACTORS),
        "therapist:requests": page(CLINICIANS),
        "therapist:answer-request": act(ACTORS),
        "therapist:read-request": act(ACTORS),
        "therapist:flag-done": act(ACTORS),
        "therapist:beside": page(ACTORS),
        "therapist:let-see": act(ACTORS),
        "therapist:end-grant": act(ACTORS),
        "therapist:draft-style": form(CLINICIANS),
        "therapist:cover": form(CLINICIANS),
        "therapist:end-cover": act(CLINICIANS),
        "therapist:emergency": form(CLINICIANS),
        "therapist:opening-seen": act(ACTORS),
        "therapist:handing-read": act(frozenset({P.THERAPIST, P.FORMER})),
        "therapist:cosign": act(SUPERVISORS),
        "client:seats": page(BESIDE),
        "client:beside": page(frozenset({P.GUARDIAN})),
        "client:beside-summary": page(frozenset({P.GUARDIAN})),
        "client:home": page(CLIENTS),
        "client:summary": page(THE_CLIENT),
        "client:saw": page(THE_CLIENT),
        "client:choices": page(CLIENTS | BESIDE),
        "client:party-choices": page(THE_CLIENT),
        "client:stop-all": act(THE_CLIENT),
        "client:made": act(THE_CLIENT),
        "client:decide": act(THE_CLIENT),
        "client:asking": form(THE_CLIENT),
        "client:check": form(THE_CLIENT),
        "client:answer": form(THE_CLIENT),
        "client:later": act(THE_CLIENT),
        "client:agreed": page(THE_CLIENT),
        "client:copy": page(THE_CLIENT),
        "client:data": page(CLIENTS),
        "client:looks": page(CLIENTS),
        "client:seen": page(THE_CLIENT),
        "client:check-code": form(CLIENTS),
        "client:save-checkpoint": act(CLIENTS),
        "client:rights": form(CLIENTS),
        "client:sent": page(CLIENTS),
        "client:take-copy": act(CLIENTS),
        "client:delete": page(CLIENTS),
        "client:delete-now": form(CLIENTS),
        "client:receipt": page(THE_CLIENT),
        "client:receipt-file": page(THE_CLIENT),
        "oversight:home": page(OVERSEERS),
        "oversight:law": page(OVERSEERS),
        "oversight:constitution": page(OVERSEERS),
        "oversight:emergencies": page(OVERSEERS),
        "oversight:judge-opening": act(OVERSEERS),
        "oversight:sealed": form(OVERSEERS),
        "oversight:sealed-hold": act(OVERSEERS),
        "oversight:lift-hold": act(OVERSEERS),
        "oversight:unseal": act(OVERSEERS),
        "oversight:agree": act(OVERSEERS),
        "oversight:unsealed": page(THE_OWNER),
        "oversight:cosign": page(SUPERVISORS),
        "oversight:people": form(THE_OWNER),
        "oversight:renew-member": act(THE_OWNER),
        "oversight:licence": act(THE_OWNER),
        "oversight:access": act(THE_OWNER),
        "oversight:hand-on": form(THE_OWNER),
        "public:welcome": page(EVERYONE),
        "public:crisis": page(EVERYONE),
        "public:cards": page(EVERYONE),
        "public:card": page(EVERYONE),
        "public:constitution": page(EVERYONE),
        "public:invited": form(EVERYONE),
        "public:invited-link": page(EVERYONE),
        "public:ledger": page(EVERYONE),
        "public:checkpoint": page(EVERYONE),
        "public:check": form(EVERYONE),
        "log:checkpoint": page(EVERYONE),
        "log:handovers": page(EVERYONE),
        "log:tile": page(EVERYONE),
        "log:inclusion": page(EVERYONE),
        "log:consistency": page(EVERYONE),
    }
)
"""Every address of ours by its name."""

ACTIONS: Mapping[str, People] = MappingProxyType(
    {
        "add_client.add_client": CLINICIANS,
        "add_client.add_known": ACTORS,
        "add_client.add_person": ACTORS,
        "add_client.change_details": ACTORS,
        "amend_document.amend_document": ACTORS,
        "checkpoints.kept": CLIENTS,
        "checkpoints.save": CLIENTS,
        "break_glass.acknowledge": ACTORS,
        "break_glass.judge_opening": OVERSEERS,
        "break_glass.notices": STAFF - {P.OWNER},
        "break_glass.open_in_emergency": CLINICIANS,
        "break_glass.to_judge": OVERSEERS,
        "cosign.cosign": SUPERVISORS,
        "cosign.waiting": STAFF - {P.OWNER},
        "erase.delete_joint": NO_ONE,
        "erase.delete_own": CLIENTS,
        "erase.delete_own_purpose": CLIENTS,
        "erase.delete_own_session": THE_CLIENT,
        "ask_consent.answer": THE_CLIENT,
        "ask_consent.begin": THE_CLIENT,
        "ask_consent.explained": THE_CLIENT,
        "ask_consent.read_it_with_me": THE_CLIENT,
        "ask_consent.own_asking": THE_CLIENT,
        "consent_copies.hand_over": THE_CLIENT,
        "consent_copies.own_answer": THE_CLIENT,
        "decide_consent.stop_all": THE_CLIENT,
        "draft_style.keep_style": CLINICIANS,
        "draft_style.my_style": CLINICIANS,
        "draft_style.try_style": CLINICIANS,
        "cover.arrange_cover": CLINICIANS,
        "cover.colleagues": CLINICIANS,
        "cover.covers": CLINICIANS,
        "cover.end_cover": CLINICIANS,
        "goals.add_goal": ACTORS,
        "goals.change_goal": ACTORS,
        "goals.end_goal": ACTORS,
        "goals.leave_objective": ACTORS,
        "goals.open_again": ACTORS,
        "goals.take_objective": ACTORS,
        "link_goals.link_goals": ACTORS,
        "say_present.say_present": ACTORS,
        "tell_telehealth.tell_telehealth": ACTORS,
        "homework.agree_homework": ACTORS,
        "homework.change_homework": ACTORS,
        "homework.remove_homework": ACTORS,
        "grants.beside": ACTORS,
        "grants.end_grant": ACTORS,
        "grants.let_see": ACTORS,
        "read_beside.read_beside": frozenset({P.GUARDIAN}),
        "read_beside.read_beside_release": frozenset({P.GUARDIAN}),
        "decide_consent.say_no": THE_CLIENT,
        "decide_consent.say_yes": THE_CLIENT,
        "erase_derived.answer_offer": THE_CLIENT,
        "erase.own_receipt": THE_CLIENT,
        "disposition_flag.disposition_flag": ACTORS,
        "hand_on.caseload_of": THE_OWNER,
        "hand_on.colleagues": THE_OWNER,
        "hand_on.hand_on": THE_OWNER,
        "hand_on.news": CLINICIANS,
        "hand_on.read_news": frozenset({P.THERAPIST, P.FORMER}),
        "import_session.attach": ACTORS,
        "import_session.import_session": ACTORS,
        "import_session.type_notes": ACTORS,
        "invite.end_invitation": ACTORS,
        "invite.invite_member": THE_OWNER,
        "invite.invite_party": ACTORS,
        "invite.renew_member": THE_OWNER,
        "legal_hold.lift": ACTORS | OVERSEERS,
        "legal_hold.of": ACTORS | OVERSEERS,
        "legal_hold.place": ACTORS | OVERSEERS,
        "let_words_pass.let_words_pass": ACTORS,
        "mask_words.mask_words": ACTORS,
        "members.add_licence": THE_OWNER,
        "members.end_access": THE_OWNER,
        "members.everyone": THE_OWNER,
        "members.give_access_back": THE_OWNER,
        "my_data.looks": CLIENTS,
        "my_data.seen": THE_CLIENT,
        "my_data.uses": CLIENTS,
        "practice_kinds.all_kinds": CLINICIANS,
        "practice_kinds.to_look_at": CLINICIANS,
        "practice_kinds.propose_kind": CLINICIANS,
        "practice_kinds.publish_kind": CLINICIANS,
        "practice_kinds.try_kind": CLINICIANS,
        "private_notes.read_private_notes": ACTORS,
        "private_notes.write_private_note": ACTORS,
        "prepare_brief.prepare_brief": ACTORS,
        "read_brief.read_brief": ACTORS,
        "read_brief.read_next_brief": ACTORS,
        "process_feedback.judge_moment": THE_THERAPIST,
        "process_feedback.read_process": THE_THERAPIST,
        "read_document.read_document": READERS,
        "read_record.read_record": READERS,
        "record_spoken.record_spoken_no": ACTORS,
        "record_spoken.record_spoken_yes": ACTORS,
        "record_spoken.take_in_consent": ACTORS,
        "record_spoken.text_to_read": ACTORS,
        "renew_consents.attest_custody": ACTORS,
        "renew_consents.note_region": ACTORS,
        "release_document.read_release": THE_CLIENT,
        "release_document.release_document": ACTORS,
        "request_walk.request_walk": ACTORS,
        "read_words.read_words": ACTORS,
        "read_words.waiting": STAFF - {P.OWNER},
        "rights.answer": ACTORS,
        "rights.ask": THE_CLIENT,
        "rights.disclose": ACTORS,
        "rights.own_disclosures": CLIENTS,
        "rights.own_requests": CLIENTS,
        "rights.waiting": STAFF - {P.OWNER},
        "take_copy.take_copy": CLIENTS,
        "review_draft.judge": ACTORS,
        "review_draft.look_at_omissions": ACTORS,
        "review_draft.open_draft": ACTORS,
        "review_draft.reject": ACTORS,
        "review_draft.sign": ACTORS,
        "review_draft.take_in_omission": ACTORS,
        "review_draft.write_section": ACTORS,
        "see_flag.see_flag": ACTORS,
        "stop_ai.start_ai": ACTORS,
        "stop_ai.stop_ai": ACTORS,
        "stop_walk.stop_walk": ACTORS,
        "unseal.agree": OVERSEERS,
        "unseal.ask": OVERSEERS,
        "unseal.find": OVERSEERS,
        "unseal.read": THE_OWNER,  # in the house of the tests the owner is the one who asked
        "unseal.sealed_records": OVERSEERS,
        "what_left.read_safe_text": ACTORS,
        "write_note.write_document": ACTORS,
        "write_note.write_note": ACTORS,
    }
)
"""Every function of `web.actions` that takes an account first, as `module.function`."""

UNLICENSED: Mapping[str, People] = MappingProxyType(
    {
        "amend_document.amend_document": frozenset({P.LAPSED}),
        "practice_kinds.publish_kind": frozenset({P.LAPSED}),
        "disposition_flag.disposition_flag": frozenset({P.LAPSED}),
        "legal_hold.lift": frozenset({P.LAPSED}),
        "legal_hold.place": frozenset({P.LAPSED}),
        "review_draft.sign": frozenset({P.LAPSED}),
        "write_note.write_document": frozenset({P.LAPSED}),
        "write_note.write_note": frozenset({P.LAPSED}),
        "break_glass.open_in_emergency": frozenset({P.LAPSED, P.TRAINEE}),
    }
)
"""Acts that need a licence as well, and who is let in but told that theirs does not do (R32)."""

INNER = frozenset(
    {
        "hand_marks.keep",
        "looked.looked",
        "looked.looked_around",
        "parties.own_party",
        "review_draft.keep",
        "review_draft.signer",
        "see_flag.delivered",
    }
)
"""Take an account but open no door: other actions call them after they have asked."""
