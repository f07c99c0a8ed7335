"""The page of one issue: one line on where it is, what hangs on it, and a time line nobody reads too much
of."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from groups.actions import add_document, add_governing_document, relate
from groups.models import Board, Organization, OrganizationName
from groups.relations import PARENT
from groups.tests.examples import pdf_file
from issues.actions import (
    Said,
    Stand,
    Step,
    add_open_point,
    add_party,
    add_source,
    add_topic,
    ask_for_viewpoints,
    change_issue,
    give_viewpoint,
    let_group_in,
    move_issue,
    open_action,
    raise_issue,
    say_what_is_next,
    screen_issue,
    take_position,
    tell,
)
from issues.edition import edition_of
from issues.models import (
    Anchoring,
    AnchoringReport,
    DecisionMaterial,
    DecisionPath,
    Issue,
    IssueEvent,
    MaterialVersion,
    OrganizationDecision,
    Position,
    Stage,
    StageName,
    Viewpoint,
    ViewpointRequest,
)
from issues.path_points import Point
from issues.standing import standing_of_issue
from issues.tests.deciding import issued, region
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem, EventAt
from samverkan.pages.issue_parts import steps

pytestmark = pytest.mark.django_db
FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
POINTS = [
    Point("att fastställa uppdraget för perioden 2017-2018"),
    Point("att antalet ledamöter är fjorton"),
    Point("att gruppen arbetar i dialog"),
]


@pytest.fixture
def issue(cast, at):
    """Raised 1 March 2017 by the member, screened and prioritised on the 3rd."""
    made = raise_issue(
        cast.structure,
        title="Trygg hemgång",
        home_group=cast.group,
        by=cast.member,
        now=at("2017-03-01 09:00"),
    )
    sign = {"by": cast.secretary, "now": at("2017-03-03 09:00")}
    screen_issue(made, group=cast.group, **sign, **FITS)
    move_issue(made, step=Step(to="prioritized"), **sign)
    return made


@pytest.fixture
def asked_of_many(cast, at, issue):
    """Material that 17 organisations and 40 boards have been asked to decide on, anchored in all but one."""
    organizations = [
        Organization.objects.create(kind="municipality", code=f"99{n:02}", county_code="19")
        for n in range(17)
    ]
    for number, row in enumerate(organizations):
        OrganizationName.objects.create(
            organization=row, name=f"Kommun {number}", valid_from=date(2000, 1, 1)
        )
    now = at("2017-04-01 09:00")
    material = DecisionMaterial.objects.create(issue=issue, title="Hemgång")
    version = MaterialVersion.objects.create(material=material, number=1, created_at=now)
    path = DecisionPath.objects.create(version=version, label="A", title="Nämnderna")
    MaterialVersion.objects.filter(pk=version.pk).update(issued_at=now, sha256="0" * 64)
    Position.objects.create(
        issue=issue,
        group=cast.group,
        version=version,
        taken_on=now.date(),
        text="Vi vill.",
        made_at=now,
        made_by=cast.secretary,
    )
    for number, organization in enumerate(organizations):
        row = Anchoring.objects.create(
            issue=issue, organization=organization, due_on=now.date(), asked_at=now, asked_by=cast.secretary
        )
        if number:
            AnchoringReport.objects.create(anchoring=row, kind="discussed", on=now.date(), at=now)
    for number in range(40):
        organization = organizations[number % 17]
        board = Board.objects.create(organization=organization, name=f"Nämnd {number}")
        OrganizationDecision.objects.create(
            path=path,
            organization=organization,
            board=board,
            due_on=now.date(),
            asked_at=now,
            state="approved" if number < 36 else "pending",
            decided_on=now.date() if number < 36 else None,
        )
        tell(issue, "decision", now=now, by=None, organization=organization, text=f"Nämnd {number}")
        _asked_to_think(version, board, cast.secretary, now, answers=number % 2 == 0)
    return issue


def _asked_to_think(version, board, by, now, *, answers):
    of = {"version": version, "organization": board.organization, "board": board}
    row = ViewpointRequest.objects.create(due_on=now.date(), asked_at=now, asked_by=by, **of)
    if answers:
        Viewpoint.objects.create(request=row, text="Bra.", given_on=now.date(), received_at=now, **of)


def page_of(client, person, issue):
    client.force_login(person)
    return client.get(reverse("issue:page", args=[issue.pk]))


@pytest.mark.fact("S002-11", "P23", "N06")
def test_one_line_says_where_it_is_and_what_comes_next(cast, at, client, issue):
    StageName.objects.create(structure=cast.structure, stage="prioritized", name="I listan", days=30)
    say_what_is_next(
        issue,
        waits_for="siffror från Sala",
        forum=cast.other_group,
        next_forum=cast.group,
        next_on=date(2117, 5, 5),
        by=cast.chair,
        now=at("2017-03-04 09:00"),
    )

    context = page_of(client, cast.substitute, issue).context

    since, *line = context["line"]
    assert (context["stage_name"], since.partition(" (")[0], context["is_late"], line) == (
        "I listan",
        "sedan 3 mars 2017",
        True,
        [
            "ligger hos Samverkansgrupp kultur/idrott",
            "väntar på siffror från Sala",
            "härnäst: Samverkansgrupp äldre onsdag 5 maj 2117",
        ],
    )


@pytest.mark.fact("S002-11", "P23", "N06", "P36")
def test_the_page_of_17_organisations_and_40_boards_asks_the_database_so_often(
    cast, client, asked_of_many, django_assert_num_queries
):
    client.force_login(cast.chair)
    with django_assert_num_queries(12):
        page = client.get(reverse("issue:page", args=[asked_of_many.pk]))

    *before, told = page.context["events"]
    assert (len(before), told.text[:18], len(told.told)) == (3, "17 organisationer:", 40)
    assert [section.id for section in page.context["sections"]] == [
        "underlag",
        "synpunkter",
        "forankring",
        "beslut",
    ]


def test_what_is_missing_is_read_at_once_as_the_rules_say(asked_of_many, cast):
    """Sixteen of seventeen have taken it up at home; the seventeenth need not."""
    on = date(2017, 5, 1)
    before = standing_of_issue(asked_of_many, on)
    Anchoring.objects.filter(reports=None).update(waived_reason="Berörs inte")
    cast.group.settings.update(may_take_positions=False)

    after = standing_of_issue(asked_of_many, on)
    elsewhere = standing_of_issue(asked_of_many, on, forum=cast.other_group)

    known = [
        (one.fits, one.has_home, one.may_take_positions, one.has_issued_material, one.is_anchored)
        for one in (before, after, elsewhere)
    ]
    assert known == [
        (True, True, True, True, False),
        (True, True, False, True, True),
        (True, True, True, True, True),
    ]
    assert (after.has_position, after.asked_organizations, after.waited_for) == (True, 40, 4)


def test_what_the_next_stage_lacks_stands_in_the_line(cast, at, client, asked_of_many):
    sign = {"by": cast.secretary, "now": at("2017-04-02 09:00")}
    move_issue(asked_of_many, step=Step(to="decision_in_organizations", text="Bråttom"), **sign)

    assert "saknar: 4 beslut hemma" in page_of(client, cast.member, asked_of_many).context["line"]


def test_everybody_inside_reads_it_and_nobody_else(cast, client, issue):
    seen = {who: page_of(client, getattr(cast, who), issue).status_code for who in cast.PAGES}

    assert seen == dict.fromkeys(cast.PAGES, 200) | {"stranger": 404}


def lines(client, person, issue):
    return [event.text for event in page_of(client, person, issue).context["events"] if event.text]


def test_the_time_line_shows_what_the_readers_circle_allows(cast, at, client, issue):
    """One line for the presidency, and one that tells of an item closed since."""
    meeting = create_meeting(
        cast.group, date=date(2017, 3, 14), start=time(9), by=cast.secretary, now=at("2017-03-05 09:00")
    )
    item = add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=at("2017-03-05 09:00"))
    sign = {"by": cast.secretary, "now": at("2017-03-14 13:00")}
    noted = tell(issue, "notes", text="Beslut: ja", **sign)
    EventAt.objects.create(event=noted, meeting=meeting, item=item)
    tell(issue, "notes", text="Upphandlingen", circle="presidency", **sign)
    let_group_in(issue, group=cast.other_group, **sign)
    IssueEvent.objects.exclude(kind="notes").update(text="")
    readers = ("chair", "member", "stranger", "secretary")
    before = {who: lines(client, getattr(cast, who), issue) for who in readers}
    AgendaItem.objects.filter(pk=item.pk).update(circle="office", closed_reason="Sekretess")

    after = {who: lines(client, getattr(cast, who), issue) for who in readers}

    both, first, second = ["Beslut: ja", "Upphandlingen"], ["Beslut: ja"], ["Upphandlingen"]
    assert (before, after) == (
        {"chair": both, "member": first, "stranger": first, "secretary": both},
        {"chair": second, "member": [], "stranger": [], "secretary": both},
    )


def test_a_meeting_is_a_link_to_those_who_may_open_it(cast, at, client, issue):
    sign = {"by": cast.secretary, "now": at("2017-03-05 09:00")}
    meeting = create_meeting(cast.group, date=date(2017, 3, 14), start=time(9), **sign)
    EventAt.objects.create(event=tell(issue, "on_agenda", **sign), meeting=meeting)
    let_group_in(issue, group=cast.other_group, **sign)

    found = {
        who: [event.meeting for event in page_of(client, getattr(cast, who), issue).context["events"]]
        for who in ("member", "stranger")
    }

    assert ([pk for pk in found["member"] if pk], [pk for pk in found["stranger"] if pk]) == (
        [meeting.pk],
        [],
    )


@pytest.mark.fact("S003-09")
def test_what_hangs_on_it_stands_there(cast, at, client, issue):
    """School, social services and the region are parties; one of them owns the issue."""
    sign = {"by": cast.secretary, "now": at("2017-03-05 09:00")}
    change_issue(issue, seen=edition_of(issue), title=issue.title, owner=region(), **sign)
    add_party(issue, name="Skolorna", **sign)
    add_party(issue, name="Socialtjänsterna", joined_on=date(2017, 3, 3), **sign)
    add_party(issue, organization=cast.seats["Sala"].organization, joined_on=date(2017, 3, 2), **sign)
    add_open_point(issue, text="Hur gör vi på helgen?", **sign)
    action = open_action(cast.group, text="Ta fram siffror", owner=cast.member, **sign)
    type(action).objects.filter(pk=action.pk).update(issue=issue)

    context = page_of(client, cast.member, issue).context

    parties = sorted((party.title, party.on) for party in context["parts"].parties)
    assert parties == [
        ("Sala kommun", date(2017, 3, 2)),
        ("Skolorna", None),
        ("Socialtjänsterna", date(2017, 3, 3)),
    ]
    assert context["owner"] == region().name_on(date(2017, 3, 5))
    assert [point.title for point in context["parts"].unsettled] == ["Hur gör vi på helgen?"]
    assert [(line.text, line.owner) for line in context["actions"]] == [
        ("Ta fram siffror", "Åsa-Märta von Örn")
    ]


def test_what_it_was_merged_into_is_told_to_those_who_read_that(cast, at, client, issue):
    """The other group's is closed: whoever reads the first does not learn its title."""
    other = raise_issue(
        cast.structure, title="Hemlig upphandling", home_group=cast.other_group, by=None,
        raised_by_name="Nämnden", now=at("2017-03-02 09:00"),
    )  # fmt: skip
    move_issue(
        issue,
        step=Step(to="merged", text="Samma sak", merged_into=other),
        by=cast.administrator,
        now=at("2017-03-06 09:00"),
    )
    Issue.objects.filter(pk=other.pk).update(circle="office", closed_reason="Upphandling")

    titles = {
        who: page_of(client, getattr(cast, who), issue).context["issue"].merged_title
        for who in ("member", "administrator")
    }

    assert titles == {"member": None, "administrator": "Hemlig upphandling"}


