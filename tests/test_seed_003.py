"""The new model of co-operation in Västernorrland (seed 003) through the verbs: one matter, two paths, six
points each, and the joint meetings that decide (domain.md 7, test 10).

The points are the document's own, with their misspellings; every person is invented. The document lacks the
year; four days whole weeks apart share a weekday, which is Friday in 2022 (S003-31).
"""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from groups.actions import (
    add_board,
    add_county_organizations,
    add_seat_rule,
    adopt_group,
    appoint,
    create_group,
    find_or_create_person,
    give_role,
    propose_group,
    relate,
    set_up_structure,
)
from groups.models import Board, Group, GroupRelation, Organization, Structure
from groups.relations import PARENT, SUCCEEDS
from issues.actions import (
    Days,
    Doer,
    Step,
    add_path,
    address_path,
    begin_material,
    give_assignment,
    issue_version,
    move_issue,
    raise_issue,
    screen_issue,
)
from issues.actions.issues import current_stage
from issues.material_document import kept_document
from issues.material_page import path_difference, path_lines
from issues.models import IssueEvent, PathPoint, StageEntry
from issues.path_points import as_point
from meetings.actions import (
    create_meeting,
    decide_assignment_at,
    decide_points_at,
    hear_report_at,
    shape_meeting,
)
from meetings.models import EventAt, Meeting
from samverkan.lib.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S003-22")]

DIRECTION = (
    "att inriktning för fortsatt arbete med samverkansmodellen är ett gemensamt politiskt övergripande"
    " samverkansforum med representation från regionen, socialtjänsten och skolan samt tre strategigrupper"
    " med utgångspunkt i barn och unga, vuxna samt äldre"
)
OFFICIALS = (
    "att återkomma med ett välförankrat tjänstepersonsförslag till politisk struktur senast 1/5 som vidare"
    " ska fattas beslut om på ett gemensamt möte (skola, socialtjänst och region) 3/6 kl. 9"
)
FOLLOW_UP = (
    "att återkomma med en deluppföljning på fortsatt framtagande av tillhörande tjänstepersonsstruktur till"
    " ett gemensamt möte (socialtjänst, skola och region) 23/9 kl. 9"
)
FINAL = (
    "att återkomma med ett slutgiltigt och välförankrat tjänstepersonsförslag till tjänstepersonsstruktur"
    " senast 31/10 som vidare ska fattas beslut om på ett gemensamt möte (skola, socialtjänst och region)"
    " 9/12 kl. 9"
)
TOGETHER = (
    "att återkomma med en deluppföljning till ett gemensamt möte (region, skola och socialtjänst) 8/4 kl."
)
A = [
    DIRECTION,
    "att ge i skolcheferna i uppdrag att i samarbete med beredningsgruppen utarbetar ett förslag på"
    " samverkansmodell utifrån ovanstående resonemang",
    TOGETHER,
    OFFICIALS,
    FOLLOW_UP,
    FINAL,
]
B = [
    DIRECTION,
    "att ge i beredningsgruppen i uppdrag att i samarbete med skolcheferna utarbetar ett förslag på"
    " samverkansmodell utifrån ovanstående resonemang",
    f"{TOGETHER} 9",
    OFFICIALS,
    FOLLOW_UP,
    FINAL,
]
BACKGROUND = (
    "<p>Befolkningen i Västernorrland är mitt i en stor förändringsfas. Vi blir allt fler äldre och allt"
    " färre i arbetsför ålder.</p>"
)
# Delivery, decision, time, and whether the time is missing; path A. B has 9.00 in the third too.
DAYS = [
    (None, None, None, False),
    (None, None, None, False),
    (None, date(2022, 4, 8), None, True),
    (date(2022, 5, 1), date(2022, 6, 3), time(9), False),
    (None, date(2022, 9, 23), time(9), False),
    (date(2022, 10, 31), date(2022, 12, 9), time(9), False),
]
JOINT_DAYS = [date(2022, 4, 8), date(2022, 6, 3), date(2022, 9, 23), date(2022, 12, 9)]


