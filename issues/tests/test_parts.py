"""Changing an issue, handing it over, merging several, and what hangs on it, through the verbs."""

from datetime import date

import pytest

from groups.actions import add_document
from groups.models import Organization
from groups.tests.examples import pdf_file
from issues.actions import (
    Step,
    add_open_point,
    add_party,
    add_perspective,
    add_source,
    add_topic,
    arrange_stage,
    change_issue,
    end_perspective,
    hand_over,
    join_party,
    let_group_in,
    let_group_out,
    merge_issues,
    move_issue,
    raise_issue,
    remove_party,
    remove_source,
    remove_topic,
    say_what_is_next,
    settle_point,
)
from issues.actions.issues import current_stage
from issues.edition import edition_of
from issues.issue_access import issues_for, issues_moved_by
from issues.models import Issue, IssueEvent, IssueGroup, IssueParty, StageForum, StageName
from issues.stage_order import stage_facts
from samverkan.lib.refusal import Refused

DAY = date(2017, 3, 1)


@pytest.fixture
def issue(cast, at):
    return raise_issue(
        cast.structure,
        title="Trygg hemgång",
        home_group=cast.group,
        by=cast.member,
        now=at("2017-02-01 09:00"),
    )


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


def told(issue) -> list:
    rows = IssueEvent.objects.filter(issue=issue).order_by("pk")
    return list(rows.values_list("kind", "text"))[1:]


def refused(act, *args, **fields) -> tuple[str, str]:
    with pytest.raises(Refused) as refusal:
        act(*args, **fields)
    return refusal.value.code, refusal.value.field


def test_the_same_question_twice_within_ten_minutes_is_one(cast, at, issue):
    again = {"title": "Trygg hemgång", "home_group": cast.group, "by": cast.member}
    same = raise_issue(cast.structure, now=at("2017-02-01 09:04"), **again)
    later = raise_issue(cast.structure, now=at("2017-02-01 09:15"), **again)

    assert (same.pk, later.pk == issue.pk, Issue.objects.count()) == (issue.pk, False, 2)


@pytest.mark.fact("S001-37", "S004-21")
def test_a_change_is_told_by_what_was_changed_and_nothing_else(cast, issue, sign):
    topic = add_topic(cast.structure, name="Psykiatri", **sign)
    fields = {
        "title": "Trygg hemgång hela vägen",
        "owner": cast.chair,
        "level": "county",
        "nature": "strategic",
    }

    change_issue(issue, seen=edition_of(issue), topics=[topic], **fields, **sign)
    issue.refresh_from_db()
    change_issue(issue, seen=edition_of(issue), topics=[topic], **fields, **sign)

    assert (issue.title, issue.owner_person, issue.level, issue.nature, list(issue.topics.all())) == (
        "Trygg hemgång hela vägen",
        cast.chair,
        "county",
        "strategic",
        [topic],
    )
    assert [kind for kind, _text in told(issue)] == ["changed"]


def test_who_saves_over_another_is_refused_and_changes_nothing(cast, issue, sign):
    seen = edition_of(issue)
    change_issue(issue, seen=seen, title="Den förstas", **sign)

    change_issue(issue, seen=seen, title="Den förstas", **sign)
    assert refused(change_issue, issue, seen=seen, title="Den andras", **sign) == ("changed", "")
    assert (Issue.objects.get().title, len(told(issue))) == ("Den förstas", 1)


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"title": "  "}, ("", "title")),
        ({"title": "X", "circle": "office"}, ("no_reason", "closed_reason")),
        (
            {"title": "X", "circle": "office", "closed_reason": "Ett ärende.", "is_public": True},
            ("closed", "is_public"),
        ),
    ],
)
def test_what_an_issue_cannot_be_is_refused(issue, sign, fields, answer):
    assert refused(change_issue, issue, seen=edition_of(issue), **fields, **sign) == answer


def test_what_has_happened_is_shown_to_the_public_only_when_that_is_chosen(issue, sign):
    change_issue(
        issue, seen=edition_of(issue), title=issue.title, is_public=True, public_text="Kort.", **sign
    )
    before = IssueEvent.objects.filter(is_public=True).count()
    issue.refresh_from_db()
    change_issue(issue, seen=edition_of(issue), title=issue.title, shows_past=True, **sign)

    assert (before, list(IssueEvent.objects.filter(is_public=True).values_list("kind", flat=True))) == (
        0,
        ["raised"],
    )


