"""The list of issues and the process view: each reads what is theirs, in as many queries for one as for
thirty."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import find_or_create_person
from issues.actions import Step, add_party, add_perspective, move_issue, raise_issue, screen_issue
from issues.models import Issue, StageEntry, StageName, Topic
from issues.stage_time import StageTime
from samverkan.pages.issue_lines import COLUMNS, line_of, places_for, stages_of
from samverkan.pages.issue_process import time_chart
from samverkan.pages.start import start_of
from samverkan.tests.sala import contact_of

pytestmark = pytest.mark.django_db
FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
ADDRESSES = ("issue:list", "issue:csv", "issue:process", "issue:homeless")


def raised(cast, now, title, group=None, **more):
    return raise_issue(cast.structure, title=title, home_group=group, by=None, now=now,
                       raised_by_name="Nämnden", **more)  # fmt: skip


@pytest.fixture
def issues(cast, at):
    """{title: issue}: on its way, without a home, closed to all but the office, and another group's."""
    sign = {"by": cast.secretary, "now": at("2017-03-02 09:00")}
    now = at("2017-03-01 09:00")
    found = [
        raised(cast, now, "Hemgång", cast.group),
        raised(cast, now, "Missbruk"),
        raised(cast, now, "Upphandling", cast.group, circle="office", closed_reason="Sekretess"),
        raised(cast, now, "Idrott", cast.other_group),
    ]
    screen_issue(found[0], group=cast.group, **sign, **FITS)
    return {issue.title: issue for issue in found}


def seen_by(client, person, name="issue:list", **query):
    client.force_login(person)
    page = client.get(reverse(name), query).context["page"]
    return [line.title for line in page.object_list]


@pytest.mark.fact("S002-11")
def test_each_finds_the_issues_of_their_groups(cast, client, issues):
    seen = {who: sorted(seen_by(client, getattr(cast, who))) for who in cast.PAGES}

    assert seen == {
        "chair": ["Hemgång", "Missbruk"],
        "member": ["Hemgång"],
        "substitute": ["Hemgång"],
        "stranger": ["Idrott"],
        "secretary": ["Hemgång", "Missbruk", "Upphandling"],
        "official": ["Hemgång", "Missbruk", "Upphandling"],
    }


def test_no_word_of_what_one_may_not_read_is_on_any_page(cast, client, issues):
    client.force_login(cast.member)

    pages = "".join(client.get(reverse(name)).content.decode() for name in ADDRESSES)

    assert [word for word in ("Upphandling", "Idrott", "Missbruk", "Sekretess") if word in pages] == []


@pytest.mark.fact("S000-25", "S000-38")
def test_questions_without_a_home_are_a_list_of_their_own(cast, at, client, issues):
    raise_issue(cast.structure, title="Min egen", by=cast.member, now=at("2017-03-05 09:00"))

    seen = {who: seen_by(client, getattr(cast, who), "issue:homeless") for who in cast.PAGES}

    assert seen == {
        "chair": ["Missbruk", "Min egen"],
        "member": ["Min egen"],
        "substitute": [],
        "stranger": [],
        "secretary": ["Missbruk", "Min egen"],
        "official": ["Missbruk", "Min egen"],
    }


@pytest.fixture
def narrowed(cast, at, issues):
    """What each way to narrow the list finds: one issue, the other of the same group never."""
    sign = {"by": cast.secretary, "now": at("2017-03-02 10:00")}
    issue = issues["Hemgång"]
    topic = Topic.objects.create(structure=cast.structure, name="Äldre")
    issue.topics.add(topic)
    perspectives = [
        add_perspective(cast.structure, name=name, starts_on=date(2017, 1, 1), **sign)
        for name in ("Hela barnet", "Folkhälsa", "Förebyggande och hälsofrämjande")
    ]
    issue.perspectives.add(*perspectives)
    add_party(issue, organization=cast.seats["Sala"].organization, **sign)
    Issue.objects.filter(pk=issue.pk).update(owner_person=cast.member)
    StageName.objects.create(structure=cast.structure, stage="screened", name="Prövad här", days=10)
    raised(cast, timezone.now(), "Nyss väckt", cast.group)
    return {
        "q": f"{issue.year}:{issue.number} hem",
        "agare": cast.member.pk,
        "organisation": cast.seats["Sala"].organization_id,
        "amne": topic.pk,
        "perspektiv": perspectives[2].pk,
        "steg": "screened",
        "alder": 365,
        "sena": 1,
    }


NARROWED = ("q", "agare", "organisation", "amne", "perspektiv", "steg", "alder", "sena")


@pytest.mark.fact("S000-15", "S000-22", "S001-41", "S003-04")
@pytest.mark.parametrize("what", NARROWED)
def test_the_list_is_narrowed(cast, client, narrowed, what):
    asked = {what: narrowed[what]}

    assert (seen_by(client, cast.chair, **asked, grupp=cast.group.slug), seen_by(client, cast.chair)[-1]) == (
        ["Hemgång"],
        "Nyss väckt",
    )
    choices = client.get(reverse("issue:list")).context["choices"]
    assert ([name for _pk, name in choices.topics], [name for _pk, name in choices.perspectives]) == (
        ["Äldre"],
        ["Folkhälsa", "Förebyggande och hälsofrämjande", "Hela barnet"],
    )


@pytest.mark.parametrize(
    "wrong",
    [{"agare": "x"}, {"steg": "nej"}, {"alder": "7"}, {"amne": "9" * 40}, {"page": "x"}, {"q": "%_'"}],
)
def test_what_cannot_be_read_in_the_address_breaks_nothing(cast, client, issues, wrong):
    client.force_login(cast.secretary)

    assert [client.get(reverse(name), wrong).status_code for name in ADDRESSES] == [200] * 4