class County:
    """The structure, its groups, the official who writes and the member who reads."""

    def __init__(self, at):
        self.sign = {"by": None, "now": at("2022-01-10 09:00")}
        self.structure: Structure = set_up_structure("Samverkan Västernorrland", county="22", **self.sign)
        add_county_organizations("22", **self.sign)
        self.region = Organization.objects.get(kind="region", county_code="22")
        municipalities = Organization.objects.filter(kind="municipality", county_code="22")
        self.municipalities = list(municipalities.values_list("pk", flat=True))
        for one in municipalities:
            add_board(one, name="Skolnämnden", sector="school", **self.sign)
            add_board(one, name="Socialnämnden", sector="social_services", **self.sign)
        self.reko = self.group("Socialreko", "socialreko")
        self.schools = self.group("Skolnätverket", "skolnatverket")
        self.health = self.group("Regionens beredning", "regionens-beredning")
        self.official = self.person("Ragnhild Askelund")
        self.member = self.person("Torvald Ekdala")
        for group in (self.reko, self.schools, self.health):
            give_role(
                group,
                person=self.official,
                kind="responsible_official",
                starts_on=date(2022, 1, 1),
                **self.sign,
            )
        seat = self.reko.seats.first()
        appoint(seat, person=self.member, capacity="member", starts_on=date(2022, 1, 1), **self.sign)
        self.sign["by"] = self.official

    def group(self, name: str, slug: str, starts_on: date = date(2022, 1, 1)) -> Group:
        group = create_group(
            self.structure,
            name=name,
            slug=slug,
            starts_on=starts_on,
            mandate="Samverka om gemensamma frågor.",
            adopted_by="Parterna",
            adopted_on=date(2021, 12, 1),
            **self.sign,
        )
        add_seat_rule(group, kind="organization", organization=self.region, **self.sign)
        propose_group(group, **self.sign)
        return adopt_group(group, **self.sign)

    def person(self, name: str):
        email = f"{name.split()[0].lower()}@example.se"
        return find_or_create_person(name=name, email=email, **self.sign)

    def boards(self, sector: str) -> list[Board]:
        return list(Board.objects.filter(sector=sector).order_by("pk"))

    def client(self, person) -> Client:
        client = Client()
        client.force_login(person)
        return client


@pytest.fixture
def county(at):
    return County(at)


@pytest.fixture
def issue(county):
    issue = raise_issue(county.structure, title="Ny samverkansmodell", home_group=county.reko, **county.sign)
    fits = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
    screen_issue(issue, group=county.reko, **fits, **county.sign)
    return issue


@pytest.fixture
def version(county, issue):
    """Written as the office does: a path, all its points pasted with the year asked for, and who decides."""
    version = begin_material(
        issue, title="Fortsatt arbete med samverkansmodellen", text=BACKGROUND, **county.sign
    )
    a = add_path(
        version,
        title="Förslag till skolan att ta vidare i sin respektive kommun",
        forum_text="skolnämnden i varje kommun",
        **county.sign,
    )
    b = add_path(
        version,
        title="Förslag till socialtjänst och region att fatta beslut om inom ramen för socialreko",
        forum=county.reko,
        **county.sign,
    )
    address_path(a, boards=county.boards("school"), **county.sign)
    address_path(b, organizations=[county.region], boards=county.boards("social_services"), **county.sign)
    return version


def paste(client: Client, path, points: list[str], **more):
    return client.post(reverse("material:points", args=[path.pk]), {"points": "\n".join(points), **more})


@pytest.fixture
def pasted(county, version):
    client = county.client(county.official)
    for path, points in zip(version.paths.all(), (A, B), strict=True):
        assert paste(client, path, points, year="2022").status_code == 302
    return version


@pytest.mark.fact("S003-31")
def test_the_year_is_asked_for_with_the_weekday_of_each(county, version):
    path = version.paths.first()

    answer = paste(county.client(county.official), path, A)

    (error,) = answer.context["form"].errors["year"]
    assert (answer.status_code, path.points.count(), "8/4" in error) == (422, 0, True)


