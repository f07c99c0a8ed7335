"""Seed 004's economy: what the local groups ask for together, through the verbs and on the pages (acceptance
test 8)."""

from decimal import Decimal as D

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from plans.actions import explain_gap, submit_funding_request
from plans.models import FundingLine, FundingRequest
from plans.sums import gap, total
from plans.tests.asking import APPROVED, asked, forum_above, local_group
from samverkan.lib.spoken import day_plain

pytestmark = pytest.mark.django_db
NBSP = "\N{NO-BREAK SPACE}"
# Three groups whose parts add up to the printed sums: 21,35 posts, 7 380 000 and 5 250 000 kronor, in all
# 14 410 000.
NORTH = {"posts": "7, 35", "extra": "2 380 000", "coordinators": "1 750 000", "stated": "4 130 000"}
EAST = {"posts": "8", "extra": "3 000 000 kr", "coordinators": "2.000.000", "stated": "6780000"}
SOUTH = {"posts": "6", "extra": "2 000 000", "coordinators": "1 500 000", "stated": "3 500 000,00"}


@pytest.fixture
def written(cast, at):
    """The three requests typed on the pages as people write numbers, and handed in; (forum, its official)."""
    forum, official = forum_above(cast, at)
    client = Client()
    client.force_login(cast.administrator)
    for name, given in (("Norra gruppen", NORTH), ("Östra gruppen", EAST), ("Södra gruppen", SOUTH)):
        group = local_group(cast, at, name, forum)
        head = {"year": "2017", "title": "Medel för 2017", "stated_total": given["stated"]}
        page = client.post(reverse("funding:begin", args=[group.slug]), head).url
        request = FundingRequest.objects.get(applicant=group)
        assert page == reverse("funding:request", args=[request.pk])
        lines = [
            {"category": "Tjänster", "posts": given["posts"]},
            {"category": "Tilläggsresurser", "kronor": given["extra"], "expected": "Fler möten"},
            {"category": "Samverkanskoordinatorer", "kronor": given["coordinators"]},
        ]
        for line in lines:
            assert client.post(reverse("funding:add_line", args=[request.pk]), line).status_code == 302
        client.post(reverse("funding:submit", args=[request.pk]), APPROVED)
    return forum, official


