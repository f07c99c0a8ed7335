"""The pages of a ranked list: what each reads, that it is ordered without a script, and what it costs."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from groups.models import Person
from groups.prints import name_in_storage
from issues.actions import (
    add_perspective,
    add_topic,
    argue,
    begin_ranking,
    decide_ranking,
    raise_issue,
    rank_issue,
    screen_issue,
)
from issues.models import RankedIssue
from issues.ranking_facts import PlaceOnList, ranking_facts
from issues.ranking_paper import ranking_document, ranking_pdf
from issues.tests.test_issues import FITS
from tests.clients import logged_in

pytestmark = pytest.mark.django_db
OLD, NEW = date(2017, 2, 14), date(2018, 2, 13)


def page(person, name, *args, **query):
    return logged_in(person).get(reverse(f"ranking:{name}", args=args), query)


@pytest.fixture
def screened(cast, at):
    def make(title, when="2017-02-01 09:00", **more):
        sign = {"by": cast.official, "now": at(when)}
        issue = raise_issue(cast.structure, title=title, home_group=cast.group, **sign, **more)
        screen_issue(issue, group=cast.group, **sign, **FITS)
        return issue

    return make


@pytest.fixture
def lists(cast, at, screened):
    """2017: Hemgång, Hemlig (closed). 2018: Tandvård, Hemgång. And a draft."""
    sign = {"by": cast.official, "now": at("2017-03-01 12:00")}
    issues = {name: screened(name) for name in ("Hemgång", "Tandvård")}
    issues["Hemlig"] = screened("Hemlig upphandling", circle="office", closed_reason="Upphandling")
    resident = add_perspective(cast.structure, name="Invånare", starts_on=date(2017, 1, 1), **sign)
    first = begin_ranking(cast.group, **sign)
    row = rank_issue(first, issue=issues["Hemgång"], **sign)
    argue(row, texts={resident.pk: "Många berörs."}, **sign)
    secret = rank_issue(first, issue=issues["Hemlig"], **sign)
    argue(secret, texts={resident.pk: "Hemligt skäl."}, **sign)
    first = decide_ranking(first, on=OLD, **sign)
    sign["now"] = at("2018-03-01 12:00")
    second = begin_ranking(cast.group, **sign)
    rank_issue(second, issue=issues["Tandvård"], place=1, **sign)
    second.places.get(issue=issues["Hemlig"]).delete()
    second = decide_ranking(second, on=NEW, **sign)
    return issues, first, second, begin_ranking(cast.group, **sign)


@pytest.mark.fact("S001-24", "S001-27")
def test_the_list_now_and_as_of_a_day_and_a_closed_issue_has_only_its_place(cast, lists):
    shown = {}
    for role in ("member", "official"):
        answer = page(getattr(cast, role), "group", cast.group.slug, dag="2017-06-01")
        shown[role] = [(line.place, line.title, line.issue is None) for line in answer.context["lines"]]
        assert ("Hemlig" in answer.content.decode()) == (role == "official")
    now = page(cast.member, "group", cast.group.slug)

    assert shown["member"][0] == shown["official"][0] == (1, "Hemgång", False)
    assert shown["official"][1] == (2, "Hemlig upphandling", False)
    assert (shown["member"][1][0], shown["member"][1][2]) == (2, True)
    assert [line.title for line in now.context["lines"]] == ["Tandvård", "Hemgång"]
    assert page(cast.member, "group", cast.group.slug, dag="2016-01-01").context["ranking"] is None


@pytest.mark.fact("S001-27")
def test_two_lists_are_compared_whichever_is_asked_for_first(cast, lists):
    _issues, first, second, _draft = lists

    told = [
        [(row.line.place, row.kind, row.arguments) for row in answer.context["rows"]]
        for answer in (
            page(cast.member, "compare", cast.group.slug),
            page(cast.member, "compare", cast.group.slug, fran=second.pk, till=first.pk),
        )
    ]

    same = (("Invånare", "Många berörs.", "Många berörs."),)
    assert told[0] == told[1] == [(1, "new", ()), (2, "down", same), (2, "gone", ())]


def test_the_file_holds_what_the_reader_reads(cast, lists):
    files = {
        role: page(getattr(cast, role), "csv", cast.group.slug, dag="2017-06-01").content.decode("utf-8-sig")
        for role in ("member", "official")
    }

    rows = {role: [line.split(";") for line in text.splitlines()] for role, text in files.items()}
    assert [row[0] for row in rows["member"][1:]] == ["1", "2"]
    assert (rows["member"][0][-1], rows["member"][1][-1]) == ("Invånare", "Många berörs.")
    assert {role: "Hemlig" in text for role, text in files.items()} == {"member": False, "official": True}


def test_the_draft_is_ordered_without_a_script_and_the_part_equals_a_fresh_page(cast, lists):
    issues, _first, _second, draft = lists
    client, build = logged_in(cast.secretary), reverse("ranking:build", args=[cast.group.slug])
    last = draft.places.get(place=2)
    move = reverse("ranking:move", args=[last.pk])

    plain = client.post(move, {"direction": "up", "seen": 2})
    part = client.post(move, {"place": 2, "seen": 1}, headers={"HX-Request": "true"}).content.decode()

    assert plain.url == f"{build}#item-{last.pk}"
    fresh = client.get(build)
    assert [line.title for line in fresh.context["lines"]] == ["Tandvård", "Hemgång"]
    start, end = '<div id="ranked-list" data-ordered="places">', "</ol></div>"
    listed = [
        _tokenless(text[text.index(start) : text.index(end)]) for text in (part, fresh.content.decode())
    ]
    assert listed[0] == listed[1]
    added = client.post(build, {"issue": issues["Hemlig"].pk})
    assert added.url == f"{build}#item-{draft.places.get(place=3).pk}"


def _tokenless(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def test_what_was_typed_is_kept_when_somebody_else_has_written(cast, lists):
    _issues, _first, _second, draft = lists
    row = draft.places.get(issue__title="Tandvård")
    key = cast.structure.perspectives.get().pk
    address = reverse("ranking:argue", args=[row.pk])
    logged_in(cast.secretary).post(address, {f"perspective_{key}": "Först.", f"seen_{key}": ""})
    client, mine = logged_in(cast.chair), {f"perspective_{key}": "Mitt.", f"seen_{key}": ""}

    answer = client.post(address, mine)
    again = client.post(address, mine | {f"seen_{key}": answer.context["form"][f"seen_{key}"].value()})

    assert (answer.status_code, answer.context["form"][f"perspective_{key}"].value()) == (422, "Mitt.")
    assert (again.status_code, row.arguments.get().text) == (302, "Mitt.")


def test_who_does_not_read_an_issue_moves_it_but_argues_nothing(cast, lists, at):
    issues, _first, _second, draft = lists
    row = rank_issue(draft, issue=issues["Hemlig"], by=cast.official, now=at("2018-03-01 12:00"))

    answers = [
        logged_in(cast.chair).get(reverse("ranking:argue", args=[row.pk])),
        logged_in(cast.chair).post(reverse("ranking:move", args=[row.pk]), {"direction": "up"}, follow=True),
    ]

    assert [answer.status_code for answer in answers] == [403, 200]
    assert "Hemlig" not in answers[1].content.decode()
    assert RankedIssue.objects.get(pk=row.pk).place == 2


@pytest.mark.parametrize(("name", "queries"), [("group", 9), ("build", 9), ("list", 9)])
def test_a_page_costs_the_same_for_one_and_for_thirty(
    cast, lists, screened, at, name, queries, django_assert_num_queries
):
    _issues, _first, _second, draft = lists
    sign = {"by": cast.official, "now": at("2018-04-01 12:00")}
    client = logged_in(Person.objects.get(pk=cast.secretary.pk))
    address = reverse(f"ranking:{name}", args=[] if name == "list" else [cast.group.slug])
    with django_assert_num_queries(queries):
        client.get(address)
    for number in range(30):
        rank_issue(draft, issue=screened(f"Fråga {number}"), **sign)
    if name != "build":
        decide_ranking(draft, on=date(2018, 3, 20), **sign)
        begin_ranking(cast.group, **sign)

    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.fact("S000-15", "S004-13")
def test_the_same_topic_on_two_groups_lists_stands_beside_each_other(cast, at):
    sign = {"by": cast.administrator, "now": at()}
    topic = add_topic(cast.structure, name="Psykisk hälsa", **sign)
    for group, title in ((cast.group, "Äldres psykiska hälsa"), (cast.other_group, "Unga som mår dåligt")):
        issue = raise_issue(cast.structure, title=title, home_group=group, topics=[topic], **sign)
        screen_issue(issue, group=group, **sign, **FITS)
        ranking = begin_ranking(group, **sign)
        rank_issue(ranking, issue=issue, **sign)
        decide_ranking(ranking, on=at().date(), **sign)

    told = {
        role: [
            (one.topic, [line.title for _group, line in one.places])
            for one in page(getattr(cast, role), "list").context["topics"]
        ]
        for role in ("administrator", "member")
    }

    assert told == {
        "administrator": [("Psykisk hälsa", ["Unga som mår dåligt", "Äldres psykiska hälsa"])],
        "member": [],
    }


def test_an_issue_tells_its_places_to_those_who_read_the_group(cast, lists, django_assert_num_queries):
    issue, first, second = lists[0]["Hemgång"], lists[1], lists[2]
    reader = Person.objects.get(pk=cast.member.pk)
    with django_assert_num_queries(2):  # the reader's roles, and the places
        found = ranking_facts(issue, reader, NEW)

    name, slug = cast.group.name_on(NEW), cast.group.slug
    assert found.places == (
        PlaceOnList(name, slug, second.pk, NEW, 2, 2, -1),
        PlaceOnList(name, slug, first.pk, OLD, 1, 2),
    )
    assert ranking_facts(issue, cast.stranger, NEW).places == ()
    assert ranking_facts(issue, reader, OLD - timedelta(days=1)).places == ()


def test_the_paper_holds_what_all_read_and_is_served_once_made(cast, lists, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    _issues, first, _second, draft = lists
    document = ranking_document(first)
    client, address = logged_in(cast.member), reverse("ranking:paper", args=[first.pk])

    asked = client.get(address)
    (tmp_path / "prints").mkdir()
    content = ranking_pdf(document)
    (tmp_path / name_in_storage(document)).write_bytes(content)
    served = client.get(address)

    assert [(place.place, place.number != "") for place in document.places] == [(1, True), (2, False)]
    assert (asked.status_code, served["Content-Type"], served.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )
    assert client.get(reverse("ranking:paper", args=[draft.pk])).status_code == 404
