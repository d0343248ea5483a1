"""Exports: C2SP tlog-tiles, and two verifiers that share no code and must agree on every tampering."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.ledger import tiles
from handrail.ledger.memory import MemoryLog
from handrail.ledger.note import Signer
from handrail.papers.errors import BadInput, Tampered

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
import verify as standalone  # noqa: E402

SIGNER = Signer.from_seed("example.org/log", bytes(range(32)))
VKEY = SIGNER.vkey()
SIZE = 600


def grown(size: int, first: bytes = b"entry 0") -> MemoryLog:
    """A log of so many entries; another first entry makes another history."""
    log = MemoryLog(SIGNER)
    log.append([first, *(b"entry %d" % number for number in range(1, size))][:size])
    return log


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of 600 entries, to copy and never to change."""
    folder = tmp_path_factory.mktemp("good")
    tiles.export(grown(SIZE), folder)
    return folder


@pytest.fixture
def copy(good: Path, tmp_path: Path) -> Path:
    """An export to tamper with."""
    return Path(shutil.copytree(good, tmp_path / "copy"))


def both(folder: Path, vkey: str = VKEY, earlier: bytes | None = None) -> str:
    """What both verifiers find: the root, or the same sentence about the same place."""
    try:
        ours = tiles.verify(folder, vkey, earlier).root_text
    except Tampered as bad:
        ours = f"{bad}"
    try:
        size, root = standalone.verify(folder, standalone.read_key(vkey), earlier)
        theirs = tiles.Report(size, root).root_text
    except standalone.Bad as bad:
        theirs = f"{bad}"
    if theirs.endswith("not a checkpoint that the expected key signed"):  # ours says more exactly what is wrong with it
        assert "the checkpoint" in ours
    else:
        assert ours == theirs
    return theirs


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (tiles.Tile(0, 0, 256), "tile/0/000"),
        (tiles.Tile(0, 1234, 5), "tile/0/x001/234.p/5"),
        (tiles.Tile(2, 1234067, 256), "tile/2/x001/x234/067"),
        (tiles.Tile(None, 1000, 1), "tile/entries/x001/000.p/1"),
    ],
)
def test_paths_are_as_specified(tile: tiles.Tile, path: str) -> None:
    """c2sp.org/tlog-tiles: three digits a folder, an x before all but the last, partial widths behind .p."""
    assert tile.path == path
    kind = "entries" if tile.level is None else tile.level
    assert standalone.tile_path(kind, tile.index, tile.width) == path


