"""A public issue as everybody sees it: what has happened and been decided, and no word more."""

import re
from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from groups.models import Board
from issues.actions import Step, move_issue, raise_issue, say_what_is_next, screen_issue, tell
from issues.models import (
    DecisionMaterial,
    DecisionPath,
    Issue,
    IssueEvent,
    MaterialVersion,
    OrganizationDecision,
    Position,
)
from meetings.actions import create_meeting
from meetings.models import EventAt

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P71")]
FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}


@pytest.fixture
def issue(cast, at):
    """Public from its first day, with something to leak in every text and name."""
    made = raise_issue(
        cast.structure,
        title="Trygg hemgång",
        description="Hemlig beskrivning",
        home_group=cast.group,
        by=cast.member,
        now=at("2017-03-01 09:00"),
    )
    Issue.objects.filter(pk=made.pk).update(is_public=True, public_text="Alla ska komma hem.")
    IssueEvent.objects.update(is_public=True)
    made.refresh_from_db()
    sign = {"by": cast.secretary, "now": at("2017-03-03 09:00")}
    screen_issue(made, group=cast.group, reason="Hemligt skäl", **sign, **FITS)
    sign["now"] = at("2017-03-03 10:00")
    move_issue(made, step=Step(to="dialogue", text="Hemligt varför"), **sign)
    say_what_is_next(made, waits_for="Hemlig siffra", by=cast.chair, now=at("2017-03-04 09:00"))
    tell(made, "viewpoint", text="Hemlig synpunkt", **sign)
    return made


@pytest.fixture
def decided(cast, at, issue):
    """Köping has approved with a change, two boards of Sala are asked; a position stands, one is annulled."""
    now = at("2017-04-01 09:00")
    made = {"made_at": now, "made_by": cast.secretary}
    positions = [
        Position.objects.create(
            issue=issue, group=cast.group, taken_on=day, text=text, exception_reason="Hemligt", **made
        )
        for day, text in ((date(2017, 3, 20), "Hemlig hållning"), (date(2017, 4, 1), "Vi vill ha trygghet."))
    ]
    Position.objects.filter(pk=positions[0].pk).update(annulled_on=now.date(), annulled_reason="Hemligt fel")
    tell(issue, "position", now=now, by=cast.chair, text="Hemlig text")
    material = DecisionMaterial.objects.create(issue=issue, title="Hemligt underlag")
    version = MaterialVersion.objects.create(material=material, number=1, text="Hemligt", created_at=now)
    path = DecisionPath.objects.create(version=version, label="A", title="Hemlig väg")
    MaterialVersion.objects.filter(pk=version.pk).update(issued_at=now, sha256="0" * 64)
    asked = {"path": path, "due_on": now.date(), "asked_at": now, "answered_name": "Hemliga Hildur"}
    koping, sala = (cast.seats[name].organization for name in ("Köping", "Sala"))
    OrganizationDecision.objects.create(
        organization=koping,
        state="approved_with_change",
        decided_on=date(2017, 4, 5),
        text="Hemlig ändring",
        **asked,
    )
    for name in ("Vård- och omsorgsnämnden", "Skolnämnden"):
        board = Board.objects.create(organization=sala, name=name)
        OrganizationDecision.objects.create(organization=sala, board=board, **asked)
    tell(issue, "decision", now=now, by=None, text="Hemlig ändring", organization=koping)
    return issue


def page_of(issue):
    return Client().get(reverse("public:issue", args=[issue.pk]))


def test_everybody_reads_what_has_happened_and_been_decided(decided):
    context = page_of(decided).context

    assert [(event.kind, event.text) for event in context["events"]] == [
        ("Väckt", ""),
        ("Prövad", ""),
        ("Dialog", ""),
        ("Ställningstagande", "Vi vill ha trygghet."),
        ("Beslut i en organisation", "Köpings kommun"),
    ]
    assert [(row.organization, row.board, row.word, row.decided_on) for row in context["decisions"]] == [
        ("Köpings kommun", "", "Godkänt med ändring", date(2017, 4, 5)),
        ("Sala kommun", "Vård- och omsorgsnämnden", "", None),
        ("Sala kommun", "Skolnämnden", "", None),
    ]


def test_to_be_ranked_and_to_come_to_that_stage_is_one_line(cast, at, issue):
    later = {"by": cast.chair, "now": at("2017-03-20 09:00")}
    tell(issue, "ranked", **later)
    tell(issue, "ranked", **later)
    IssueEvent.objects.update(is_public=True)

    kinds = [event.kind for event in page_of(issue).context["events"]]

    assert kinds == ["Väckt", "Prövad", "Dialog", "Prioriterad"]


