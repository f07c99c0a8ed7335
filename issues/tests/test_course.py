"""Where an issue may go from each stage, and what it must have first."""

import pytest

from issues.course import EXITS, FORBIDS, WAY, Lack, Standing, lacks, moves_from, skipped
from issues.models import Stage

READY = Standing(
    fits=True,
    has_home=True,
    may_take_positions=True,
    has_issued_material=True,
    is_anchored=True,
    has_position=True,
    asked_organizations=11,
    waited_for=0,
)
# Rows: from; columns: to, in the order of the way and then the exits.
# f forward, s skip, b back, x exit, r reopen.
TABLE = """
raised                    .fsssssssssxxx
screened                  ..fssssssssxxx
prioritized               .b.fsssssssxxx
preparation               .bb.fssssssxxx
dialogue                  .bbb.fsssssxxx
anchoring                 .bbbb.fssssxxx
position                  .bbbbb.fsssxxx
decision_in_organizations .bbbbbb.fssxxx
execution                 .bbbbbbb.fsxxx
follow_up                 .bbbbbbbb.fxxx
closed                    .rrrrrrrrr....
"""
LETTERS = {"f": "forward", "s": "skip", "b": "back", "x": "exit", "r": "reopen"}


def rows():
    for line in TABLE.split("\n")[1:-1]:
        stage, marks = line.split()
        yield (
            stage,
            {to.value: LETTERS[mark] for to, mark in zip(WAY + EXITS, marks, strict=True) if mark in LETTERS},
        )


@pytest.mark.fact("S002-11")
@pytest.mark.parametrize(("stage", "expected"), rows())
def test_from_each_stage_an_issue_goes_only_where_the_table_says(stage, expected):
    assert moves_from(stage) == expected


@pytest.mark.parametrize("out", EXITS)
@pytest.mark.parametrize(
    ("came_from", "back_to"),
    [
        ("", ["raised", "screened"]),
        ("raised", ["raised", "screened"]),
        ("preparation", ["raised", "screened", "prioritized", "preparation"]),
        (
            "position",
            ["raised", "screened", "prioritized", "preparation", "dialogue", "anchoring", "position"],
        ),
    ],
)
def test_what_has_gone_out_comes_in_where_it_was_or_earlier(out, came_from, back_to):
    assert moves_from(out, came_from) == dict.fromkeys(back_to, "reopen")


@pytest.mark.parametrize(
    ("stage", "to", "passed"),
    [
        ("raised", "screened", []),
        ("screened", "preparation", ["prioritized"]),
        ("preparation", "position", ["dialogue", "anchoring"]),
        ("position", "preparation", []),
        ("position", "parked", []),
    ],
)
def test_the_stages_passed_by_are_named(stage, to, passed):
    assert list(skipped(stage, to)) == passed


@pytest.mark.parametrize(
    ("to", "standing", "expected"),
    [
        ("screened", Standing(), [Lack.NOT_SCREENED]),
        ("screened", Standing(fits=True), []),
        ("prioritized", Standing(fits=True), [Lack.NO_HOME]),
        ("preparation", Standing(), [Lack.NOT_SCREENED, Lack.NO_HOME]),
        ("dialogue", Standing(fits=True, has_home=True), []),
        (
            "position",
            Standing(fits=True, has_home=True),
            [Lack.NO_POSITIONS, Lack.NO_MATERIAL, Lack.NOT_ANCHORED],
        ),
        (
            "position",
            Standing(fits=True, has_home=True, may_take_positions=True, has_issued_material=True),
            [Lack.NOT_ANCHORED],
        ),
        ("decision_in_organizations", Standing(fits=True, has_home=True), [Lack.NO_POSITION]),
        ("execution", Standing(fits=True, has_home=True), [Lack.NO_DECISIONS]),
        (
            "execution",
            Standing(fits=True, has_home=True, asked_organizations=11, waited_for=1),
            [Lack.DECISIONS_MISSING],
        ),
        ("follow_up", Standing(fits=True, has_home=True), []),
        ("declined", Standing(), []),
        ("raised", Standing(), []),
        *[(stage.value, READY, []) for stage in WAY],
    ],
)
def test_what_an_issue_lacks_for_a_stage(to, standing, expected):
    assert list(lacks(to, standing)) == expected


def test_what_is_a_rule_is_told_apart_from_what_is_a_norm():
    assert sorted(set(Lack) - FORBIDS) == [
        Lack.DECISIONS_MISSING,
        Lack.NO_DECISIONS,
        Lack.NO_MATERIAL,
        Lack.NOT_ANCHORED,
    ]


def test_every_stage_is_on_the_way_or_out_of_it():
    assert set(WAY) | set(EXITS) == set(Stage)
