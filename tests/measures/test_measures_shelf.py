"""R43: the questionnaires word for word, under licences that allow it, with every file listed."""

import hashlib
from pathlib import Path

import pytest

from handrail import measures
from handrail.measures import MEASURES, Measure
from handrail.papers.errors import BadInput

NO_MEASURES = {"measure", "scoring", "change"}
SHELF = pytest.mark.parametrize("one", MEASURES.values(), ids=list(MEASURES))
WORDING = {
    "phq9": "0f2f8f5a9960a2b91c830ffcc01ffb6876ce32fe844776e8af2bb88c14c454de",
    "gad7": "ba17b034a0ae9ec67caaf31f256ee2b8ad4fd96bc07a0b19715167638baf97a8",
    "pcl5": "f22abcfeafe2effbd895e1a7168220f4d312260623c83b4745b002b7ec088472",
}


@SHELF
def test_the_wording_is_the_published_one(one: Measure) -> None:
    """SHA-256 of stem, items and options, taken from the published text: one changed comma is another instrument."""
    text = "\n".join((one.instruction, *one.items, *one.options))
    assert hashlib.sha256(text.encode()).hexdigest() == WORDING[one.key]


@SHELF
def test_the_licence_lets_the_text_stand_here(one: Measure) -> None:
    """Ship class A alone, with who said so and where the numbers are from."""
    assert one.ship_class == "A"
    assert one.licence and one.permission and one.source and one.change_source


def test_every_file_on_the_shelf_is_listed() -> None:
    """A forgotten line shows here."""
    files = {path.stem for path in Path(measures.__file__).parent.glob("*.py")} - NO_MEASURES - {"__init__"}
    assert files == set(MEASURES)


@SHELF
def test_the_bands_cover_every_total_once_or_there_are_none(one: Measure) -> None:
    """No gap, no overlap, from nought to the highest total."""
    covered = [total for band in one.bands for total in range(band.low, band.high + 1)]
    assert covered in ([], list(range(one.highest + 1)))


@SHELF
def test_no_band_is_a_diagnosis(one: Measure) -> None:
    """A band names a range of totals, never a disorder or a person."""
    for band in one.bands:
        assert set(band.name.split()) <= {"minimal", "mild", "moderate", "moderately", "severe"}


@SHELF
def test_the_numbers_fit_the_scale(one: Measure) -> None:
    """Cut-off and reliable change lie on the scale; subscales take each item once; not everything may be blank."""
    assert 0 < one.cut <= one.highest and 0 < one.reliable_change <= one.highest
    assert 0 <= one.safety_item <= len(one.items) and one.most_missing < len(one.items)
    taken = [number for _, numbers in one.subscales for number in numbers]
    assert taken in ([], list(range(1, len(one.items) + 1)))


@pytest.mark.parametrize(("key", "panel", "total"), [("phq9", "44249-1", "44261-6"), ("gad7", "69737-5", "70274-6")])
def test_the_codes_are_loincs_own(key: str, panel: str, total: str) -> None:
    """Codes confirmed at the source."""
    assert (MEASURES[key].loinc_panel, MEASURES[key].loinc_total) == (panel, total)


def test_a_code_nobody_confirmed_is_left_empty() -> None:
    """Wrong codes for the PCL-5 are in circulation: none is better."""
    assert MEASURES["pcl5"].loinc_panel == MEASURES["pcl5"].loinc_total == ""


def test_an_unknown_measure_is_bad_input() -> None:
    """And the sentence lists what there is."""
    with pytest.raises(BadInput, match="phq9, gad7, pcl5"):
        measures.measure("bdi")
