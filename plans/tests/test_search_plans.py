"""What the search finds of plans and indicators, and for whom."""

from datetime import date

import pytest

from groups.models import Person
from groups.search.finding import Asked, find
from groups.search.refreshing import rebuild, refresh_search
from plans.actions import (
    add_goal,
    adopt_plan,
    begin_plan,
    change_goal,
    change_indicator,
    create_indicator,
    remove_goal,
    revise_plan,
    write_plan,
)
from plans.models import PlanRequest

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P62")]
OFFICE = {"secretary", "official", "administrator"}
INSIDE = OFFICE | {"chair", "vice_chair", "member", "substitute"}
WHO = sorted(INSIDE | {"stranger", "other_secretary"})
DEC = date(2018, 12, 31)


def hits(person: Person, words: str) -> list[tuple[str, str]]:
    """(kind, title) of what a fresh login of the person finds."""
    found = find(Person.objects.get(pk=person.pk), Asked(words))
    assert found.count == len(found.hits) == sum(choice.count for choice in found.kinds)
    return [(str(hit.kind), "".join(piece.text for piece in hit.title)) for hit in found.hits]


def who_finds(cast, words: str) -> set[str]:
    return {who for who in WHO if hits(getattr(cast, who), words)}


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def plan(cast, sign):
    """The group's plan, and words of the other group's that nobody here may find."""
    period = {"starts_on": date(2017, 1, 1), "ends_on": DEC}
    other = begin_plan(cast.other_group, title="Kulturplanen", **period, **sign)
    add_goal(other, title="Laxtrappan öppnas", **sign)
    create_indicator(cast.other_group, name="Laxar per år", starts_on=date(2017, 1, 1), **sign)
    create_indicator(
        cast.group, name="Vårddygn", description="Räknat från besked.", starts_on=date(2017, 1, 1), **sign
    )
    plan = begin_plan(cast.group, title="Verksamhetsplan 2017–2018", **period, **sign)
    add_goal(plan, title="Tryggare hemgång", text="Planen finns före hemgången.", **sign)
    return write_plan(plan, title=plan.title, introduction="Tre mål.", situation="Fler blir äldre.", **sign)


def test_each_is_found_by_the_people_of_its_group(cast, at, plan):
    rebuild(at())

    words = ("verksamhetsplanen", "hemgång", "äldre", "vårddygn", "besked")
    assert {word: who_finds(cast, word) for word in words} == dict.fromkeys(words, INSIDE)
    theirs = {"stranger", "other_secretary", "administrator"}
    foreign = ("laxtrappan", "laxar", "kulturplanen")
    assert {word: who_finds(cast, word) for word in foreign} == dict.fromkeys(foreign, theirs)
    found = find(cast.member, Asked("vårddygn")).hits[0]
    assert found.address == f"/indikatorer/{cast.group.indicators.get().pk}/"
    assert find(cast.member, Asked("hemgång")).hits[0].address == f"/planer/{plan.pk}/"


def test_a_plan_handed_in_is_found_by_the_group_that_asked(cast, at, sign, plan):
    rebuild(at())
    request = PlanRequest.objects.create(
        group=cast.other_group, starts_on=plan.starts_on, ends_on=DEC, due_on=DEC, asked_at=sign["now"]
    )
    before = who_finds(cast, "hemgång")

    request.handed_in.create(plan=plan, at=sign["now"])

    assert (before, who_finds(cast, "hemgång")) == (INSIDE, INSIDE | {"stranger", "other_secretary"})


def test_what_is_changed_taken_away_or_replaced_is_found_as_it_is_now(cast, at, sign, plan):
    goal, indicator = plan.goals.get(), cast.group.indicators.get()
    extra = add_goal(plan, title="Gäddan", **sign)
    rebuild(at())
    changed = {"text": "", "geography": "Västmanland", "responsible": None}
    seen = [hits(cast.member, "gäddan")]

    change_goal(goal, title="Tryggare hemkomst", **changed, **sign)
    remove_goal(extra, **sign)
    change_indicator(indicator, name="Utskrivningsklara", **sign)
    refresh_search(at())
    seen += [hits(cast.member, word) for word in ("gäddan", "hemkomst", "utskrivningsklara")]

    adopt_plan(plan, on=sign["now"].date(), where="Mötet i Sala", **sign)
    adopt_plan(revise_plan(plan, **sign), on=sign["now"].date(), where="Mötet i Sala", **sign)
    refresh_search(at())
    title = [("Plan", "Verksamhetsplan 2017–2018")]
    assert seen == [title, [], title, [("Indikator", "Utskrivningsklara")]]
    assert hits(cast.member, "hemkomst") == title