NAMES = {stage.value: stage.value for stage in Stage}
FIRST, SECOND = date(2017, 3, 1), date(2017, 4, 1)


@pytest.mark.parametrize(
    ("visits", "states"),
    [
        ([("raised", FIRST)], {"raised": "now"}),
        (
            [("raised", FIRST), ("prioritized", SECOND)],
            {"raised": "done", "screened": "passed", "prioritized": "now"},
        ),
        ([("raised", FIRST), ("parked", SECOND)], {"raised": "done", "parked": "now"}),
        (
            [("raised", FIRST), ("screened", FIRST), ("prioritized", FIRST), ("screened", SECOND)],
            {"raised": "done", "screened": "now"},
        ),
    ],
)
def test_the_way_shows_what_is_done_passed_and_ahead(visits, states):
    found = {step.name: step.state for step in steps(visits, NAMES) if step.state != "ahead"}

    assert found == states


def test_a_long_time_line_is_shown_from_its_end_until_asked_for_whole(cast, at, client, issue):
    for days in range(70):
        tell(issue, "changed", by=None, now=at() + timedelta(days=days), text=f"Nr {days}")

    latest = page_of(client, cast.member, issue).context
    whole = client.get(reverse("issue:page", args=[issue.pk]), {"tidslinje": "alla"}).context

    assert (len(latest["events"]), latest["has_more"], latest["events"][-1].text) == (60, True, "Nr 69")
    assert (len(whole["events"]), whole["has_more"], whole["events"][0].kind) == (73, False, "Väckt")


