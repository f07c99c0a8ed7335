"""The recommendations of Värmland that concern the process (seed 002: nos. 7, 11–13, 16, 18, 26, 27) through
the verbs: a question prepared by the working group, put on the agenda that two chairs fix, anchored at home,
taken a position on where positions are taken, and decided by each organisation. Every person is invented.
"""

from datetime import date, time

import pytest
from django.utils import translation

from groups.actions import (
    add_county_organizations,
    add_seat_rule,
    adopt_group,
    appoint,
    create_group,
    find_or_create_person,
    give_office,
    give_role,
    propose_group,
    relate,
    set_up_structure,
)
from groups.models import Group, GroupRelation, GroupSettings, Organization, Structure
from groups.relations import COMMISSIONS, PARENT
from issues.actions import (
    Decided,
    Step,
    add_path,
    add_points,
    address_path,
    ask_for_anchoring,
    ask_organizations,
    begin_material,
    decide,
    issue_version,
    move_issue,
    raise_issue,
    report_anchoring,
    screen_issue,
    write_home_brief,
)
from issues.actions.issues import current_stage
from issues.models import IssueEvent, Screening, Stage, StageEntry
from issues.path_points import Point
from meetings.actions import (
    add_outcome,
    approve,
    begin_notes,
    circulate,
    create_meeting,
    fix_agenda,
    move_issue_at,
    take_position_at,
    take_up_issue,
)
from meetings.fixing import fixed_sha256, words_on
from meetings.models import EventAt, StageMoveAt
from meetings.reports import agenda_lines, agenda_of
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
DAY = date(2021, 9, 24)


class County:
    """Värmland: the council that talks, its working committee that takes positions and commissions the group
    of officials that prepares."""

    def __init__(self, at):
        self.at = at
        self.sign = {"by": None, "now": at("2021-01-10 09:00")}
        self.structure: Structure = set_up_structure("Samverkan Värmland", county="17", **self.sign)
        add_county_organizations("17", **self.sign)
        self.region = Organization.objects.get(kind="region", county_code="17")
        self.parties = [self.region, *Organization.objects.filter(kind="municipality", county_code="17")[:2]]
        self.council = self.group("Värmlandsrådet", "varmlandsradet")
        self.committee = self.group("Arbetsutskottet", "arbetsutskottet")
        self.preparers = self.group("Arbetsgruppen", "arbetsgruppen")
        self.council.settings.update(may_take_positions=False, accepts_intermunicipal_issues=False)
        self.preparers.settings.update(may_take_positions=False)
        self.committee.settings.update(
            agenda_fixed_by=GroupSettings.AgendaFixedBy.PRESIDENCY,
            approval_rule=GroupSettings.ApprovalRule.CHAIR,
        )
        since = {"starts_on": date(2021, 1, 1)}
        relate(self.committee, kind=PARENT, other=self.council, **since, **self.sign)
        relate(self.committee, kind=COMMISSIONS, other=self.preparers, **since, **self.sign)
        self.chair, self.vice = self.person("Asta Lindeborg"), self.person("Odd Norrsken")
        self.official = self.person("Ragnhild Askelund")
        for seat, person in zip(self.committee.seats.all(), (self.chair, self.vice), strict=False):
            appoint(seat, person=person, capacity="member", **since, **self.sign)
        give_office(self.committee, person=self.chair, kind="chair", **since, **self.sign)
        give_office(self.committee, person=self.vice, kind="vice_chair", **since, **self.sign)
        for group in (self.council, self.committee, self.preparers):
            give_role(group, person=self.official, kind="responsible_official", **since, **self.sign)
        self.sign["by"] = self.official

    def group(self, name: str, slug: str) -> Group:
        group = create_group(
            self.structure,
            name=name,
            slug=slug,
            starts_on=date(2021, 1, 1),
            mandate="Samverka i frågor som rör flera.",
            adopted_by="Parterna",
            adopted_on=date(2020, 12, 1),
            **self.sign,
        )
        for _seat in range(2):
            add_seat_rule(group, kind="organization", organization=self.region, **self.sign)
        propose_group(group, **self.sign)
        return adopt_group(group, **self.sign)

    def person(self, name: str):
        email = f"{name.split()[0].lower()}@example.se"
        return find_or_create_person(name=name, email=email, **self.sign)

    def on(self, day: str, by=None) -> dict:
        return {"by": by or self.official, "now": self.at(f"{day} 09:00")}