def test_the_layout_is_as_specified() -> None:
    """The specification's own example: which tiles a log of 70,000 entries has."""
    paths = [tile.path for tile in tiles.layout(70_000)]
    level_0 = [path for path in paths if path.startswith("tile/0/")]
    assert (len(level_0), level_0[-1]) == (274, "tile/0/273.p/112")
    assert paths[-3:] == ["tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 600])
def test_it_works(size: int, tmp_path: Path) -> None:
    """Logs of every shape are exported and verify, with the log's own root."""
    log = grown(size)
    report = tiles.export(log, tmp_path)
    assert both(tmp_path) == report.root_text
    assert (report.size, report.root) == (size, log.head().root)


def test_three_levels_verify(tmp_path: Path) -> None:
    """Above 65,536 entries hashes of hashes of tiles come into play; what happens between them is noticed."""
    report = tiles.export(grown(65_836), tmp_path)
    assert both(tmp_path) == report.root_text
    rehash(tmp_path, 0)
    assert both(tmp_path) == "tile/entries is wrong between entry 0 and entry 255"


def test_a_second_export_replaces_the_first(tmp_path: Path) -> None:
    """The folder of last month is brought up to date, and partial tiles of then are gone."""
    log = grown(300)
    tiles.export(log, tmp_path)
    log.append([b"later"] * 300)
    report = tiles.export(log, tmp_path)
    assert both(tmp_path) == report.root_text


def test_an_export_holds_no_words(tmp_path: Path) -> None:
    """R20: bundles hold the entries' bytes and nothing beside them."""
    tiles.export(grown(3), tmp_path)
    assert (tmp_path / "tile/entries/000.p/3").read_bytes() == b"\x00\x07entry 0\x00\x07entry 1\x00\x07entry 2"


def flip(path: Path, at: int) -> None:
    """Change one bit."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def rehash(folder: Path, index: int) -> None:
    """Change a bundle's first entry and make its tile agree."""
    bundle = folder / tiles.Tile(None, index, 256).path
    flip(bundle, 2)
    hashes, _ = standalone.leaf_hashes("", bundle.read_bytes(), 0, 256)
    (folder / tiles.Tile(0, index, 256).path).write_bytes(b"".join(hashes))


def swap_entries(folder: Path) -> None:
    """Entries 1 and 2 are of one length: they change places."""
    path = folder / "tile/entries/000"
    content = path.read_bytes()
    path.write_bytes(content[:9] + content[18:27] + content[9:18] + content[27:])


def swap_bundles(folder: Path) -> None:
    """Two whole bundles change places, tiles and all."""
    for kind in ("entries", "0"):
        one, two = folder / f"tile/{kind}/000", folder / f"tile/{kind}/001"
        first, second = one.read_bytes(), two.read_bytes()
        one.write_bytes(second)
        two.write_bytes(first)


def cut(path: str, by: int) -> Callable[[Path], None]:
    return lambda folder: (folder / path).write_bytes((folder / path).read_bytes()[:-by]) and None


def longer(path: str, by: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / path).write_bytes((folder / path).read_bytes() + by) and None


def gone(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def flipped(path: str, at: int) -> Callable[[Path], None]:
    return lambda folder: flip(folder / path, at)


def added(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).write_bytes(b"\x00\x04late")


LAST = "tile/entries/002.p/88"
ATTACKS = [
    (flipped("tile/entries/000", 2 + 9 * 7), "tile/entries/000 is wrong at entry 7"),
    (flipped(LAST, -1), f"{LAST} is wrong at entry 599"),
    (flipped("tile/0/000", 32 * 17), "tile/0/000 is wrong at hash 17"),
    (flipped("tile/0/002.p/88", 0), "tile/0/002.p/88 is wrong at hash 0"),
    (flipped("tile/1/000.p/2", 32), "tile/1/000.p/2 is wrong at hash 1"),
    (flipped("tile/entries/001", 0), "tile/entries/001 is wrong at entry 256"),
    (swap_entries, "tile/entries/000 is wrong at entry 1"),
    (swap_bundles, "tile/entries is wrong between entry 0 and entry 255"),
    (lambda folder: rehash(folder, 1), "tile/entries is wrong between entry 256 and entry 511"),
    (flipped("tile/entries/000", 10), "tile/entries/000 is wrong at entry 1"),
    (longer("tile/entries/001", bytes(5)), "tile/entries/001 holds more than 256 entries"),
    (cut("tile/entries/000", 3), "tile/entries/000 is cut off at entry 255"),
    (cut(LAST, 11), f"{LAST} is cut off at entry 599"),
    (cut("tile/0/001", 32), "tile/0/001 does not hold 256 hashes"),
    (cut("tile/1/000.p/2", 1), "tile/1/000.p/2 does not hold 2 hashes"),
    (longer("tile/entries/000", b"\x00\x04late"), "tile/entries/000 holds more than 256 entries"),
    (longer(LAST, b"\x00"), f"{LAST} holds more than 88 entries"),
    (longer("tile/0/000", bytes(32)), "tile/0/000 does not hold 256 hashes"),
    (longer("tile/1/000.p/2", bytes(32)), "tile/1/000.p/2 does not hold 2 hashes"),
    (gone("tile/entries/001"), "tile/entries/001 is missing or can't be read"),
    (gone(LAST), f"{LAST} is missing or can't be read"),
    (gone("tile/0/001"), "tile/0/001 is missing or can't be read"),
    (gone("tile/1/000.p/2"), "tile/1/000.p/2 is missing or can't be read"),
    (gone("checkpoint"), "checkpoint is missing or can't be read"),
    (added("tile/entries/003"), "tile/entries/003 is not part of a ledger of 600 entries"),
    (added("tile/0/002.p/89"), "tile/0/002.p/89 is not part of a ledger of 600 entries"),
]


@pytest.mark.parametrize(("attack", "found"), ATTACKS)
def test_the_first_bad_place_is_named(copy: Path, attack: Callable[[Path], None], found: str) -> None:
    """R20: flip, delete, reorder, cut or lengthen any kind of file, and both verifiers name the same place."""
    attack(copy)
    assert both(copy) == found


@pytest.mark.parametrize("at", range(0, 160, 7))
def test_a_changed_checkpoint_is_noticed(copy: Path, at: int) -> None:
    """No byte of the checkpoint can change."""
    flip(copy / "checkpoint", at)
    assert both(copy).startswith("checkpoint: not a checkpoint")


def test_consistent_forgery_needs_the_key(copy: Path) -> None:
    """A whole new tree over changed entries fails at the signed root."""
    signed = (copy / "checkpoint").read_bytes()
    tiles.export(grown(SIZE, first=b"forged!"), copy)
    (copy / "checkpoint").write_bytes(signed)
    assert both(copy) == "checkpoint: its root is not that of the entries"


def test_another_key_is_refused(copy: Path) -> None:
    """The verifier key decides whose ledger it is."""
    assert both(copy, Signer.from_seed("example.org/log", bytes(32)).vkey()).startswith("checkpoint: not a checkpoint")


@pytest.mark.parametrize("size", [0, 1, 100, 256, 300, 512, 599, 600])
def test_a_kept_checkpoint_is_extended(good: Path, size: int) -> None:
    """Every earlier checkpoint of the same history is a beginning of the export."""
    assert both(good, earlier=grown(size).checkpoint()) == tiles.verify(good, VKEY).root_text


def test_a_rolled_back_ledger_is_noticed(tmp_path: Path) -> None:
    """R20: an older export of the true history fails against a newer checkpoint that someone kept."""
    tiles.export(grown(300), tmp_path)
    with pytest.raises(Tampered, match="rolled back from 600 entries to 300"):
        tiles.verify(tmp_path, VKEY, grown(600).checkpoint())
    assert both(tmp_path, earlier=grown(600).checkpoint()) == "checkpoint: the ledger was rolled back from 600 entries to 300"


@pytest.mark.parametrize("size", [1, 256, 300, 600])
def test_a_forked_history_is_noticed(good: Path, size: int) -> None:
    """R20: another history under the same key verifies by itself, and fails against a kept checkpoint."""
    forked = grown(size, first=b"forked!").checkpoint()
    found = f"checkpoint: the first {size} entries are not those that the earlier checkpoint signed"
    assert both(good, earlier=forked) == found
    with pytest.raises(Tampered, match=found):
        tiles.verify(good, VKEY, forked)


def test_an_earlier_checkpoint_must_be_signed(good: Path) -> None:
    """A kept file that the log never signed proves nothing."""
    assert both(good, earlier=b"example.org/log\n1\n").startswith("earlier checkpoint: ")
    with pytest.raises(Tampered, match="earlier checkpoint"):
        tiles.verify(good, VKEY, b"example.org/log\n1\n")


def test_a_broken_key_is_bad_input(good: Path) -> None:
    """A verifier key that isn't one is the asker's mistake, not tampering."""
    with pytest.raises(BadInput):
        tiles.verify(good, "key")


def test_both_agree_on_a_real_entry(tmp_path: Path) -> None:
    """Entries are bytes to the tree: JSON, empty, and the longest that fits."""
    log = MemoryLog(SIGNER)
    log.append([json.dumps({"v": 1}).encode(), b"", b"x" * 65_535])
    assert both(tmp_path / "export") == "checkpoint is missing or can't be read"
    assert both(tmp_path) == "checkpoint is missing or can't be read"
    assert tiles.export(log, tmp_path).root_text == both(tmp_path)
