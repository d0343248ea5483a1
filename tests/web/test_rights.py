"""What a client may take and ask for (R42), and the notes that nobody else reaches (R18)."""

import ast
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from fhir.resources.R4B.bundle import Bundle

import handrail
from handrail.papers.errors import BadInput, HandrailError, Refused, Sealed
from handrail.web.actions import access, copy_booklet, erase, private_notes, rights, take_copy, walk_session
from handrail.web.records import ledger, wall
from handrail.web.records.models import ClientKey, LedgerFact, PrivateNote
from tests_support.personas import Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
SECRET = "My own countertransference about the lilac kettle."


@pytest.fixture
def copy(walked: Walked) -> zipfile.ZipFile:
    """Chen's copy after a shared summary, with private notes beside the record."""
    share_summary(walked)
    private_notes.write_private_note(walked.practice.therapist_ada, walked.practice.chen.pk, SECRET)
    return zipfile.ZipFile(io.BytesIO(take_copy.take_copy(walked.practice.client_chen)))


def test_a_copy_holds_everything_and_says_what_it_leaves_out(copy: zipfile.ZipFile) -> None:
    """A booklet, FHIR and JSON, each with its digest; private notes are named as excluded by law, and nowhere else."""
    assert set(copy.namelist()) == {"manifest.json", "record.json", "record.fhir.json", "booklet.pdf"}
    manifest = json.loads(copy.read("manifest.json"))
    assert "164.524" in manifest["excluded_by_law"][0]["why"]
    assert copy.read("booklet.pdf").startswith(b"%PDF")
    record = json.loads(copy.read("record.json"))
    assert record["documents"]
    assert record["transcripts"][0]["turns"]
    assert len(record["ai_uses"]) == 3  # two drafts, and the hour counted for its clinician
    assert not any(SECRET.encode() in copy.read(name) for name in copy.namelist())


