"""A group's ranked list through the verbs: begun, ordered, argued, decided, and never changed (S001-24)."""

from datetime import date

import pytest
from django.utils.translation import gettext

from issues.actions import (
    Step,
    add_perspective,
    argue,
    begin_ranking,
    decide_ranking,
    discard_ranking,
    let_group_in,
    move_issue,
    move_ranked,
    raise_issue,
    rank_issue,
    screen_issue,
    unrank_issue,
)
from issues.actions.issues import current_stage
from issues.models import IssueEvent, Ranking
from issues.ranking_access import list_on
from issues.tests.test_issues import FITS
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
TITLES = ("Trygg hemgång", "Kompetens", "Tandvård")


def screened(cast, at, title, group=None, when="2017-02-01 09:00"):
    group = group or cast.group
    issue = raise_issue(cast.structure, title=title, home_group=group, by=cast.official, now=at(when))
    screen_issue(issue, group=group, by=cast.official, now=at(when), **FITS)
    return issue


@pytest.fixture
def issues(cast, at):
    return [screened(cast, at, title) for title in TITLES]


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def draft(cast, issues, sign):
    draft = begin_ranking(cast.group, **sign)
    for issue in issues:
        rank_issue(draft, issue=issue, **sign)
    return draft


def order(ranking):
    rows = ranking.places.order_by("place").values_list("place", "issue__title")
    assert [place for place, _title in rows] == list(range(1, len(rows) + 1))
    return [title for _place, title in rows]


def at_place(ranking, place):
    return ranking.places.get(place=place)


@pytest.mark.fact("S001-24")
def test_a_draft_is_ordered_by_steps_places_and_what_is_taken_off(draft, sign):
    third, first = at_place(draft, 3), at_place(draft, 1)

    moved = [
        move_ranked(third, to="up", seen=3, **sign),
        move_ranked(third, to="up", seen=3, **sign),  # a double click
        move_ranked(first, to=3, **sign),
        move_ranked(first, to="down", **sign),
    ]

    assert (moved, order(draft)) == ([True, False, True, False], ["Tandvård", "Kompetens", "Trygg hemgång"])
    unrank_issue(third, **sign)
    unrank_issue(third, **sign)
    assert order(draft) == ["Kompetens", "Trygg hemgång"]
    with pytest.raises(Refused) as refused:
        move_ranked(third, to=1, **sign)
    assert refused.value.code == "gone"


def test_an_issue_is_put_at_a_place_once(draft, issues, cast, at, sign):
    new = screened(cast, at, "Missbruk")

    row, again = (rank_issue(draft, issue=new, place=place, **sign) for place in (2, 1))

    assert (row.pk, row.place) == (again.pk, 2)
    assert order(draft) == ["Trygg hemgång", "Missbruk", "Kompetens", "Tandvård"]


def test_only_what_is_screened_and_the_groups_own_or_shared_has_a_place(draft, cast, at, sign):
    raised = raise_issue(cast.structure, title="Ny", home_group=cast.group, **sign)
    theirs = screened(cast, at, "Bibliotek", group=cast.other_group)
    parked = screened(cast, at, "Vilar")
    step = Step(to="parked", text="Väntar.", parked_until=date(2018, 1, 1))
    move_issue(parked, step=step, **sign)
    codes = []
    for issue in (raised, theirs, parked):
        with pytest.raises(Refused) as refused:
            rank_issue(draft, issue=issue, **sign)
        codes.append(refused.value.code)
    let_group_in(theirs, group=cast.group, **sign)

    rank_issue(draft, issue=theirs, **sign)

    assert codes == ["not_rankable"] * 3
    assert order(draft)[-1] == "Bibliotek"


@pytest.mark.fact("S001-27")
def test_arguments_are_one_for_each_perspective_and_nobody_writes_over_another(draft, cast, sign):
    since = date(2017, 1, 1)
    resident, user = (
        add_perspective(cast.structure, name=name, starts_on=since, **sign).pk
        for name in ("Invånare", "Brukare")
    )
    ranked = at_place(draft, 1)
    argue(
        ranked, texts={resident: " Många berörs. ", user: "Tryggare."}, seen={resident: "", user: ""}, **sign
    )

    with pytest.raises(Refused) as refused:
        argue(ranked, texts={resident: "Annat.", user: "Tryggare."}, seen={resident: "", user: ""}, **sign)
    argue(ranked, texts={user: ""}, seen={user: "Tryggare."}, **sign)

    assert (refused.value.code, refused.value.field) == ("changed", f"perspective_{resident}")
    assert list(ranked.arguments.values_list("perspective", "text")) == [(resident, "Många berörs.")]


def test_a_perspective_of_another_groups_mandate_is_refused(draft, cast, sign):
    since = date(2017, 1, 1)
    other = add_perspective(cast.structure, name="Läsare", starts_on=since, group=cast.other_group, **sign)

    with pytest.raises(Refused) as refused:
        argue(at_place(draft, 1), texts={other.pk: "Läser mer."}, **sign)

    assert refused.value.code == "no_such_perspective"


