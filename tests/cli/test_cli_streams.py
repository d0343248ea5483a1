"""The stream commands: one JSON object in, one out; bad lines end in one sentence."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handrail.cli import main
from tests_support.personas import SESSION

ROLES = ("--roles", "Ada Novak=therapist,Wei Chen=client")


def run(*args: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, args, input=stdin)


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def lines(*objects: object) -> str:
    return "\n".join(json.dumps(item) for item in objects)


def test_deidentify_works() -> None:
    """Offsets are code points of the input; the text is the safe one."""
    text = "🙂 My sister Inés called from Harwell College."
    row = rows(run("deidentify", stdin=lines({"id": 7, "text": text})))[0]
    assert row["id"] == 7 and [text[span["start"] : span["end"]] for span in row["spans"]] == ["Inés", "Harwell College"]
    rebuilt, at = "", 0
    for span in row["spans"]:
        rebuilt += text[at : span["start"]] + span["surrogate"]
        at = span["end"]
    assert rebuilt + text[at:] == row["text"]


def test_deidentify_takes_what_is_known() -> None:
    """A known identifier of the row is found in every case and spelling."""
    row = rows(
        run("deidentify", stdin=lines({"id": 1, "text": "then velmaro came", "known": [{"text": "Velmaro", "kind": "PERSON"}]}))
    )
    assert "velmaro" not in row[0]["text"]


def test_deidentify_takes_a_whole_session(tmp_path: Path) -> None:
    """A line per turn, with roles in place of names."""
    path = tmp_path / "session.vtt"
    path.write_bytes(SESSION)
    turns = rows(run("deidentify", "--transcript", str(path), *ROLES))
    assert {turn["speaker"] for turn in turns} == {"therapist", "client"} and "Harwell" not in json.dumps(turns)


def test_flag_works() -> None:
    """It quotes: the offsets are the words, and nothing is rated."""
    text = "some nights I would rather not wake up"
    row = rows(run("flag", stdin=lines({"id": "a", "text": text})))[0]
    assert row["id"] == "a" and row["flags"] and all(text[flag["start"] : flag["end"]] for flag in row["flags"])
    assert not any(word in json.dumps(row) for word in ("risk", "severity", "level"))


def test_ground_works(tmp_path: Path) -> None:
    """A true statement is kept with its words; an invented one is struck with its reason."""
    path = tmp_path / "session.vtt"
    path.write_bytes(SESSION)
    said = lines(
        {"id": "true", "text": "Client kept the sleep diary on five of the seven nights."},
        {"id": "false", "text": "Client kept the sleep diary on two of the seven nights."},
        {"id": "invented", "text": "Client denied alcohol use."},
    )
    kept = {row["id"]: row for row in rows(run("ground", str(path), *ROLES, stdin=said))}
    assert [kept[name]["kept"] for name in ("true", "false", "invented")] == [True, False, False]
    assert kept["true"]["evidence"] and kept["false"]["reason"] and kept["invented"]["reason"]


def test_an_overlong_statement_takes_no_time_from_the_others(tmp_path: Path) -> None:
    """It is not kept, its reason is in words, and the next line is checked as ever."""
    path = tmp_path / "session.vtt"
    path.write_bytes(SESSION)
    said = lines(
        {"id": "long", "text": "Client kept the sleep diary on five of the seven nights. " * 20_000},
        {"id": "true", "text": "Client kept the sleep diary on five of the seven nights."},
    )
    started = time.process_time()
    long, true = rows(run("ground", str(path), *ROLES, stdin=said))
    assert not long["kept"] and "shorter statements" in long["reason"] and not long["evidence"] and true["kept"]
    assert time.process_time() - started < 10


@pytest.mark.parametrize("command", ["deidentify", "flag"])
@pytest.mark.parametrize(
    "stdin", ["{", "3", '{"id": 1}', '{"id": 1, "text": 5}', "[]", '{"id": 1, "text": "a"}\nnot json', "[" * 100_000]
)
def test_a_bad_line_is_named_and_ends_with_2(command: str, stdin: str) -> None:
    """One line on stderr that quotes nothing."""
    result = run(command, stdin=stdin)
    assert result.exit_code == 2 and "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1 and "not json" not in result.stderr


@pytest.mark.parametrize("command", ["deidentify", "flag"])
def test_no_lines_are_no_error(command: str) -> None:
    """An empty stream gives an empty stream."""
    assert rows(run(command, stdin="")) == []


def test_bytes_that_are_no_text_do_not_stop_a_stream() -> None:
    """What can't be decoded is replaced."""
    assert rows(run("deidentify", stdin=b'{"id": 1, "text": "caf\xe9 at noon"}\n'))[0]["id"] == 1