@pytest.mark.fact("S000-38")
def test_an_issue_without_a_home_gets_one_without_a_reason_and_is_read_there(cast, at, sign):
    homeless = raise_issue(cast.structure, title="Missbruk", by=cast.member, now=at())
    before = issues_moved_by(cast.chair).filter(pk=homeless.pk).exists()

    hand_over(homeless, group=cast.other_group, **sign)

    homeless.refresh_from_db()
    readers = [who for who in ("chair", "stranger", "member") if issues_for(getattr(cast, who)).exists()]
    assert (before, homeless.home_group, readers) == (True, cast.other_group, ["stranger", "member"])


def test_a_group_that_hands_over_says_why_and_still_takes_part(cast, issue, sign):
    move_issue(issue, step=Step(to="declined", text="Inte vårt.", next_forum=cast.other_group), **sign)

    answer = refused(hand_over, issue, group=cast.other_group, **sign)
    hand_over(issue, group=cast.other_group, reason="Rör kulturen.", **sign)

    entry = current_stage(issue)
    assert (answer, entry.stage, entry.move, entry.forum) == (
        ("no_reason", "reason"),
        "raised",
        "reopen",
        cast.other_group,
    )
    assert list(IssueGroup.objects.values_list("group", "part")) == [(cast.group.pk, "takes_part")]


@pytest.mark.fact("S000-23", "S003-15")
def test_a_party_may_join_later_and_is_one_however_often_it_is_added(cast, issue, sign):
    sala = Organization.objects.get(code="1981")
    party = add_party(issue, name="Skolorna i länet", **sign)
    add_party(issue, name="Skolorna i länet", **sign)
    add_party(issue, organization=sala, joined_on=DAY, **sign)
    join_party(party, on=date(2017, 2, 20), **sign)

    rows = IssueParty.objects.values_list("name", "organization", "joined_on")
    assert list(rows) == [("Skolorna i länet", None, date(2017, 2, 20)), ("", sala.pk, DAY)]
    remove_party(party, **sign)
    assert [kind for kind, _text in told(issue)] == ["party"] * 4
    assert refused(remove_party, party, **sign) == ("gone", "")


@pytest.mark.fact("S003-15", "S004-21")
def test_an_open_point_is_settled_with_how_and_once(issue, sign):
    point = add_open_point(issue, text="Hur arbetar tjänstepersonerna ihop?", **sign)
    answers = [
        refused(settle_point, point, answer=" ", **sign),
        refused(settle_point, point, answer="Ja.", on=date(2017, 2, 28), **sign),
        refused(settle_point, point, answer="Ja.", on=date(2017, 3, 2), **sign),
    ]
    settled = settle_point(point, answer="I en arbetsgrupp.", **sign)

    assert answers == [("no_answer", "answer"), ("too_early", "on"), ("future", "on")]
    assert (settled.settled_on, settled.answer) == (DAY, "I en arbetsgrupp.")
    again = settle_point(point, answer="I en arbetsgrupp.", **sign)
    assert (again.pk, refused(settle_point, point, answer="Nej.", **sign)) == (point.pk, ("settled", ""))