@pytest.fixture
def county(at):
    return County(at)


@pytest.fixture
def issue(county):
    """Raised in the council, screened, and prepared by the group that the committee commissions (no. 16)."""
    sign = county.on("2021-02-01")
    issue = raise_issue(county.structure, title="Nära vård i hela länet", home_group=county.council, **sign)
    screen_issue(issue, group=county.council, **FITS, **sign)
    move_issue(issue, step=Step(Stage.PRIORITIZED), **county.on("2021-03-01"))
    prepared = Step(
        Stage.PREPARATION, forum=county.preparers, next_forum=county.committee, next_on=date(2021, 9, 24)
    )
    move_issue(issue, step=prepared, **county.on("2021-03-15"))
    return issue


@pytest.fixture
def version(county, issue):
    """What is proposed, to be anchored at home (nos. 13, 18)."""
    sign = county.on("2021-04-01")
    version = begin_material(issue, title="Nära vård", text="<p>Fler äldre, färre som arbetar.</p>", **sign)
    path = add_path(version, title="Till respektive medlem", forum=county.committee, **sign)
    address_path(path, organizations=county.parties, **sign)
    add_points(path, points=[Point(text="att gemensamt anta målbilden")], **sign)
    return issue_version(version, **sign)


@pytest.mark.fact("S002-27")
def test_27_a_purely_inter_municipal_question_is_turned_away_with_a_reason(county):
    sign = county.on("2021-02-01")
    issue = raise_issue(county.structure, title="Gemensam lönenämnd", home_group=county.council, **sign)
    asked = FITS | {"is_intermunicipal": True, "fits": False}

    with pytest.raises(Refused) as refused:
        screen_issue(issue, group=county.council, **asked, **sign)
    screen_issue(
        issue,
        group=county.council,
        reason="Rör bara kommunerna.",
        other_forum="Kommundirektörernas nätverk",
        **asked,
        **sign,
    )

    entry = current_stage(issue)
    assert refused.value.code == "no_reason"
    assert (entry.stage, entry.text, entry.other_forum) == (
        "declined",
        "Rör bara kommunerna.",
        "Kommundirektörernas nätverk",
    )
    assert Screening.objects.get().is_exception is False


@pytest.mark.fact("S002-11", "S002-16", "P23")
def test_11_and_16_where_it_is_whose_it_is_and_which_forum_comes_next(county, issue):
    entry = current_stage(issue)

    assert (entry.stage, entry.forum, entry.next_forum, entry.next_on) == (
        "preparation",
        county.preparers,
        county.committee,
        date(2021, 9, 24),
    )
    commission = GroupRelation.objects.get(kind=COMMISSIONS)
    assert (commission.group, commission.other) == (county.committee, county.preparers)
    ways = StageEntry.objects.filter(issue=issue).values_list("stage", "move")
    assert list(ways) == [
        ("raised", "start"),
        ("screened", "forward"),
        ("prioritized", "forward"),
        ("preparation", "forward"),
    ]


@pytest.fixture
def meeting(county, issue):
    """A prepared question is put forward to the committee's agenda (no. 26)."""
    meeting = create_meeting(
        county.committee, date=DAY, start=time(9), end=time(12), place="Karlstad", **county.on("2021-08-01")
    )
    take_up_issue(
        issue,
        meeting=meeting,
        kind="position",
        wanted_outcome="Ställningstagande till målbilden.",
        **county.on("2021-08-20"),
    )
    return meeting


@pytest.mark.fact("S002-26")
def test_26_what_is_prepared_comes_on_the_agenda_that_chair_and_vice_chair_fix(county, issue, meeting):
    def seen():
        return fixed_sha256(agenda_lines(agenda_of(meeting), meeting))

    fix_agenda(meeting, seen=seen(), **county.on("2021-09-01", county.chair))
    half = [bool(word.given) for word in words_on(meeting, on=date(2021, 9, 1))]
    move_issue(issue, step=Step(Stage.DIALOGUE), **county.on("2021-09-02"))
    fix_agenda(meeting, seen=seen(), **county.on("2021-09-03", county.vice))

    with translation.override("sv"):
        (line,) = agenda_lines(agenda_of(meeting), meeting)
    assert (line.title, line.issues) == ("Nära vård i hela länet", ("Fråga 2021:1 · Dialog",))
    assert (half, [bool(word.given) for word in words_on(meeting)]) == ([True, False], [True, True])