GOOD = {"id": "good", "speaker": "client", "text": "I want to stop drinking on weekdays."}


def stream(command: str, tmp_path: Path, stdin: str | bytes) -> Result:
    """A stream command on these lines, with a session where it wants one."""
    path = tmp_path / "session.vtt"
    path.write_bytes(SESSION)
    return run(command, *((str(path), *ROLES) if command == "ground" else ()), stdin=stdin)


STREAMS = ("ground", "flag", "code", "deidentify")


@pytest.mark.parametrize("command", STREAMS)
def test_a_bad_line_takes_nothing_from_the_others(command: str, tmp_path: Path) -> None:
    """Each is said by its number without its words, the good ones are done, and the end is 2."""
    bad = ["not json", '{"id": 1, "speaker": "client"}', '{"id": NaN, "speaker": "client", "text": "a"}']
    result = stream(command, tmp_path, "\n".join([*bad, json.dumps(GOOD)]))
    said = [line for line in result.stderr.splitlines() if "attest" not in line]
    assert result.exit_code == 2 and [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["good"]
    assert [line.split(":")[1].strip() for line in said] == ["line 1", "line 2", "line 3"] and "not json" not in result.stderr


@pytest.mark.parametrize(
    ("command", "field"),
    [("ground", {"turns": [True]}), ("flag", {"speaker": ["client"]}), ("code", {"before": 3}), ("deidentify", {"known": 3})],
)
def test_a_field_of_another_form_is_a_bad_line(command: str, field: dict[str, Any], tmp_path: Path) -> None:
    """With its number, and the line after it is done."""
    result = stream(command, tmp_path, lines({**GOOD, **field}, GOOD))
    assert result.exit_code == 2 and "line 1: " in result.stderr and len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", STREAMS)
@pytest.mark.parametrize(
    "stdin",
    [b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), b'{"id": "good", "speaker": "client", "text": "half a \\ud83d face"}',
     b'{"id": "\\udfff", "speaker": "client", "text": "a face"}', b'{"id": "good", "speaker": "client", "text": "caf\xe9"}'],
    ids=["byte order mark", "half a character", "half a character in an id", "not UTF-8"],
)  # fmt: skip
def test_odd_encodings_are_read(command: str, stdin: bytes, tmp_path: Path) -> None:
    """A mark at the beginning is none of the text; what no text may hold is replaced."""
    result = stream(command, tmp_path, stdin)
    assert result.exit_code == 0 and result.exception is None and len(result.stdout.splitlines()) == 1
    result.stdout.encode()


def test_a_replaced_half_moves_no_offset() -> None:
    """Offsets are those of the input."""
    row = rows(run("deidentify", stdin=b'{"id": 1, "text": "\\ud83d My sister Ines called."}'))[0]
    assert [(span["start"], span["end"]) for span in row["spans"]] == [(12, 16)]


def test_what_has_no_words_is_not_coded() -> None:
    """Silence is neither change nor its absence."""
    silent, spoken = rows(run("code", stdin=lines({**GOOD, "text": " ... "}, GOOD)))
    assert silent["code"] is None and silent["not_coded"] and spoken["code"]


@pytest.mark.parametrize("known", ["{", '{"text": "a"}', '[{"kind": "PERSON"}]', "[3]"])
def test_a_bad_file_of_known_identifiers_is_said(tmp_path: Path, known: str) -> None:
    """With exit code 2, before anything is written."""
    path = tmp_path / "known.json"
    path.write_text(known)
    result = run("deidentify", "--known", str(path), stdin=lines({"id": 1, "text": "x"}))
    assert result.exit_code == 2 and not result.stdout and len(result.stderr.strip().splitlines()) == 1