@pytest.mark.parametrize(
    ("takes", "lies_elsewhere", "shown"), [(True, False, 1), (False, False, 0), (True, True, 0)]
)
def test_the_chair_may_go_on_to_a_position_on_something_else_where_the_group_takes_them(
    cast, client, issue, takes, lies_elsewhere, shown
):
    cast.group.settings.update(may_take_positions=takes)
    if lies_elsewhere:
        issue.stages.filter(left_on=None).update(forum=cast.other_group)
    address = reverse("home_decisions:take_at_once", args=[cast.group.slug])

    seen = [page_of(client, who, issue).content.decode().count(address) for who in (cast.chair, cast.member)]

    assert seen == [shown, 0]


@pytest.mark.fact("S001-14", "S001-22")
def test_the_chain_of_preparation_is_kept_by_stage_and_ends_in_points_with_a_period(cast, at, client, issue):
    """A mandate: the steering group, a workshop on 30 August, viewpoints, an agreed proposal in three
    parts."""

    def on(day):
        return {"by": cast.secretary, "now": at(f"{day} 09:00")}

    prepared = Step(to="preparation", text="Diskuterat i styrgruppen.", forum=cast.other_group)
    move_issue(issue, step=prepared, **on("2017-05-02"))
    path = issued(issue, organizations=[region()], points=POINTS, **on("2017-06-01"))
    move_issue(issue, step=Step(to="dialogue", text="Workshop med politiker."), **on("2017-08-30"))
    [asked] = ask_for_viewpoints(
        path.version, groups=[cast.other_group], due_on=date(2017, 9, 20), **on("2017-08-31")
    )
    said = Said(date(2017, 9, 12), stance="for_with_changes", text="Fjorton ledamöter räcker.")
    give_viewpoint(asked, said=said, **on("2017-09-12"))
    taken = Stand("Förslaget antas.", date(2017, 10, 26), valid_to=date(2018, 12, 31), exception_reason="Ja")
    take_position(issue, group=cast.group, stand=taken, version=path.version, **on("2017-10-26"))

    page = page_of(client, cast.member, issue)
    told = [(event.day, event.kind, event.text) for event in page.context["events"]][3:]
    paper = client.get(reverse("material:version", args=[path.version_id])).text

    assert [line for line in told if line[1] != "Beslutsunderlag"] == [
        (date(2017, 5, 2), "Flyttad", "Beredning. Diskuterat i styrgruppen."),
        (date(2017, 8, 30), "Flyttad", "Dialog. Workshop med politiker."),
        (
            date(2017, 8, 31),
            "Synpunkt",
            "Tillfrågad om version 1, svar senast 20 september 2017: Samverkansgrupp kultur/idrott.",
        ),
        (
            date(2017, 9, 12),
            "Synpunkt",
            "Samverkansgrupp kultur/idrott har svarat: För, med ändringar.",
        ),
        (date(2017, 10, 26), "Ställningstagande", "Samverkansgrupp äldre: Förslaget antas."),
    ]
    assert "gäller till och med 31 december 2018" in page.text
    assert [text in paper for text in (point.text for point in POINTS)] == [True] * 3