@pytest.mark.fact("S003-23", "S003-25", "S003-26", "S003-27", "S003-28")
def test_both_paths_hold_six_points_word_for_word_with_their_days(county, pasted):
    a, b = pasted.paths.all()

    assert [point.text for point in a.points.all()] == A
    assert [point.text for point in b.points.all()] == B
    for path, third in ((a, DAYS[2]), (b, (None, date(2022, 4, 8), time(9), False))):
        read = [as_point(point) for point in path.points.all()]
        days = [(one.deliver_by, one.decided_on, one.decided_at_time, one.time_is_missing) for one in read]
        assert days == [*DAYS[:2], third, *DAYS[3:]]
    assert {day.weekday() for day in JOINT_DAYS} == {4}
    to_a, to_b = (set(path.addressees.values_list("organization", flat=True)) for path in (a, b))
    assert (a.addressees.count(), b.addressees.count()) == (7, 8)
    assert (to_a, to_b) == (set(county.municipalities), set(county.municipalities) | {county.region.pk})


@pytest.mark.fact("S003-24", "S003-25", "S003-31")
def test_the_paths_differ_at_points_two_and_three_and_the_sunday_is_pointed_out(county, pasted):
    a, b = path_lines(pasted)
    found = path_difference(a, b)

    faults = [(line.number, fault.code) for line in a.points for fault in line.faults]
    assert faults == [(3, "time_missing"), (4, "delivery_off")]
    assert [pair.left_number for pair in found.differing] == [2, 3]
    second, third = found.differing
    swapped = [piece.text for piece in second.left_pieces if piece.kind == "removed"]
    assert swapped == ["skolcheferna", "beredningsgruppen"]
    assert [(day.left, day.right) for day in third.days] == [(third.days[0].left, "9.00")]

    page = county.client(county.official).get(reverse("material:paths", args=[pasted.pk, "A", "B"]))
    # One of each in the explanation; "9" is written in B alone.
    assert (page.text.count("<del>"), page.text.count("<ins>")) == (4, 5)


@pytest.fixture
def issued(county, pasted):
    return issue_version(pasted, **county.sign)


def joint(county, day: date) -> Meeting:
    meeting = create_meeting(
        county.reko, date=day, start=time(9), end=time(12), kind="joint", place="Regionens hus", **county.sign
    )
    shape_meeting(meeting, parts=[], joining=[county.schools, county.health], **county.sign)
    return meeting


@pytest.mark.fact("S003-30", "S003-27")
def test_joint_meetings_of_three_parties_decide_on_the_points_of_their_day(county, issued):
    meetings = [joint(county, day) for day in JOINT_DAYS]
    for meeting in meetings:
        rows = PathPoint.objects.filter(path__version=issued, decided_on=meeting.date)
        decide_points_at(
            rows.select_related("path__version__material__issue"), meeting=meeting, **county.sign
        )

    places = [
        (meeting.date, list(meeting.points_to_decide.values_list("point__path__label", "point__order")))
        for meeting in meetings
    ]
    assert places == [
        (day, [("A", order), ("B", order)]) for day, order in zip(JOINT_DAYS, (3, 4, 5, 6), strict=True)
    ]
    assert EventAt.objects.filter(meeting__in=meetings).count() == 4

    page = county.client(county.member).get(reverse("meetings:points_to_decide", args=[meetings[0].pk]))
    assert [point.text for point in page.context["points"]] == [A[2], B[2]]
    with pytest.raises(Refused) as refused:
        decide_points_at(issued.paths.first().points.filter(order=4), meeting=meetings[0], **county.sign)
    assert refused.value.code == "other_day"


