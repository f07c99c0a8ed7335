"""Raising a question, screening it and moving it, through the verbs."""

from datetime import date

import pytest

from issues.actions import Step, move_issue, raise_issue, say_what_is_next, screen_issue
from issues.actions.issues import current_stage
from issues.models import Issue, IssueEvent, Screening, StageEntry
from samverkan.lib.refusal import Refused

FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}


@pytest.fixture
def issue(cast, at):
    return raise_issue(
        cast.structure,
        title="Trygg hemgång",
        home_group=cast.group,
        by=cast.member,
        now=at("2017-03-01 09:00"),
    )


def way(issue):
    return list(StageEntry.objects.filter(issue=issue).values_list("stage", "move", "text"))


@pytest.mark.fact("S000-25", "S000-38")
def test_a_question_may_be_raised_without_a_home(cast, at):
    issue = raise_issue(cast.structure, title=" Missbruk och beroende ", by=cast.member, now=at())

    assert (issue.title, issue.home_group, issue.year, issue.number) == (
        "Missbruk och beroende",
        None,
        2017,
        1,
    )
    assert way(issue) == [("raised", "start", "")]
    assert list(IssueEvent.objects.values_list("kind", "on", "by")) == [
        ("raised", date(2017, 3, 1), cast.member.pk)
    ]


def test_questions_are_numbered_through_the_year_of_the_structure(cast, at):
    for title in ("En", "Två"):
        raise_issue(cast.structure, title=title, by=cast.member, now=at("2017-12-31 23:59"))
    raise_issue(cast.structure, title="Tre", by=cast.member, now=at("2018-01-01 00:01"))

    assert list(Issue.objects.order_by("pk").values_list("year", "number")) == [
        (2017, 1),
        (2017, 2),
        (2018, 1),
    ]


@pytest.mark.parametrize(
    ("more", "code"), [({"title": "  "}, ""), ({"title": "Ny", "raised_on": date(2017, 3, 2)}, "future")]
)
def test_a_question_without_words_or_from_the_future_is_refused(cast, at, more, code):
    with pytest.raises(Refused) as refused:
        raise_issue(cast.structure, by=cast.member, now=at(), **more)

    assert (refused.value.code, Issue.objects.count()) == (code, 0)


@pytest.mark.fact("S001-26")
def test_a_question_that_fits_goes_on_to_screened_in_its_home(cast, at):
    issue = raise_issue(cast.structure, title="Missbruk", by=cast.member, now=at())

    screening = screen_issue(issue, group=cast.group, by=cast.official, now=at(), **FITS)

    issue.refresh_from_db()
    assert (issue.home_group, screening.is_exception) == (cast.group, False)
    assert way(issue) == [("raised", "start", ""), ("screened", "forward", "")]


@pytest.mark.fact("S002-27")
def test_a_purely_inter_municipal_question_is_turned_away_with_a_reason(cast, at, issue):
    settings = cast.group.settings.get()
    settings.accepts_intermunicipal_issues = False
    settings.save()
    tried = {**FITS, "is_intermunicipal": True}

    with pytest.raises(Refused) as refused:
        screen_issue(issue, group=cast.group, by=cast.official, now=at(), **tried)
    reason = "Rör bara kommunerna."
    screen_issue(
        issue,
        group=cast.group,
        by=cast.official,
        now=at(),
        **{**tried, "fits": False},
        reason=reason,
        other_forum="Kommunchefsnätverket",
    )

    assert (refused.value.code, Screening.objects.get().is_exception) == ("no_reason", False)
    entry = current_stage(issue)
    assert (entry.stage, entry.text, entry.other_forum) == ("declined", reason, "Kommunchefsnätverket")


def test_a_screening_that_is_sent_twice_is_one(cast, at, issue):
    for _ in range(2):
        screen_issue(issue, group=cast.group, by=cast.official, now=at(), **FITS)
    screen_issue(issue, group=cast.group, by=cast.official, now=at("2017-03-01 12:11"), **FITS)

    assert Screening.objects.count() == 2


def test_a_question_that_was_turned_away_may_be_screened_again(cast, at, issue):
    screen_issue(
        issue, group=cast.group, by=cast.official, now=at(), **{**FITS, "fits": False}, reason="Inte vårt."
    )

    screen_issue(issue, group=cast.group, by=cast.official, now=at(), **FITS, reason="Nytt läge.")

    assert [stage for stage, *_ in way(issue)] == ["raised", "declined", "screened"]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (Step(to="position"), "no_text"),
        (Step(to="screened"), "not_screened"),
        (Step(to="preparation", text="Brådskar."), "not_screened"),
        (Step(to="declined"), "no_text"),
        (Step(to="parked", text="Väntar."), "no_until"),
        (Step(to="parked", text="Väntar.", parked_until=date(2017, 3, 1)), "no_until"),
        (Step(to="merged", text="Samma fråga."), "no_target"),
        (Step(to="declined", text="Nej.", on=date(2017, 3, 2)), "future"),
        (Step(to="declined", text="Nej.", on=date(2017, 2, 28)), "too_early"),
    ],
)
def test_a_move_that_may_not_be_is_refused_and_changes_nothing(cast, at, issue, step, code):
    with pytest.raises(Refused) as refused:
        move_issue(issue, step=step, by=cast.official, now=at())

    assert (refused.value.code, way(issue)) == (code, [("raised", "start", "")])


def test_the_same_move_twice_is_one(cast, at, issue):
    step = Step(to="parked", text="Väntar på utredningen.", parked_until=date(2017, 9, 1))

    first = move_issue(issue, step=step, by=cast.official, now=at())
    again = move_issue(issue, step=step, by=cast.official, now=at())

    assert (first.pk, StageEntry.objects.filter(issue=issue).count()) == (again.pk, 2)


def test_back_says_why_and_every_stage_keeps_who_and_when(cast, at, issue):
    screen_issue(issue, group=cast.group, by=cast.official, now=at(), **FITS)
    move_issue(
        issue,
        step=Step(to="preparation", text="Behöver ingen plats."),
        by=cast.chair,
        now=at("2017-03-02 10:00"),
    )
    move_issue(
        issue,
        step=Step(to="screened", text="Återremiss: bättre underlag."),
        by=cast.chair,
        now=at("2017-03-03 10:00"),
    )

    assert way(issue)[1:] == [
        ("screened", "forward", ""),
        ("preparation", "skip", "Behöver ingen plats."),
        ("screened", "back", "Återremiss: bättre underlag."),
    ]
    kept = StageEntry.objects.filter(issue=issue).values_list("by", "entered_on", "left_on")
    assert list(kept)[2] == (cast.chair.pk, date(2017, 3, 2), date(2017, 3, 3))


@pytest.mark.fact("S002-11")
def test_who_waits_for_whom_and_what_comes_next_is_said(cast, at, issue):
    say_what_is_next(
        issue,
        by=cast.secretary,
        now=at(),
        waits_for="siffror från två kommuner",
        next_forum=cast.other_group,
        next_on=date(2017, 4, 4),
    )

    entry = current_stage(issue)
    assert (entry.waits_for, entry.next_forum, entry.next_on) == (
        "siffror från två kommuner",
        cast.other_group,
        date(2017, 4, 4),
    )
