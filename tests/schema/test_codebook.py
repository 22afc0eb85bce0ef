"""The codebook is whole, agrees with the contract, and refuses names that it does not know."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args, get_type_hints

import pytest

from dragoman.schema.codebook import MODES, QUADS, cameo_of, intensity_of, load_codebook, quad_of
from dragoman.schema.errors import DragomanError, QueryError
from dragoman.schema.rows import EVENT_TYPES, Event, Quad

# The contract's lists, written down here apart from the tables.
QUAD_OF = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
MODES_OF = {
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": (
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
        "drone heavy-weapons crowd-control unconventional"
    ),
}
CONTEXTS = """
military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters
natural_resource environment technology terrorism cbrn cyber misinformation crime corruption
illegal_drugs trafficking
""".split()
INTENSITY = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
    "REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5, "SANCTION": -6,
    "MOBILIZE": -5.5, "COERCE": -7, "ASSAULT": -9,
}  # fmt: skip
CAMEO = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "CONCEDE": "08", "COOPERATE": "06", "AID": "07",
    "RETREAT": "08", "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14",
    "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "18",
}  # fmt: skip
BOOK = load_codebook()


def test_every_type_is_there_in_the_order_of_the_rows() -> None:
    assert tuple(one.name for one in BOOK.types) == EVENT_TYPES
    assert BOOK.version >= 1


def test_quads_are_the_contracts() -> None:
    assert get_args(Quad) == QUADS
    told = {name: quad for quad, names in QUAD_OF.items() for name in names.split()}
    assert {name: quad_of(name) for name in EVENT_TYPES} == told


def test_roots_and_intensities_of_types_are_the_contracts() -> None:
    assert {name: cameo_of(name) for name in EVENT_TYPES} == CAMEO
    assert {name: intensity_of(name) for name in EVENT_TYPES} == INTENSITY


def test_every_mode_of_the_contract_is_there_and_no_other() -> None:
    assert {name: set(modes) for name, modes in MODES.items()} == {
        name: set(MODES_OF.get(name, "").split()) for name in EVENT_TYPES
    }


def test_every_context_of_the_contract_is_there_once() -> None:
    assert [one.name for one in BOOK.contexts] == CONTEXTS
    assert len(set(CONTEXTS)) == 37


def test_statuses_are_those_of_the_rows() -> None:
    assert tuple(one.name for one in BOOK.statuses) == get_args(get_type_hints(Event)["status"])


@pytest.mark.parametrize(
    ("type_", "mode", "root"),
    [
        ("REQUEST", None, "10"),
        ("REQUEST", "assist", "02"),
        ("REQUEST", "meet", "02"),
        ("REQUEST", "yield", "10"),
        ("ACCUSE", "allege", "11"),
        ("ACCUSE", "investigate", "09"),
        ("ASSAULT", "abduct", "18"),
        ("ASSAULT", "drone", "19"),
        ("ASSAULT", "unconventional", "20"),
    ],
)
def test_a_mode_may_have_a_root_of_its_own(type_: str, mode: str | None, root: str) -> None:
    assert cameo_of(type_, mode) == root


def test_a_mode_refines_the_intensity_or_leaves_it() -> None:
    assert intensity_of("CONSULT", "phone") == 1.5
    assert intensity_of("RETREAT", "disarm") == 10
    assert intensity_of("PROTEST", "vandalize") == intensity_of("PROTEST")  # PLOVER has none for it


def test_intensities_and_roots_are_in_bounds_and_have_the_sign_of_the_quad() -> None:
    for one in BOOK.types:
        for mode in (None, *MODES[one.name]):
            intensity = intensity_of(one.name, mode)
            assert -10 <= intensity <= 10
            if one.name != "REQUEST":
                assert (intensity > 0) == one.quad.endswith("cooperation")
            assert cameo_of(one.name, mode) in {f"{root:02}" for root in range(2, 21)}


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_every_type_is_described_with_cases_an_example_and_a_near_miss(name: str) -> None:
    one = BOOK.type(name)
    assert one.definition.endswith(".")
    assert one.cases
    assert all(case.endswith(".") for case in one.cases)
    assert one.trigger in one.example
    assert one.miss != one.example
    assert one.instead != name
    assert one.instead in (*EVENT_TYPES, "statement")
    for mode in one.modes:
        assert mode.type == name
        assert mode.definition.endswith(".")
        assert mode.example.endswith(".")


def test_recipients_are_expected_where_plover_requires_them() -> None:
    assert {one.name for one in BOOK.types if one.recipient} == {"COOPERATE", "AID", "SANCTION"}


def test_unknown_names_are_refused_with_what_there_is() -> None:
    with pytest.raises(QueryError, match=r"no event type 'HUG'.*Use one of AGREE"):
        quad_of("HUG")
    with pytest.raises(QueryError, match=r"CONSULT has no mode 'fax'.*visit, third-party"):
        cameo_of("CONSULT", "fax")
    with pytest.raises(DragomanError, match="AID has no modes"):
        intensity_of("AID", "food")


def test_the_codebook_needs_nothing_of_ours_but_the_schema() -> None:
    code = (
        "import sys, dragoman.schema.codebook; print(*(n for n in sys.modules if n.startswith('dragoman.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.split(".")[1] for name in done.stdout.split()} == {"schema"}