@pytest.mark.fact("S003-21", "S003-24", "S003-26", "S003-27")
def test_the_points_become_an_assignment_with_its_reports_and_joint_meetings(county, issue):
    """Path B: the preparatory group, with the heads of schools, by 31/10, decided 9/12 at 9; reports 8/4 and
    23/9."""
    meetings = [joint(county, day) for day in (JOINT_DAYS[0], JOINT_DAYS[2], JOINT_DAYS[3])]
    days = Days(date(2022, 10, 31), date(2022, 12, 9), time(9), (JOINT_DAYS[0], JOINT_DAYS[2]))
    doers = [Doer(name="beredningsgruppen"), Doer(name="skolcheferna", part="partner")]
    assignment = give_assignment(
        county.reko, wording=B[1], doers=doers, days=days, issue=issue, **county.sign
    )
    for report, meeting in zip(assignment.reports.order_by("due_on"), meetings, strict=False):
        hear_report_at(report, meeting=meeting, **county.sign)
    decide_assignment_at(assignment, meeting=meetings[-1], **county.sign)

    page = county.client(county.member).get(reverse("assignments:assignment", args=[assignment.pk]))
    line = page.context["line"]
    assert (line.performers, line.partners, line.deliver_by, line.decided_on) == (
        ("beredningsgruppen",),
        ("skolcheferna",),
        date(2022, 10, 31),
        date(2022, 12, 9),
    )
    address = reverse("meetings:assignment_meetings", args=[assignment.pk])
    rows = county.client(county.member).get(address).context["rows"]
    assert [(row.meeting, row.report_due) for row in rows] == [
        (meetings[0].pk, JOINT_DAYS[0]),
        (meetings[1].pk, JOINT_DAYS[2]),
        (meetings[2].pk, None),
    ]


@pytest.mark.fact("S003-03")
def test_members_read_what_is_issued_and_the_office_chooses_its_meetings(county, issued):
    document = kept_document(issued)
    assert [(path.label, path.forum, len(path.addressees)) for path in document.paths] == [
        ("A", "skolnämnden i varje kommun", 7),
        ("B", "Socialreko", 8),
    ]
    read = county.client(county.member).get(reverse("material:version", args=[issued.pk]))
    assert (read.status_code, [point.text for point in document.paths[1].points]) == (200, B)

    meeting = joint(county, JOINT_DAYS[1])
    address = reverse("meetings:material_meetings", args=[issued.pk])
    sent = {"day": "2022-06-03", "2022-06-03-meeting": meeting.pk}

    refused = county.client(county.member).post(address, sent)
    answer = county.client(county.official).post(address, sent)

    assert (refused.status_code, answer.status_code) == (403, 302)
    rows = county.client(county.member).get(address).context["rows"]
    assert [(one.day, len(chosen)) for one, chosen, _form in rows] == [
        (day, int(day == meeting.date)) for day in JOINT_DAYS
    ]


@pytest.mark.fact("S003-06", "S003-18")
def test_the_phases_stand_on_the_way_of_the_issue(county, issue):
    for to, text in (
        ("prioritized", "Kartläggningen är gjord."),
        ("preparation", "Nu in i en utvecklingsfas."),
    ):
        move_issue(issue, step=Step(to=to, text=text), **county.sign)

    assert current_stage(issue).stage == "preparation"
    assert list(StageEntry.objects.filter(issue=issue).exclude(text="").values_list("stage", "text")) == [
        ("prioritized", "Kartläggningen är gjord."),
        ("preparation", "Nu in i en utvecklingsfas."),
    ]
    assert IssueEvent.objects.filter(issue=issue, kind="moved").count() >= 2


@pytest.mark.fact("S003-05", "S003-19")
def test_the_new_forum_succeeds_the_old_and_has_three_strategy_groups(county):
    new = county.group("Politiskt samverkansforum", "forum", date(2023, 1, 1))
    relate(new, kind=SUCCEEDS, other=county.reko, starts_on=date(2023, 1, 1), **county.sign)
    for name in ("Barn och unga", "Vuxna", "Äldre"):
        strategy = county.group(
            f"Strategigrupp {name.lower()}", f"strategi-{name[:3].lower()}", date(2023, 1, 1)
        )
        relate(strategy, kind=PARENT, other=new, starts_on=date(2023, 1, 1), **county.sign)

    rows = GroupRelation.objects.filter(other__in=[new, county.reko])
    assert sorted(rows.values_list("kind", flat=True)) == ["parent"] * 3 + ["succeeds"]