def test_no_name_and_no_word_of_the_groups_own_is_there(cast, decided):
    page = page_of(decided).content.decode()
    names = [getattr(cast, who).name for who in ("member", "secretary", "chair", "official")]

    assert ([word for word in ("Hemlig", "hemlig", *names) if word in page], "Trygg hemgång" in page) == (
        [],
        True,
    )


@pytest.mark.parametrize(
    "closed",
    [
        {"is_public": False},
        {"is_public": False, "circle": "presidency", "closed_reason": "Upphandling"},
    ],
)
def test_what_is_not_public_is_not_there(cast, issue, closed):
    address = reverse("public:issues", args=[cast.structure.slug])
    before = (page_of(issue).status_code, list(Client().get(address).context["issues"]))
    Issue.objects.filter(pk=issue.pk).update(**closed)

    after = (page_of(issue).status_code, list(Client().get(address).context["issues"]))

    assert (before, after) == ((200, [issue]), (404, []))


def test_an_issue_of_a_group_nobody_knows_of_is_not_there(cast, issue):
    type(cast.group).objects.filter(pk=cast.group.pk).update(state="proposed")

    assert page_of(issue).status_code == 404


@pytest.mark.parametrize("circle", ["serving", "presidency"])
def test_a_line_of_a_closed_item_is_not_told(at, cast, issue, circle):
    before = len(page_of(issue).context["events"])
    tell(issue, "ranked", now=at(), by=cast.chair, circle=circle, text="Hemlig plats")

    assert len(page_of(issue).context["events"]) == before


def test_notes_that_are_not_published_are_not_told_of(at, cast, issue):
    """Even where the line itself is marked public: the group shows nothing of its meetings."""
    sign = {"by": cast.secretary, "now": at("2017-03-05 09:00")}
    meeting = create_meeting(cast.group, date=date(2017, 3, 14), start=time(9), **sign)
    event = tell(issue, "notes", text="Hemligt beslut", is_public=True, **sign)
    EventAt.objects.create(event=event, meeting=meeting)

    page = page_of(issue)

    assert [event.kind for event in page.context["events"]] == ["Väckt", "Prövad", "Dialog"]
    assert "Hemligt beslut" not in page.content.decode()


def test_many_who_decide_on_one_day_are_one_line_with_their_names(cast, at, issue):
    for name in ("Köping", "Sala", "Region 1", "Sala"):
        decided = {"organization": cast.seats[name].organization, "on": date(2017, 4, 5), "text": "Hemligt"}
        tell(issue, "decision", by=None, now=at("2017-04-06 09:00"), is_public=True, **decided)

    *_before, line = page_of(issue).context["events"]

    names = "3 organisationer: Köpings kommun, Sala kommun och Region Västmanland"
    assert (line.day, line.kind, line.text) == (date(2017, 4, 5), "Organisationernas beslut", names)


def test_the_page_asks_the_database_as_often_for_one_decision_as_for_thirty(
    cast, decided, django_assert_num_queries
):
    def asked():
        with django_assert_num_queries(4):
            page_of(decided)

    asked()
    path, sala = DecisionPath.objects.get(), cast.seats["Sala"].organization
    for number in range(30):
        board = Board.objects.create(organization=sala, name=f"Nämnd {number}")
        OrganizationDecision.objects.create(
            path=path, organization=sala, board=board, due_on=date(2017, 5, 1), asked_at=decided.created_at
        )
    asked()


def test_the_feeds_tell_what_the_pages_tell_and_no_more(cast, at, decided, django_assert_num_queries):
    sign = {"by": cast.secretary, "now": at("2017-03-01 09:00")}
    hidden = raise_issue(cast.structure, title="Hemlig fråga", home_group=cast.group, **sign)
    IssueEvent.objects.filter(issue=hidden).update(is_public=True)
    one, every = (
        reverse("public:issue_feed", args=[decided.pk]),
        reverse("public:issues_feed", args=[cast.structure.slug]),
    )

    with django_assert_num_queries(3):
        answer = Client().get(one)
    feeds = [answer.content.decode(), Client().get(every).content.decode()]

    page = [event.kind for event in page_of(decided).context["events"]]
    for feed in feeds:
        titles = re.findall(r"<item><title>Trygg hemgång: ([^<]*)</title>", feed)
        guids = set(re.findall(r"<guid[^>]*>([^<]*)</guid>", feed))
        assert (titles, len(guids), "emlig" in feed) == (page[::-1], len(titles), False)
    assert f'href="{one}"' in page_of(decided).content.decode()
    Issue.objects.filter(pk=decided.pk).update(is_public=False)
    assert [Client().get(one).status_code, Client().get(every).content.decode().count("<item>")] == [404, 0]