@pytest.mark.fact("S002-12")
def test_12_the_council_takes_no_position(county, issue):
    meeting = create_meeting(
        county.council, date=DAY, start=time(13), end=time(16), place="Karlstad", **county.on("2021-08-01")
    )

    with pytest.raises(Refused) as on_agenda:
        take_up_issue(issue, meeting=meeting, kind="position", **county.on("2021-08-20"))
    item = take_up_issue(issue, meeting=meeting, kind="dialogue", **county.on("2021-08-20"))
    begin_notes(meeting, **county.on("2021-09-24"))
    with pytest.raises(Refused) as in_notes:
        add_outcome(item, kind="position", text="Rådet ställer sig bakom.", **county.on("2021-09-24"))

    assert (on_agenda.value.code, in_notes.value.code) == ("no_positions", "no_positions")


@pytest.mark.fact("S002-07", "S002-12", "S002-13", "S002-18")
def test_7_12_13_and_18_anchored_at_home_then_a_position_then_each_members_decision(
    county, issue, version, meeting
):
    write_home_brief(
        issue, what="Målbild för nära vård", asked="Tar ni ställning för den?", **county.on("2021-04-02")
    )
    asked = ask_for_anchoring(
        issue, organizations=county.parties, due_on=date(2021, 9, 1), **county.on("2021-04-02")
    )
    for row in asked[:2]:
        report_anchoring(
            row, kind="discussed", body="kommunstyrelsen", on=date(2021, 6, 1), **county.on("2021-06-02")
        )
    begin_notes(meeting, **county.on("2021-09-24"))
    item = meeting.items.get()
    outcome = add_outcome(item, kind="position", text="Vi står bakom.", **county.on("2021-09-24"))
    position = {"issue": issue, "version": version}
    with pytest.raises(Refused) as unanchored:
        take_position_at(outcome, **position, **county.on("2021-09-24"))
    report_anchoring(
        asked[2], kind="discussed", body="kommunstyrelsen", on=date(2021, 9, 23), **county.on("2021-09-24")
    )
    taken = take_position_at(outcome, **position, **county.on("2021-09-24"))
    for stage in (Stage.DIALOGUE, Stage.ANCHORING):
        move_issue_at(item, issue=issue, step=Step(stage), **county.on("2021-09-24"))
    move_issue_at(
        item, issue=issue, step=Step(Stage.POSITION, forum=county.committee), **county.on("2021-09-24")
    )
    minutes = circulate(meeting.minutes, **county.on("2021-09-27"))
    approve(minutes, **county.on("2021-09-28", county.chair))
    rows = ask_organizations(version.paths.get(), due_on=date(2021, 12, 1), **county.on("2021-09-30"))
    move_issue(issue, step=Step(Stage.DECISION_IN_ORGANIZATIONS), **county.on("2021-09-30"))
    decide(
        rows[0],
        answer=Decided("approved", on=date(2021, 11, 2), reference="§ 141"),
        **county.on("2021-11-03"),
    )
    decide(
        rows[1],
        answer=Decided("approved_with_change", on=date(2021, 11, 9), text="Med egen tidplan."),
        **county.on("2021-11-10"),
    )

    assert (unanchored.value.code, taken.group) == ("not_anchored", county.committee)
    states = version.paths.get().decisions.order_by("pk").values_list("organization", "state", "reference")
    assert list(states) == [
        (county.parties[0].pk, "approved", "§ 141"),
        (county.parties[1].pk, "approved_with_change", ""),
        (county.parties[2].pk, "pending", ""),
    ]
    assert current_stage(issue).stage == "decision_in_organizations"
    assert list(StageMoveAt.objects.values_list("entry__stage", "meeting")) == [
        (stage, meeting.pk) for stage in ("dialogue", "anchoring", "position")
    ]
    told = EventAt.objects.filter(event__issue=issue, meeting=meeting).order_by("event")
    assert list(told.values_list("event__kind", flat=True)) == [
        "on_agenda",
        "position",
        "moved",
        "moved",
        "moved",
        "notes",
    ]
    noted = IssueEvent.objects.get(issue=issue, kind="notes")
    assert (noted.text, noted.on) == ("Ställningstagande: Vi står bakom.", DAY)