@pytest.mark.fact("S004-26")
def test_a_catalogue_that_a_local_group_wished_for_is_one_click_from_its_issue(
    cast, at, client, settings, tmp_path
):
    """The local group raises it. The catalogue stands in the structure's register, where every group reads
    it; the local group's own paper is for the local group."""
    settings.MEDIA_ROOT = tmp_path
    sign = {"by": cast.administrator, "now": at("2017-03-05 09:00")}
    relate(cast.other_group, kind=PARENT, other=cast.group, starts_on=date(2017, 1, 1), **sign)
    topic = add_topic(cast.structure, name="Insatser", **sign)
    raised = raise_issue(
        cast.structure,
        title="Kartläggning av insatser",
        home_group=cast.other_group,
        by=cast.stranger,
        topics=[topic],
        now=at("2017-03-01 09:00"),
    )
    let_group_in(raised, group=cast.group, **sign)
    catalogue = add_governing_document(
        cast.structure,
        kind="other",
        title="Insatser i länet",
        valid_from=date(2017, 3, 5),
        file=pdf_file(),
        **sign,
    )
    address = reverse("structure:governing_document", args=[cast.structure.slug, catalogue.pk])
    add_source(raised, title=catalogue.title, address=f"https://example.se{address}", **sign)
    paper = add_document(cast.other_group, file=pdf_file(), title="Våra egna", **sign)
    add_source(raised, title="", document=paper, **sign)

    seen, opened = {}, {}
    for who in ("stranger", "member"):
        found = page_of(client, getattr(cast, who), raised).context["parts"].sources
        seen[who] = [(source.title, source.more) for source in found]
        opened[who] = client.get(address).text.count("underlag.pdf")
    listed = client.get(reverse("issue:list"), {"amne": topic.pk}).context["page"]

    own = ("Våra egna", reverse("groups:document", args=[cast.other_group.slug, paper.pk]))
    shared = ("Insatser i länet", f"https://example.se{address}")
    assert (seen, opened) == (
        {"stranger": [shared, own], "member": [shared]},
        {"stranger": 1, "member": 1},
    )
    assert [(line.title, line.raised_by) for line in listed] == [("Kartläggning av insatser", "Tyra Fjällbo")]
