"""The state machine through the verbs and the page: each stage × each move × each role (domain.md 6.2,
6.5)."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from groups.actions import change_settings
from issues.actions import Step, move_issue, raise_issue
from issues.actions.issues import current_stage
from issues.course import EXITS, WAY, moves_from, skipped
from issues.models import IssueEvent, IssueGroup, Position, Screening, Stage, StageEntry
from issues.moves import moves
from issues.stage_order import stage_facts
from issues.standing import standing_of_issue
from samverkan.lib.refusal import Refused

SAME = "same"


@pytest.fixture
def issue(cast, at):
    """Screened, with a position: what is forbidden elsewhere is there, what is only a norm is not."""
    issue = raise_issue(
        cast.structure, title="Vård i hemmet", home_group=cast.group, by=cast.member, now=at()
    )
    Screening.objects.create(
        issue=issue,
        group=cast.group,
        on=date(2017, 3, 1),
        at=at(),
        by=cast.official,
        has_common_interest=True,
        needs_cooperation=True,
        is_intermunicipal=False,
        fits=True,
    )
    Position.objects.create(
        issue=issue,
        group=cast.group,
        text="Vi ställer oss bakom.",
        taken_on=date(2017, 3, 1),
        made_at=at(),
        made_by=cast.chair,
        exception_reason="Brådskar.",
    )
    return issue


@pytest.fixture
def other(cast, at):
    return raise_issue(cast.structure, title="Samma behov", home_group=cast.group, by=cast.member, now=at())


def stand_in(issue, stage, other) -> None:
    """As if the issue had come to the stage; what is out had come to preparation before."""
    StageEntry.objects.filter(issue=issue).delete()
    day, at = issue.raised_on, issue.created_at
    before = {"issue": issue, "entered_on": day, "entered_at": at}
    if stage in EXITS:
        StageEntry.objects.create(stage=Stage.PREPARATION, move="forward", left_on=day, **before)
    out = {
        Stage.PARKED: {"parked_until": date(2017, 9, 1)},
        Stage.MERGED: {"merged_into": other},
    }
    StageEntry.objects.create(stage=stage, move="forward", text="Hit.", **before, **out.get(stage, {}))


def step_to(to, other, text="Så behövs det.") -> Step:
    until = date(2017, 9, 1) if to == Stage.PARKED else None
    return Step(to=to, text=text, parked_until=until, merged_into=other if to == Stage.MERGED else None)


def outcome(issue, step, sign) -> str:
    """What kind of move it was, "same" where nothing was done, or the code of the refusal."""
    try:
        with transaction.atomic():
            before = current_stage(issue).pk
            entry = move_issue(issue, step=step, **sign)
            return SAME if entry.pk == before else entry.move
    except Refused as refusal:
        return refusal.code


@pytest.mark.django_db
@pytest.mark.fact("S002-11")
@pytest.mark.parametrize("stage", Stage)
def test_from_each_stage_the_verb_goes_where_the_table_says_and_nowhere_else(cast, at, issue, other, stage):
    sign = {"by": cast.official, "now": at("2017-03-02 09:00")}
    found = {}
    for to in Stage:
        with transaction.atomic():
            stand_in(issue, stage, other)
            found[to.value] = outcome(issue, step_to(to, other), sign)
            transaction.set_rollback(True)

    allowed = moves_from(stage, Stage.PREPARATION)
    expected = {to.value: allowed.get(to, "not_on_the_way") for to in Stage} | {stage.value: SAME}
    assert found == expected


@pytest.mark.django_db
@pytest.mark.fact("S002-11")
def test_no_stage_is_passed_by_in_silence(cast, at, issue, other):
    """Without a reason every skip is refused; with one, what was passed by stands on the time line."""
    sign = {"by": cast.official, "now": at("2017-03-02 09:00")}
    silent, told = [], []
    for place, stage in enumerate(WAY):
        for to in WAY[place + 2 :]:
            with transaction.atomic():
                stand_in(issue, stage, other)
                silent.append(outcome(issue, step_to(to, other, text=" "), sign))
                move_issue(issue, step=step_to(to, other), **sign)
                line = IssueEvent.objects.filter(issue=issue, kind="moved").latest("pk").text
                names = [str(Stage(passed).label) for passed in skipped(stage, to)]
                told.append(all(name in line for name in names) and line.endswith("Så behövs det."))
                transaction.set_rollback(True)

    assert (set(silent), set(told), len(told)) == ({"no_text"}, {True}, 45)


MOVES = {
    "forward": {"to": "preparation"},
    "skip": {"to": "dialogue", "text": "Underlaget finns."},
    "back": {"to": "screened", "text": "Återremiss."},
    "exit": {"to": "parked", "text": "Väntar.", "parked_until": "2099-01-01"},
}
MAY = dict.fromkeys(MOVES, 302)
FORBIDDEN, NOT_THERE = dict.fromkeys(MOVES, 403), dict.fromkeys(MOVES, 404)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("secretary", MAY),
        ("official", MAY),
        ("chair", MAY),
        ("vice_chair", MAY),
        ("administrator", MAY),
        ("member", FORBIDDEN),
        ("substitute", FORBIDDEN),
        ("stranger", NOT_THERE),
        ("other_secretary", NOT_THERE),
    ],
)
def test_each_role_makes_each_move_or_none(cast, issue, other, role, expected):
    client, found, came = Client(), {}, {}
    client.force_login(getattr(cast, role))
    for kind, given in MOVES.items():
        with transaction.atomic():
            stand_in(issue, Stage.PRIORITIZED, other)
            data = {"on": "2017-03-02", **given}
            found[kind] = client.post(reverse("stages:move", args=[issue.pk]), data).status_code
            came[kind] = current_stage(issue).stage
            transaction.set_rollback(True)

    stays = dict.fromkeys(MOVES, "prioritized")
    moved = {kind: given["to"] for kind, given in MOVES.items()}
    assert (found, came) == (expected, moved if expected is MAY else stays)


@pytest.mark.django_db
@pytest.mark.fact("S002-12")
def test_a_position_is_taken_only_by_a_group_that_may_others_send_on(cast, at, issue, other):
    change_settings(
        cast.group,
        valid_from=date(2017, 3, 1),
        decided_by="Rådet",
        may_take_positions=False,
        by=cast.administrator,
        now=at(),
    )
    stand_in(issue, Stage.ANCHORING, other)
    sign = {"by": cast.official, "now": at("2017-03-02 09:00")}

    refused = outcome(issue, Step(to="position", text="Nu."), sign)
    move_issue(issue, step=Step(to="position", text="Forumet tar den.", forum=cast.other_group), **sign)

    entry = current_stage(issue)
    assert (refused, entry.stage, entry.forum) == ("no_positions", "position", cast.other_group)
    shared = IssueGroup.objects.values_list("issue", "group", "part")
    assert list(shared) == [(issue.pk, cast.other_group.pk, "takes_part")]


@pytest.mark.django_db
def test_what_is_a_norm_asks_for_a_reason_and_what_is_a_rule_is_told_before(cast, at, issue, other):
    stand_in(issue, Stage.DIALOGUE, other)
    standing = standing_of_issue(issue, date(2017, 3, 2))

    found = {move.to: move for move in moves("dialogue", "", standing, stage_facts(cast.structure))}

    position, next_one = found["position"], found["anchoring"]
    assert (position.missing, position.is_forbidden, position.says_why) == (
        ("no_material", "not_anchored"),
        False,
        True,
    )
    assert (next_one.kind, next_one.lacks, next_one.says_why) == ("forward", (), False)
    assert position.passed == (str(Stage.ANCHORING.label),)


@pytest.mark.django_db
@pytest.mark.fact("S004-13")
def test_what_is_merged_gives_its_groups_to_the_issue_that_stays(cast, at, issue):
    theirs = raise_issue(
        cast.structure, title="Samma där", home_group=cast.other_group, by=cast.stranger, now=at()
    )
    step = Step(to="merged", text="Samma behov.", merged_into=issue)

    move_issue(theirs, step=step, by=cast.official, now=at("2017-03-02 09:00"))

    shared = IssueGroup.objects.values_list("issue", "group", "part")
    assert list(shared) == [(issue.pk, cast.other_group.pk, "same_need")]
    lines = IssueEvent.objects.filter(kind="merged").values_list("issue", "text")
    assert list(lines) == [(issue.pk, "Samma där (2017:2)")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("target", "code"),
    [("itself", "no_target"), ("merged", "target_is_merged"), ("declined", "target_is_finished")],
)
def test_an_issue_goes_only_into_one_that_is_open(cast, at, issue, other, target, code):
    into = issue if target == "itself" else other
    if target != "itself":
        third = raise_issue(cast.structure, title="Tredje", by=cast.member, now=at())
        stand_in(other, Stage(target), third)
    step = Step(to="merged", text="Samma behov.", merged_into=into)

    assert outcome(issue, step, {"by": cast.official, "now": at()}) == code