def seen_by(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.fact("S004-16", "S004-17", "S004-19")
def test_the_sums_of_the_paper_and_the_gap_that_nobody_explains(written):
    lines, requests = FundingLine.objects.all(), FundingRequest.objects.all()
    stated = total(requests.values_list("stated_total", flat=True)).value
    computed = total(lines.values_list("kronor", flat=True)).value
    found = gap(stated, computed)

    assert total(lines.values_list("posts", flat=True)).value == D("21.35")
    assert (found.stated, found.computed, found.difference, found.share) == (
        D(14_410_000),
        D(12_630_000),
        D(1_780_000),
        D("12.4"),
    )


@pytest.mark.fact("S004-17")
def test_the_year_shows_both_sums_the_gap_and_each_note(written, cast, at):
    forum, official = written
    east = FundingRequest.objects.get(applicant__names__name="Östra gruppen")
    explain_gap(east, note="Överhuvudkostnader ligger utanför raderna.", by=official, now=timezone.now())

    response = seen_by(official).get(reverse("funding:year", args=[forum.slug, 2017]))
    facts, page = response.context["facts"], response.content.decode()

    assert (facts.kronor.stated, facts.kronor.computed, facts.kronor.difference, facts.posts.stated) == (
        f"14{NBSP}410{NBSP}000{NBSP}kr",
        f"12{NBSP}630{NBSP}000{NBSP}kr",
        f"1{NBSP}780{NBSP}000{NBSP}kr (12,4{NBSP}%)",
        "21,35",
    )
    assert [(line.group, bool(line.kronor.difference)) for line in facts.lines] == [
        ("Norra gruppen", False),
        ("Södra gruppen", False),
        ("Östra gruppen", True),
    ]
    assert facts.silent == ["Samverkansgrupp äldre"]
    assert [row[:3] for row in facts.categories] == [
        ("Samverkanskoordinatorer", "", f"5{NBSP}250{NBSP}000{NBSP}kr"),
        ("Tilläggsresurser", "", f"7{NBSP}380{NBSP}000{NBSP}kr"),
        ("Tjänster", "21,35", ""),
    ]
    assert page.count("Överhuvudkostnader ligger utanför raderna.") == 1


@pytest.mark.fact("S004-17")
def test_the_file_holds_every_line_and_leaves_the_unknown_empty(written):
    forum, official = written
    text = seen_by(official).get(reverse("funding:csv", args=[forum.slug, 2017])).content.decode("utf-8-sig")
    rows = [line.split(";") for line in text.splitlines()]

    assert [len(rows), rows[1][3:6], rows[2][3:6]] == [
        10,
        ["Tjänster", "7,35", ""],
        ["Tilläggsresurser", "", "2380000,00"],
    ]


@pytest.mark.fact("S004-18")
def test_granted_line_by_line_and_followed_up(written):
    _forum, official = written
    east = FundingRequest.objects.get(applicant__names__name="Östra gruppen")
    client, address = seen_by(official), reverse("funding:request", args=[east.pk])
    client.post(reverse("funding:take_up", args=[east.pk]))
    grant = reverse("funding:grant", args=[east.pk])
    posts, extra, coordinators = east.lines.all()
    today = timezone.localdate()
    given = {
        f"posts_{posts.pk}": "4",
        f"line_{extra.pk}": "1 500 000",
        f"line_{coordinators.pk}": "0",
        "on": today.isoformat(),
    }
    unanswered = client.post(grant, given | {f"line_{extra.pk}": ""})
    granted = client.post(grant, given)
    shown = client.get(address)

    assert (unanswered.status_code, granted.url) == (422, address)
    assert list(unanswered.context["form"].errors) == [f"line_{extra.pk}"]
    facts = shown.context["facts"]
    assert [facts.line.granted_posts, facts.line.granted_kronor] == ["4", f"1{NBSP}500{NBSP}000{NBSP}kr"]
    assert facts.line.state == pgettext("funding request", "Granted in part")
    # I-FUN2 and I-FUN4: looked over, and nothing is stopped.
    assert [one.code for one in facts.warned] == ["gap", "no_report_day"]
    day = today.replace(year=today.year + 1, day=1)
    client.post(reverse("funding:report_day", args=[east.pk]), {"report_by": day.isoformat()})
    page = client.get(address)
    assert [one.code for one in page.context["facts"].warned] == ["gap"]
    assert day_plain(day) in page.content.decode()


@pytest.mark.fact("S004-16")
def test_a_number_that_cannot_be_read_is_kept_and_explained(cast, at):
    forum_above(cast, at)
    request = asked(cast.group, cast.official, at)
    client = seen_by(cast.official)

    answer = client.post(
        reverse("funding:add_line", args=[request.pk]), {"category": "Tillägg", "kronor": "7,38 mnkr"}
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["kronor"])
    assert "7,38 mnkr" in answer.content.decode()


@pytest.mark.fact("S004-15")
def test_the_group_above_reads_what_is_handed_in_and_no_draft(cast, at):
    _forum, official = forum_above(cast, at, cast.group, cast.other_group)
    draft = asked(cast.group, cast.official, at, title="Utkast")
    handed_in = asked(cast.group, cast.official, at, title="Inlämnad")
    submit_funding_request(handed_in, by=cast.official, now=at(), **APPROVED)
    theirs = asked(cast.other_group, cast.other_secretary, at, title="Hemlig")
    pages = {}
    for role, person in (("forum", official), ("member", cast.member), ("stranger", cast.stranger)):
        client = seen_by(person)
        pages[role] = [
            client.get(reverse("funding:request", args=[one.pk])).status_code
            for one in (draft, handed_in, theirs)
        ]
        titles = sorted(line.title for line in client.get(reverse("funding:list")).context["lines"])
        pages[role].append(titles)

    assert pages == {
        "forum": [404, 200, 404, ["Inlämnad"]],
        "member": [200, 200, 404, ["Inlämnad", "Utkast"]],
        "stranger": [404, 404, 200, ["Hemlig"]],
    }
    # Each side takes its own steps: the local group does not grant itself anything.
    posts = [
        seen_by(cast.official).post(reverse("funding:take_up", args=[handed_in.pk])).status_code,
        seen_by(official).post(reverse("funding:withdraw", args=[handed_in.pk])).status_code,
        seen_by(official).post(reverse("funding:take_up", args=[handed_in.pk])).status_code,
    ]
    assert posts == [403, 403, 302]


def test_the_pages_cost_the_same_for_one_and_for_thirty(cast, at, django_assert_num_queries):
    forum, official = forum_above(cast, at)
    client = seen_by(official)
    year = reverse("funding:year", args=[forum.slug, 2018])

    def made(number):
        request = asked(cast.group, cast.official, at, title=f"Medel {number}")
        submit_funding_request(request, by=cast.official, now=at(), **APPROVED)
        return request

    first = made(0)
    one = reverse("funding:request", args=[first.pk])
    pages = {reverse("funding:list"): 7, year: 7, one: 6}
    for times in (1, 29):
        for address, queries in pages.items():
            # Session, person, roles; then the page's own.
            with django_assert_num_queries(queries):
                client.get(address)
        if times == 1:
            for number in range(1, 30):
                made(number)
                FundingLine.objects.create(request=first, category="Mer", kronor=1, position=number + 1)