def test_a_group_that_is_not_mine_is_not_there(cast, client, issues):
    client.force_login(cast.member)

    assert client.get(reverse("issue:list"), {"grupp": cast.other_group.slug}).status_code == 404


@pytest.mark.parametrize("days", [10, 11])
def test_too_long_is_the_same_in_the_database_as_on_the_page(cast, issues, days):
    today = date(2017, 3, 2) + timedelta(days=days)
    StageName.objects.create(structure=cast.structure, stage="screened", name="Prövad", days=10)
    stages = stages_of(cast.chair)
    places = places_for(cast.chair, today)

    late = [line_of(row, stages, cast.chair, today).title for row in places.filter(stages.late(today))]

    lines = [line_of(row, stages, cast.chair, today) for row in places]
    expected = ["Hemgång"] * (days > 10)
    assert (late, [line.title for line in lines if line.is_late]) == (expected, expected)


def test_the_file_for_excel_holds_what_the_list_does(cast, client, issues):
    client.force_login(cast.member)

    text = client.get(reverse("issue:csv")).content.decode("utf-8-sig")

    assert [line.split(";")[1] for line in text.splitlines()[1:]] == ["Hemgång"]


@pytest.mark.fact("S002-11", "P23", "N06")
@pytest.mark.parametrize("view", ["", "tabell"])
def test_the_process_view_has_a_column_for_each_stage_in_the_structures_words(cast, at, client, issues, view):
    StageName.objects.create(structure=cast.structure, stage="screened", name="Prövad här")
    move_issue(
        issues["Missbruk"], step=Step(to="parked", text="Vänta", parked_until=date(2117, 1, 1)),
        by=cast.secretary, now=at("2017-04-01 09:00"),
    )  # fmt: skip
    client.force_login(cast.chair)

    page = client.get(reverse("issue:process"), {"visa": view})

    columns = {column.stage: [card.title for card in column.cards] for column in page.context["columns"]}
    shown = {stage: cards for stage, cards in columns.items() if cards}
    names = [name for name, _time in page.context["times"]]
    assert ([*columns], shown) == ([*COLUMNS], {"screened": ["Hemgång"], "parked": ["Missbruk"]})
    assert (page.text.count("Prövad här") > 1, names[1]) == (True, "Prövad här")


def test_only_who_moves_an_issue_is_offered_to(cast, client, issues):
    offered, address = {}, reverse("stages:move", args=[issues["Hemgång"].pk])
    for who in cast.PAGES:
        client.force_login(getattr(cast, who))
        offered[who] = address in client.get(reverse("issue:process")).text

    assert [who for who, is_offered in offered.items() if is_offered] == ["chair", "secretary", "official"]


LITERAL = [("issue:list", 10), ("issue:process", 10), ("issue:homeless", 6)]


@pytest.mark.parametrize(("name", "queries"), LITERAL)
def test_as_many_queries_for_one_as_for_thirty(
    cast, at, client, issues, name, queries, django_assert_num_queries
):
    client.force_login(cast.secretary)
    with django_assert_num_queries(queries):
        client.get(reverse(name))
    for number in range(30):
        raised(cast, at(), f"Fråga {number}", cast.group if number % 2 else None)
    with django_assert_num_queries(queries):
        client.get(reverse(name))


@pytest.mark.fact("S000-25")
def test_whoever_may_raise_a_question_finds_issues_in_the_menu(cast, at, client):
    """An organisation's contact too, who has no group; not who has nothing here at all."""
    nobody = find_or_create_person(name="Ingrid Lund", email="ingrid@example.se", by=None, now=at())
    people = {name: getattr(cast, name) for name in ("member", "stranger", "administrator")}
    found = {}
    for who, person in (people | {"contact": contact_of(cast, at).person, "nobody": nobody}).items():
        client.force_login(person)
        page = client.get(reverse("issue:list"))
        labels = [word.label for word in page.context["navigation"]]
        found[who] = (page.status_code, labels.count("Frågor"), page.context["may_raise"])

    assert found == dict.fromkeys([*people, "contact"], (200, 1, True)) | {"nobody": (200, 0, False)}


@pytest.mark.fact("S002-11")
def test_my_issue_whose_day_has_come_waits_for_me(cast, issues):
    now = timezone.now()
    for title, owner in (("Hemgång", cast.member), ("Missbruk", cast.member), ("Upphandling", cast.chair)):
        Issue.objects.filter(title=title).update(owner_person=owner)
    today = timezone.localdate(now)
    places = StageEntry.objects.filter(left_on=None)
    places.filter(issue__title="Hemgång").update(next_on=today)
    places.filter(issue__title="Missbruk").update(next_on=today + timedelta(days=1))
    places.filter(issue__title="Upphandling").update(next_on=date(2017, 4, 1))

    waiting = {who: [(duty.what, duty.is_late) for duty in start_of(getattr(cast, who), now).duties]
               for who in ("member", "chair", "secretary")}  # fmt: skip

    # The chair owns what only the office reads.
    assert waiting == {"member": [("Hemgång", False)], "chair": [], "secretary": []}


def test_a_stage_where_all_have_stood_equally_long_says_one_number():
    times = [StageTime("raised", 2, 1, 10, 75), StageTime("dialogue", 1, 1, 75, 75)]

    drawing = str(time_chart(times, {"raised": "Väckt", "dialogue": "Dialog"}).drawing)

    assert re.findall(r">([^<]*dagar)<", drawing) == ["10–75 dagar", "75 dagar"]