def test_a_source_of_a_closed_document_is_told_to_its_circle_only(cast, issue, sign, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    closed = add_document(
        cast.group,
        file=pdf_file("hemlig.pdf"),
        title="Stängt underlag",
        circle="office",
        closed_reason="Ett ärende.",
        **sign,
    )

    source = add_source(issue, title="", document=closed, **sign)
    remove_source(source, **sign)

    circles = IssueEvent.objects.filter(kind="changed").values_list("circle", flat=True)
    assert (source.title, list(circles)) == ("Stängt underlag", ["office", "office"])


def test_a_group_is_let_in_and_out_but_not_while_the_issue_lies_with_it(cast, issue, sign):
    row = let_group_in(issue, group=cast.other_group, **sign)
    read = issues_for(cast.stranger).count()
    say_what_is_next(issue, forum=cast.other_group, **sign)
    cast.stranger._standing_today = None

    answer = refused(let_group_out, row, **sign)
    say_what_is_next(issue, forum=cast.group, **sign)
    let_group_out(row, **sign)

    assert (read, answer, issues_for(cast.stranger).count()) == (1, ("lies_there", ""), 0)
    assert refused(let_group_in, issue, group=cast.group, **sign) == ("home", "group")


@pytest.mark.fact("S004-13")
def test_equal_needs_of_several_groups_become_one_or_none(cast, at, issue, sign):
    theirs = raise_issue(
        cast.structure, title="Samma där", home_group=cast.other_group, by=cast.stranger, now=at()
    )
    nobodys = raise_issue(cast.structure, title="Samma utan hem", by=cast.member, now=at())
    parked = raise_issue(cast.structure, title="Vilande", by=cast.member, now=at())
    move_issue(parked, step=Step(to="parked", text="Sedan.", parked_until=date(2018, 1, 1)), **sign)
    move_issue(theirs, step=Step(to="merged", text="Nej, hit.", merged_into=nobodys), **sign)

    answer = refused(merge_issues, issue, issues=[issue, nobodys, theirs, issue], text=" ", **sign)
    alone = refused(merge_issues, issue, issues=[issue], text="Samma behov.", **sign)
    none = refused(merge_issues, issue, issues=[nobodys, parked], text="Samma behov.", **sign)
    before = current_stage(nobodys).stage
    merge_issues(issue, issues=[issue, nobodys], text="Samma behov i tre grupper.", **sign)

    assert (answer, alone) == (("no_text", "text"), ("too_few", "issues"))
    assert (none, before) == (("not_on_the_way", "issues"), "raised")
    assert current_stage(nobodys).merged_into == issue
    assert list(IssueGroup.objects.filter(issue=issue).values_list("group", "part")) == [
        (cast.other_group.pk, "same_need")
    ]


def test_what_is_next_is_told_once_and_not_of_what_is_finished(cast, issue, sign):
    given = {"waits_for": "siffror", "next_on": date(2017, 4, 4)}
    say_what_is_next(issue, **given, **sign)
    say_what_is_next(issue, **given, **sign)
    past = refused(say_what_is_next, issue, next_on=date(2017, 2, 1), **sign)
    move_issue(issue, step=Step(to="declined", text="Inte vårt."), **sign)

    assert [kind for kind, _text in told(issue)] == ["changed", "moved"]
    assert past == ("past", "next_on")
    assert refused(say_what_is_next, issue, **given, **sign) == ("finished", "")


@pytest.mark.fact("S002-11")
def test_a_structure_names_its_stages_and_says_where_they_belong(cast, sign):
    kinds = ["strategic_forum", "preparatory"]
    arrange_stage(cast.structure, stage="preparation", name="Beredning", days=90, kinds=kinds, **sign)
    facts = stage_facts(cast.structure)["preparation"]
    taken = refused(arrange_stage, cast.structure, stage="dialogue", name="beredning", **sign)
    arrange_stage(cast.structure, stage="preparation", **sign)

    assert (facts.name, facts.days, facts.kinds) == ("Beredning", 90, ("preparatory", "strategic_forum"))
    assert taken == ("taken", "name")
    assert (StageName.objects.count(), StageForum.objects.count()) == (0, 0)


@pytest.mark.fact("S001-27")
def test_perspectives_are_an_open_dated_list_and_topics_stay_while_used(cast, issue, sign):
    relative = add_perspective(cast.structure, name="Anhörig", starts_on=DAY, **sign)
    again = refused(add_perspective, cast.structure, name="anhörig", starts_on=DAY, **sign)
    early = refused(end_perspective, relative, ends_on=date(2017, 2, 28), **sign)
    topic = add_topic(cast.structure, name="Psykiatri", **sign)
    same = add_topic(cast.structure, name="psykiatri", **sign)
    issue.topics.add(topic)

    assert (again, early) == (("there_already", "name"), ("too_early", "ends_on"))
    assert (same.pk, refused(remove_topic, topic, **sign)) == (topic.pk, ("in_use", ""))