@pytest.mark.fact("S001-24")
def test_a_decided_list_prioritises_its_own_issues_and_is_told_on_each(draft, issues, cast, at, sign):
    shared = screened(cast, at, "Bibliotek", group=cast.other_group)
    let_group_in(shared, group=cast.group, **sign)
    rank_issue(draft, issue=shared, **sign)

    decided = decide_ranking(draft, on=date(2017, 2, 14), text=" Hälsa först. ", **sign)

    stages = [(row.stage, row.entered_on) for row in map(current_stage, [*issues, shared])]
    assert (decided.decided_on, decided.text) == (date(2017, 2, 14), "Hälsa först.")
    assert stages == [("prioritized", date(2017, 2, 14))] * 3 + [("screened", date(2017, 2, 1))]
    told = IssueEvent.objects.filter(kind="ranked").order_by("pk").values_list("issue", "on", "text")
    group = cast.group.name_on(date(2017, 2, 14))
    assert list(told) == [
        (
            issue.pk,
            date(2017, 2, 14),
            gettext("Place %(place)s of %(count)s for %(group)s")
            % {"place": place, "count": 4, "group": group},
        )
        for place, issue in enumerate([*issues, shared], 1)
    ]


def test_a_decided_list_is_never_changed(draft, cast, at, sign):
    row = at_place(draft, 1)
    new = screened(cast, at, "Sen")
    decide_ranking(draft, on=date(2017, 2, 14), **sign)
    tries = [
        lambda: move_ranked(row, to="down", **sign),
        lambda: unrank_issue(row, **sign),
        lambda: argue(row, texts={}, **sign),
        lambda: rank_issue(draft, issue=new, **sign),
        lambda: decide_ranking(draft, on=date(2017, 2, 15), **sign),
        lambda: discard_ranking(draft, **sign),
    ]
    codes = []
    for attempt in tries:
        with pytest.raises(Refused) as refused:
            attempt()
        codes.append(refused.value.code)

    assert (codes, order(draft)) == (["decided"] * 6, list(TITLES))


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2017, 3, 2), "future"),
        (date(2017, 2, 10), "too_early"),
        (date(2017, 2, 9), "too_early"),
        (date(2017, 2, 12), "before_issue"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_changes_nothing(draft, issues, cast, at, sign, on, code):
    decide_ranking(draft, on=date(2017, 2, 10), **sign)
    late = screened(cast, at, "Sen", when="2017-02-20 09:00")
    following = begin_ranking(cast.group, **sign)
    rank_issue(following, issue=late, **sign)

    with pytest.raises(Refused) as refused:
        decide_ranking(following, on=on, **sign)

    following.refresh_from_db()
    assert (refused.value.code, following.decided_on) == (code, None)
    assert current_stage(late).stage == "screened"


def test_an_empty_list_is_not_decided(cast, sign):
    with pytest.raises(Refused) as refused:
        decide_ranking(begin_ranking(cast.group, **sign), on=date(2017, 2, 14), **sign)

    assert refused.value.code == "empty"


@pytest.mark.fact("S004-13")
def test_the_next_list_begins_with_the_last_without_what_is_finished_and_with_what_it_was_merged_into(
    draft, issues, cast, sign
):
    _home, skills, dental = issues
    perspective = add_perspective(cast.structure, name="Invånare", starts_on=date(2017, 1, 1), **sign)
    argue(at_place(draft, 2), texts={perspective.pk: "Alla behöver den."}, **sign)
    decide_ranking(draft, on=date(2017, 2, 14), **sign)
    into = raise_issue(cast.structure, title="Kompetens i länet", home_group=cast.group, **sign)
    screen_issue(into, group=cast.group, **sign, **FITS)
    move_issue(skills, step=Step(to="merged", text="Samma behov.", merged_into=into), **sign)
    move_issue(dental, step=Step(to="declined", text="Inte vårt."), **sign)

    following, again = (begin_ranking(cast.group, **sign) for _ in range(2))

    assert (following.pk, order(following)) == (again.pk, ["Trygg hemgång", "Kompetens i länet"])
    assert list(at_place(following, 2).arguments.values_list("text", flat=True)) == ["Alla behöver den."]
    discard_ranking(following, **sign)
    assert list(Ranking.objects.values_list("pk", flat=True)) == [draft.pk]


@pytest.mark.fact("S001-27")
def test_the_list_of_a_day_is_the_last_one_decided_by_then(draft, cast, sign):
    decide_ranking(draft, on=date(2017, 2, 14), **sign)
    following = begin_ranking(cast.group, **sign)
    decide_ranking(following, on=date(2017, 2, 20), **sign)
    days = [date(2017, 2, 13), date(2017, 2, 14), date(2017, 2, 19), date(2017, 2, 20)]

    assert [list_on(cast.group, day) for day in days] == [None, draft, draft, following]
