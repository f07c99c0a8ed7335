"""The pages of raising, screening, moving and changing an issue: what was typed is never lost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from groups.actions import add_contact, find_or_create_person
from groups.models import Group, Organization, Structure
from issues.actions import (
    Step,
    add_perspective,
    arrange_stage,
    move_issue,
    raise_issue,
    screen_issue,
)
from issues.actions.issues import current_stage
from issues.edition import edition_of
from issues.models import Issue, IssueParty, Level, OpenPoint, Screening
from issues.tests.test_issues import FITS
from tests.clients import logged_in

pytestmark = pytest.mark.django_db
TITLE = "Trygg hemgång"


@pytest.fixture
def issue(cast, at):
    return raise_issue(cast.structure, title=TITLE, home_group=cast.group, by=cast.member, now=at())


@pytest.mark.fact("S000-25", "S000-38")
def test_whoever_has_a_part_raises_a_question_and_comes_to_its_page(cast):
    sala = Organization.objects.get(code="1981")
    contact = find_or_create_person(
        name="Ylva Rosenlund", email="ylva@example.se", by=None, now=timezone.now()
    )
    add_contact(sala, person=contact, starts_on=date(2017, 1, 1), by=cast.administrator, now=timezone.now())
    given = {"title": "Missbruk och beroende", "description": "Ingen tar hela frågan."}
    raisers = [cast.member, cast.substitute, cast.official, cast.chair, cast.secretary, contact]

    answers = [logged_in(person).post(reverse("stages:raise"), given) for person in raisers]

    issues = Issue.objects.order_by("pk")
    assert [answer.url for answer in answers] == [reverse("issue:page", args=[one.pk]) for one in issues]
    assert [(one.raised_by, one.home_group) for one in issues] == [(person, None) for person in raisers]


def test_a_double_post_raises_one_question(cast):
    client, given = logged_in(cast.member), {"title": TITLE, "home_group": cast.group.pk}

    first, again = (client.post(reverse("stages:raise"), given) for _ in range(2))

    assert (first.url, Issue.objects.count()) == (again.url, 1)


def test_the_group_that_asked_is_filled_in_and_a_refusal_keeps_what_was_typed(cast):
    client, address = logged_in(cast.member), reverse("stages:raise")
    asked = client.get(address, {"grupp": "aldre"})

    answer = client.post(address, {"title": " ", "description": "Lång text", "home_group": cast.group.pk})

    assert asked.context["form"]["home_group"].value() == cast.group.pk
    assert (answer.status_code, answer.context["form"]["description"].value()) == (422, "Lång text")
    assert Issue.objects.count() == 0


def test_a_member_raises_for_the_own_organisation_and_the_office_for_any(cast):
    offered = {}
    for role in ("member", "official"):
        form = logged_in(getattr(cast, role)).get(reverse("stages:raise")).context["form"]
        offered[role] = [str(name) for pk, name in form.fields["organization"].choices if pk]

    assert offered["member"] == ["Sala kommun"]
    assert len(offered["official"]) == Organization.objects.filter(county_code="19").count()


SCREENED = {"has_common_interest": "yes", "needs_cooperation": "yes", "is_intermunicipal": "yes"}


@pytest.mark.fact("S002-27", "S001-26")
def test_the_rules_are_told_before_and_the_purely_municipal_is_turned_away_where_they_say_so(cast, issue):
    client, address = logged_in(cast.official), reverse("stages:screen", args=[issue.pk])
    tried = {**SCREENED, "group": cast.group.pk}
    open_rules = client.post(address, {**tried, "look": "1"}).context["verdict"]
    cast.group.settings.update(accepts_intermunicipal_issues=False)

    told = client.post(address, {**tried, "look": "1"})
    silent = client.post(address, {**tried, "fits": "yes"})
    turned = client.post(
        address,
        {**tried, "fits": "no", "reason": "Rör bara kommunerna.", "other_forum": "Kommunchefsnätverket"},
    )

    assert (open_rules["fits"], told.context["verdict"]["against"], told.status_code) == (
        True,
        {"intermunicipal": True},
        200,
    )
    assert (silent.status_code, silent.context["form"]["is_intermunicipal"].value()) == (422, "yes")
    entry = current_stage(issue)
    assert (turned.status_code, entry.stage, entry.text, entry.other_forum) == (
        302,
        "declined",
        "Rör bara kommunerna.",
        "Kommunchefsnätverket",
    )


@pytest.mark.fact("S002-27")
def test_where_the_rules_take_it_the_purely_municipal_is_let_in(cast, issue):
    given = {**SCREENED, "group": cast.group.pk, "fits": "yes", "concerns_public_health": "on"}

    answer = logged_in(cast.chair).post(reverse("stages:screen", args=[issue.pk]), given)

    row = Screening.objects.get()
    assert (answer.status_code, current_stage(issue).stage) == (302, "screened")
    assert (row.concerns_public_health, row.is_exception, row.by) == (True, False, cast.chair)


def test_a_look_by_htmx_answers_with_what_the_whole_page_shows(cast, issue):
    client, address = logged_in(cast.official), reverse("stages:screen", args=[issue.pk])
    posted = {**SCREENED, "needs_cooperation": "no", "group": cast.group.pk, "look": "1"}

    part = client.post(address, posted, headers={"HX-Request": "true"}).content.decode().strip()
    whole = client.post(address, posted).content.decode()

    assert part.startswith('<div id="verdict"')
    assert whole.count(part) == 1
    assert Screening.objects.count() == 0


def test_an_issue_without_a_home_is_screened_by_who_leads_some_group_for_that_group_only(cast, at):
    homeless = raise_issue(cast.structure, title="Utan hem", by=cast.member, now=at())

    response = logged_in(cast.other_secretary).get(reverse("stages:screen", args=[homeless.pk]))

    groups = response.context["form"].fields["group"].rows.values()
    assert [group.slug for group in groups] == ["kultur-idrott"]


def test_the_move_page_says_what_each_stage_lacks_and_leads_to_what_mends_it(cast, issue):
    response = logged_in(cast.chair).get(reverse("stages:move", args=[issue.pk]))

    markup = response.content.decode()
    found = {move.to: (move.kind, move.is_forbidden) for move in response.context["moves"]}
    assert found["screened"] == ("forward", True)
    assert {to for to, (kind, forbidden) in found.items() if not forbidden} == {
        "declined",
        "parked",
        "merged",
    }
    assert markup.count(reverse("stages:screen", args=[issue.pk])) == 10
    assert "?till=screened" not in markup


def test_a_refused_move_keeps_what_was_typed_and_the_form_asks_only_what_the_stage_needs(cast, issue, at):
    screen_issue(issue, group=cast.group, by=cast.official, now=at(), **FITS)
    client, address = logged_in(cast.chair), reverse("stages:move", args=[issue.pk])
    given = {"to": "parked", "text": "Väntar på utredningen.", "on": "2017-03-02", "parked_until": "1/3/2017"}

    refused = client.post(address, given)
    moved = client.post(address, given | {"parked_until": "2099-01-01"})

    form = refused.context["form"]
    assert (refused.status_code, list(form.errors), list(form.fields)) == (
        422,
        ["parked_until"],
        ["parked_until", "text", "on", "waits_for"],
    )
    assert form["text"].value() == "Väntar på utredningen."
    assert (moved.status_code, current_stage(issue).parked_until) == (302, date(2099, 1, 1))


@pytest.mark.fact("S002-11")
def test_where_a_stage_belongs_to_a_kind_of_group_those_stand_first(cast, issue, at):
    screen_issue(issue, group=cast.group, by=cast.official, now=at(), **FITS)
    Group.objects.filter(pk=cast.other_group.pk).update(state="active", kind="strategic_forum")
    sign = {"by": cast.official, "now": at()}
    arrange_stage(cast.structure, stage="dialogue", kinds=["strategic_forum"], **sign)

    form = (
        logged_in(cast.chair)
        .get(reverse("stages:move", args=[issue.pk]), {"till": "dialogue"})
        .context["form"]
    )

    groups = [group.slug for group in form.fields["forum"].rows.values()]
    assert (groups, form["forum"].value()) == (["kultur-idrott", "aldre"], cast.group.pk)


def test_an_issue_is_found_among_many_by_words_or_number(cast, issue, at):
    for title in ("Missbruk", "Psykisk hälsa"):
        one = raise_issue(cast.structure, title=title, home_group=cast.group, by=cast.member, now=at())
    # What has been turned away and taken up again is open.
    for step in (Step(to="declined", text="Nej."), Step(to="raised", text="Jo.")):
        move_issue(one, step=step, by=cast.official, now=at())
    raise_issue(cast.structure, title="Hemlig psyk", home_group=cast.other_group, by=cast.stranger, now=at())
    client, address = logged_in(cast.official), reverse("stages:move", args=[issue.pk])
    found = {}
    for words in ("", "psyk", "2017:2", "finns inte"):
        form = client.get(address, {"till": "merged", "sok": words}).context["form"]
        found[words] = sorted(str(row) for row in form.fields["merged_into"].rows.values())

    assert found == {
        "": ["Missbruk (2017:2)", "Psykisk hälsa (2017:3)"],
        "psyk": ["Psykisk hälsa (2017:3)"],
        "2017:2": ["Missbruk (2017:2)"],
        "finns inte": [],
    }


def posted_change(issue, **fields) -> dict:
    return {"seen": edition_of(issue), "title": issue.title, "circle": "group"} | fields


def test_the_second_of_two_who_change_is_shown_both_and_loses_nothing(cast, issue):
    address = reverse("stages:change", args=[issue.pk])
    given = posted_change(issue, title="Den andras", description="Min text")
    logged_in(cast.chair).post(address, posted_change(issue, title="Den förstas", level="county"))
    client = logged_in(cast.official)

    refused = client.post(address, given)
    form = refused.context["form"]
    saved = client.post(address, {name: form[name].value() or "" for name in given})

    issue.refresh_from_db()
    assert refused.status_code == 422
    assert [row[1:] for row in refused.context["both"]] == [
        ("Den förstas", "Den andras"),
        ("", "Min text"),
        (str(Level.COUNTY.label), str(form.fields["level"].choices[0][1])),
    ]
    assert (saved.status_code, issue.title, issue.description) == (302, "Den andras", "Min text")


def test_the_parts_of_an_issue_are_added_settled_and_taken_away(cast, issue):
    Group.objects.filter(pk=cast.other_group.pk).update(state="active")
    client, address = logged_in(cast.official), reverse("stages:parts", args=[issue.pk])
    given = [
        {"add": "party", "party-name": "Skolorna"},
        {"add": "group", "group-group": cast.other_group.pk, "group-part": "same_need"},
        {"add": "point", "point-text": "Vem håller i det?"},
        {"add": "source", "source-title": "Lagen", "source-address": "www.riksdagen.se"},
    ]
    added = [client.post(address, one).status_code for one in given]
    wrong = client.post(address, {"add": "point", "point-text": ""})
    point, party = issue.open_points.get(), issue.parties.get()

    client.post(
        reverse("stages:point_settle", args=[issue.pk, point.pk]),
        {"answer": "Tjänstepersonerna.", "on": timezone.localdate().isoformat()},
    )
    client.post(reverse("stages:party_remove", args=[issue.pk, party.pk]))

    assert (added, wrong.status_code, wrong.context["asked"]) == ([302] * 4, 422, "point")
    assert [issue.open_points.get().answer, issue.parties.count(), issue.sources.get().address] == [
        "Tjänstepersonerna.",
        0,
        "https://www.riksdagen.se",
    ]


def test_a_part_of_another_issue_is_not_there(cast, issue, at):
    other = raise_issue(cast.structure, title="Annan", home_group=cast.group, by=cast.member, now=at())
    point = other.open_points.create(text="Öppet", raised_on=date(2017, 3, 1))

    answer = logged_in(cast.official).get(reverse("stages:point_settle", args=[issue.pk, point.pk]))

    assert answer.status_code == 404


def test_several_issues_are_merged_on_one_page(cast, issue, at):
    other = raise_issue(cast.structure, title="Samma", home_group=cast.group, by=cast.member, now=at())
    client = logged_in(cast.official)
    given = {"issues": [issue.pk, other.pk], "into": issue.pk}

    refused = client.post(reverse("stages:merge"), given)
    merged = client.post(reverse("stages:merge"), given | {"text": "Samma behov."})

    assert (refused.status_code, sorted(refused.context["form"].errors)) == (422, ["text"])
    assert (merged.url, current_stage(other).merged_into) == (reverse("issue:page", args=[issue.pk]), issue)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_merge_page_asks_as_often_for_one_issue_as_for_thirty(cast, at, rows):
    for number in range(rows):
        raise_issue(cast.structure, title=f"Nr {number}", home_group=cast.group, by=cast.member, now=at())
    client = logged_in(cast.official)

    with CaptureQueriesContext(connection) as captured:
        response = client.get(reverse("stages:merge"))

    assert (len(response.context["rows"]), len(captured)) == (rows, 5)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_parts_page_asks_as_often_for_one_party_as_for_thirty(cast, issue, rows):
    places = Organization.objects.filter(county_code="19")[: max(1, rows // 3)]
    IssueParty.objects.bulk_create(IssueParty(issue=issue, organization=place) for place in places)
    named = range(rows - len(places))
    IssueParty.objects.bulk_create(IssueParty(issue=issue, name=f"Part {number}") for number in named)
    OpenPoint.objects.bulk_create(
        OpenPoint(issue=issue, text=f"Öppet {number}", raised_on=date(2017, 3, 1)) for number in range(rows)
    )
    client = logged_in(cast.official)

    with CaptureQueriesContext(connection) as captured:
        response = client.get(reverse("stages:parts", args=[issue.pk]))

    assert (len(response.context["points"]), len(captured)) == (rows, 13)


def test_who_has_two_structures_chooses_one_first(cast):
    other = Structure.objects.create(name="Samverkan i Värmland", slug="varmland", county_code="17")
    client, address = logged_in(cast.administrator), reverse("stages:raise")

    first = client.get(address)
    then = client.get(address, {"structure": other.pk})
    client.post(address, {"structure": other.pk, "title": "Tågen"})

    names = [name for _pk, name in first.context["form"].fields["structure"].choices[1:]]
    assert names == ["Samverkan i Värmland", "Samverkan i Västmanland"]
    assert (then.context["structure"], Issue.objects.get().structure) == (other, other)


def test_who_gives_an_issue_away_and_reads_it_no_more_comes_to_the_start(cast, at):
    Group.objects.filter(pk=cast.other_group.pk).update(state="active")
    homeless = raise_issue(cast.structure, title="Utan hem", by=cast.substitute, now=at())
    client, address = logged_in(cast.chair), reverse("stages:home", args=[homeless.pk])

    given = client.post(address, {"group": cast.other_group.pk})

    assert (given.url, client.get(address).status_code) == (reverse("start"), 404)


@pytest.mark.fact("S001-27")
def test_a_perspective_of_one_mandate_is_the_own_offices(cast, at):
    sign = {"by": cast.administrator, "now": at()}
    theirs = add_perspective(
        cast.structure, name="Publiken", group=cast.other_group, starts_on=date(2017, 1, 1), **sign
    )
    address = reverse("stages:perspective_end", args=[cast.structure.slug, theirs.pk])
    given = {"ends_on": "2017-12-31"}

    answers = [
        logged_in(person).post(address, given).status_code for person in (cast.official, cast.other_secretary)
    ]

    theirs.refresh_from_db()
    assert (answers, theirs.ends_on) == ([403, 302], date(2017, 12, 31))


def test_the_order_of_the_issues_is_written_on_its_pages(cast):
    client, slug = logged_in(cast.official), cast.structure.slug
    stage = {"name": "Beredning", "days": "90", "kinds": ["preparatory"]}

    client.post(reverse("stages:stage", args=[slug, "preparation"]), stage)
    taken = client.post(reverse("stages:stage", args=[slug, "dialogue"]), {"name": "Beredning"})
    client.post(reverse("stages:topic_new", args=[slug]), {"name": "Psykiatri"})
    client.post(
        reverse("stages:perspective_new", args=[slug]), {"name": "Anhörig", "starts_on": "2017-01-01"}
    )

    shown = client.get(reverse("stages:order", args=[slug])).context
    facts = {key: found for key, found, *_rest in shown["stages"]}["preparation"]
    assert (facts.name, facts.days, facts.kinds) == ("Beredning", 90, ("preparatory",))
    assert (taken.status_code, list(taken.context["form"].errors)) == (422, ["name"])
    assert [[str(row) for row in shown[name]] for name in ("topics", "perspectives")] == [
        ["Psykiatri"],
        ["Anhörig"],
    ]