@pytest.mark.django_db(transaction=True)
def test_a_copy_holds_what_happened_before_its_own_leaf(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes in while it is made is in it, and it is noted once, last, outside of the work."""
    chen, account = walked.practice.chen, walked.practice.client_chen
    written, asked = copy_booklet.words, list[bool]()

    def words(content: dict[str, Any]) -> Any:
        if not asked:
            rights.ask(account, "amend", "It was a Tuesday.")
        asked.append(connection.in_atomic_block)
        return written(content)

    monkeypatch.setattr(copy_booklet, "words", words)
    packed = zipfile.ZipFile(io.BytesIO(take_copy.take_copy(account)))
    assert [row["text"] for row in json.loads(packed.read("record.json"))["requests"]] == ["It was a Tuesday."]
    assert asked == [False, False]
    noted = LedgerFact.objects.filter(client_id=chen.pk).order_by("leaf_id")
    assert [row.kind for row in noted].count("copy.made") == 1 and noted.last().kind == "copy.made"  # type: ignore[union-attr]


def test_a_copy_calls_its_client_as_the_record_does_now(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack: a name that was mended while the copy was made stood in the ledger, and the old one in the copy."""
    chen, account = walked.practice.chen, walked.practice.client_chen
    written = copy_booklet.words
    account.client_or_none  # noqa: B018 (as a page has it already)

    def words(content: dict[str, Any]) -> Any:
        if chen.name != "Wei Zhang":
            chen.put(person={**chen.about, "family_name": "Zhang"})
            chen.save()
            with transaction.atomic():
                ledger.note(ledger.Kind.RECORD_OPENED, chen.pk, {})
        return written(content)

    monkeypatch.setattr(copy_booklet, "words", words)
    packed = zipfile.ZipFile(io.BytesIO(take_copy.take_copy(account)))
    assert json.loads(packed.read("record.json"))["client"]["family_name"] == "Zhang"


def test_a_busy_record_gets_its_copy_all_the_same(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something new each time that it is made: the last time the record waits."""
    account, written = walked.practice.client_chen, copy_booklet.words

    def words(content: dict[str, Any]) -> Any:
        with transaction.atomic():
            ledger.note(ledger.Kind.RECORD_OPENED, walked.practice.chen.pk, {})
        return written(content)

    monkeypatch.setattr(copy_booklet, "words", words)
    assert take_copy.take_copy(account)
    assert LedgerFact.objects.filter(kind="copy.made").count() == 1


def test_no_copy_is_handed_over_of_what_was_deleted_meanwhile(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack: a copy that is begun before everything goes."""
    written = copy_booklet.words

    def words(content: dict[str, Any]) -> Any:
        shown = written(content)
        walked.practice.chen.sealed_at = timezone.now()
        walked.practice.chen.save(update_fields=["sealed_at"])
        return shown

    monkeypatch.setattr(copy_booklet, "words", words)
    with pytest.raises(Sealed):
        take_copy.take_copy(walked.practice.client_chen)
    assert not LedgerFact.objects.filter(kind="copy.made").exists()


def test_the_bundle_is_fhir_and_every_ai_line_keeps_its_label(copy: zipfile.ZipFile) -> None:
    """R22: AIAST on what AI drafted, a Provenance with the AI as assembler and a human as legal signer."""
    text = copy.read("record.fhir.json").decode()
    Bundle.model_validate_json(text)
    resources = [entry["resource"] for entry in json.loads(text)["entry"]]
    (paper,) = [row for row in resources if row["resourceType"] == "Composition"]
    assert "AIAST" in {code["code"] for code in paper["meta"]["security"]}
    assert "drafted by AI" in json.dumps(paper["section"])
    roles = [
        {agent["type"]["coding"][0]["code"] for agent in row["agent"]}
        for row in resources
        if row["resourceType"] == "Provenance"
    ]
    assert {"assembler", "legal", "verifier"} in roles
    assert {"AuditEvent", "Consent", "Encounter", "Patient", "Device"} <= {row["resourceType"] for row in resources}


def test_a_statement_of_disagreement_travels_with_its_paper(walked: Walked) -> None:
    """It is in the copy, beside the signed words, which stay as they are."""
    document = share_summary(walked).document
    before = bytes(document.body_sealed)  # type: ignore[attr-defined]
    rights.ask(walked.practice.client_chen, "disagree", "I slept five nights, not four.", document.pk)
    (paper,) = take_copy.gather(walked.practice.chen)["documents"]
    assert paper["disagreements"] == ["I slept five nights, not four."]
    document.refresh_from_db()
    assert bytes(document.body_sealed) == before  # type: ignore[attr-defined]


def test_a_request_has_its_day_and_one_answer(walked: Walked) -> None:
    """Sixty days for a correction; a no needs words; a second answer is refused."""
    row = rights.ask(walked.practice.client_chen, "amend", "It was a Tuesday.")
    assert row.due_on == timezone.localdate() + timedelta(days=60)
    ada = walked.practice.therapist_ada
    assert list(rights.waiting(ada)) == [row]
    with pytest.raises(BadInput):
        rights.answer(ada, row.pk, accept=False, text="  ")
    rights.answer(ada, row.pk, accept=True, text="I added it.")
    with pytest.raises(BadInput):
        rights.answer(ada, row.pk, accept=False, text="No.")
    with pytest.raises(access.Denied):
        rights.answer(walked.practice.stranger_dee, row.pk, accept=True, text="")


def test_a_granted_limit_stands_in_the_way(walked: Walked) -> None:
    """R42: a disclosure for payment is refused once the practice agreed to a limit; what the law asks for is not."""
    ada, chen = walked.practice.therapist_ada, walked.practice.chen
    rights.disclose(ada, chen.pk, "payment", "A plan", "Dates")
    row = rights.ask(walked.practice.client_chen, "restrict", "Tell my plan nothing.")
    rights.answer(ada, row.pk, accept=True, text="")
    with pytest.raises(Refused, match="R42"):
        rights.disclose(ada, chen.pk, "payment", "A plan", "Dates")
    rights.disclose(ada, chen.pk, "law", "A court", "Dates")
    assert [told.to for told in rights.own_disclosures(walked.practice.client_chen)] == ["A court", "A plan"]


def test_only_its_author_reads_a_private_note(walked: Walked) -> None:
    """R18: not the supervisor, not the client, not the owner, not another clinician."""
    house = walked.practice
    private_notes.write_private_note(house.therapist_ada, house.chen.pk, SECRET)
    _, notes = private_notes.read_private_notes(house.therapist_ada, house.chen.pk)
    assert [words for _, words in notes] == [SECRET]
    for other in (house.supervisor_bo, house.owner_helen, house.stranger_dee, house.client_chen):
        with pytest.raises(access.Denied):
            private_notes.read_private_notes(other, house.chen.pk)


def test_what_ai_drafted_is_refused_in_a_private_note(walked: Walked) -> None:
    """R18, the attack: a statement of a draft, pasted among words of one's own."""
    grounded, _ = walk_session.original(walked.draft)
    said = max((statement.text for statement in grounded.statements()), key=len)
    with pytest.raises(Refused, match="R18"):
        private_notes.write_private_note(walked.practice.therapist_ada, walked.practice.chen.pk, f"My thought.\n{said}")
    assert not PrivateNote.objects.exists()


def lines_with_a_name(walked: Walked) -> list[str]:
    """Statements as Ada's screen shows them, with a name in each."""
    lines = [statement.text for statement in walk_session.original(walked.draft)[0].statements()]
    return [line for line in lines if "Harwell" in line]


def test_a_line_with_a_name_copied_from_the_screen_is_refused(walked: Walked) -> None:
    """R18, the attack: AI's words as the clinician saw them, names put back, with a touch."""
    lines = lines_with_a_name(walked)
    assert lines
    for line in lines:
        with pytest.raises(Refused, match="R18"):
            write_private(walked, f"What moved me today: {line.lower().rstrip('.')}, it seems.")
    assert not PrivateNote.objects.exists()


def test_ones_own_words_about_the_same_person_are_kept(walked: Walked) -> None:
    """R18 holds: a thought of one's own about a person of the hour, and the words of any note."""
    own = "Harwell reminds me of my own first supervisor.\nClient denied suicidal ideation this week."
    write_private(walked, own)
    assert private_notes.read_private_notes(walked.practice.therapist_ada, walked.practice.chen.pk)[1][0][1] == own


def write_private(walked: Walked, text: str) -> None:
    """Ada writes about Chen."""
    private_notes.write_private_note(walked.practice.therapist_ada, walked.practice.chen.pk, text)


def test_a_private_note_asks_for_all_drafts_at_once(walked: Walked) -> None:
    """However many drafts it is held against: one question for them, and for what their names stand in."""
    with CaptureQueriesContext(connection) as asked:
        write_private(walked, SECRET)
    tables = ["records_draft", "records_safecopy", "records_talk"]
    assert sum(f'FROM "{table}"' in one["sql"] for one in asked for table in tables) == 1


def test_the_database_takes_only_a_humans_note(walked: Walked) -> None:
    """R18, the attack: a row by hand that says AI wrote it."""
    row = PrivateNote(
        client=walked.practice.chen, author=walked.practice.therapist_ada.staff, author_kind="ai", written_at=timezone.now()
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_note_has_keys_of_its_own_that_no_common_door_opens(walked: Walked) -> None:
    """R18, the attack: read the column as any other code would."""
    private_notes.write_private_note(walked.practice.therapist_ada, walked.practice.chen.pk, SECRET)
    assert ClientKey.objects.filter(compartment="psychotherapy_notes").count() == 1
    with pytest.raises(HandrailError, match="R18"):
        assert PrivateNote.objects.get().words


def words_in_reach() -> int:
    """How many private notes this connection gets to read. SQLite refuses the column, PostgreSQL shows no row."""
    try:
        with transaction.atomic():
            return len([row for row in PrivateNote.objects.all() if row.words_sealed])  # type: ignore[attr-defined]
    except DatabaseError:
        return 0


@pytest.fixture
def walled(db: None) -> Iterator[Callable[[], None]]:
    """Puts this connection where the worker's stands; afterwards it is an ordinary one again."""
    connection.ensure_connection()
    yield lambda: wall._wall_off(connection)
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(None)
    else:
        connection.cursor().execute("SET handrail.wall = 'off'")


def test_a_process_that_works_for_ai_can_not_read_the_table(walked: Walked, walled: Callable[[], None]) -> None:
    """R18: the worker stands behind a wall in the database itself, and its sweep deletes through it without reading."""
    house = walked.practice
    private_notes.write_private_note(house.therapist_ada, house.chen.pk, SECRET)
    assert words_in_reach() == 1
    walled()
    assert words_in_reach() == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        private_notes.write_private_note(house.therapist_ada, house.chen.pk, SECRET)
    with suppress(DatabaseError), transaction.atomic():
        assert PrivateNote.objects.update(author=house.stranger_dee.staff) == 0
    with wall.deleting():
        erase.erase(house.chen, "all")
        assert PrivateNote.objects.count() == 0


def test_only_one_module_knows_the_table() -> None:
    """R18: searching, exporting and drafting have no way to name it."""
    root = Path(handrail.__file__).parent
    may = {"records/models/__init__.py", "records/lineage.py", "records/private_notes.py"}
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
        if "PrivateNote" in names:
            assert any(path.as_posix().endswith(name) for name in may), path


def test_the_pages_work(walked: Walked) -> None:
    """Asking, answering, a copy and a private note, as people send them."""
    chen, ada = (Browser(headers={"host": "127.0.0.1", "accept-language": "en"}) for _ in range(2))
    chen.force_login(walked.practice.client_chen)
    ada.force_login(walked.practice.therapist_ada)
    assert chen.post(reverse("client:rights"), {"kind": "amend", "text": "A Tuesday."}).status_code == 302
    assert "You get an answer by" in chen.get(reverse("client:rights")).content.decode()
    assert "A Tuesday." in ada.get(reverse("therapist:requests")).content.decode()
    assert chen.post(reverse("client:take-copy")).headers["Content-Type"] == "application/zip"
    page = reverse("therapist:private-notes", args=(walked.practice.chen.pk,))
    assert ada.post(page, {"text": SECRET}).status_code == 302
    assert SECRET in ada.get(page).content.decode()
    assert SECRET not in ada.get(reverse("therapist:client", args=(walked.practice.chen.pk,))).content.decode()
    told = reverse("therapist:disclosures", args=(walked.practice.chen.pk,))
    assert ada.post(told, {"why": "law", "to": "A court", "what": "Dates"}).status_code == 302
    assert "A court" in chen.get(reverse("client:rights")).content.decode()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_booklet_speaks_in_words(walked: Walked, language: str) -> None:
    """R42: no key of ours stands in what a client reads, in either language."""
    share_summary(walked)
    chen = walked.practice.chen
    chen.language = language
    chen.save()
    with override(language):
        told = copy_booklet.words(take_copy.gather(chen))
    told.pop("client")  # their own words
    words = json.dumps([*told["choices"], *told["uses"], *told["looks"], told["made_on"]], ensure_ascii=False)
    assert not re.search(r"\b[a-z]+_[a-z_]+\b|\b(record|draft|flag|document|summary)\.[a-z]+\b", words), words
    assert ("abrió un borrador" if language == "es" else "opened a draft about you") in words
    assert ("Hecho el" if language == "es" else "Made on") in words
