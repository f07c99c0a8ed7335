"""What the search finds of issues, for whom, and for how long."""

import pytest

from groups.models import Person, SearchEntry, SearchOrigin
from groups.search.finding import Asked, find
from groups.search.refreshing import rebuild, refresh_search
from issues.actions import (
    Step,
    arrange_stage,
    change_issue,
    let_group_in,
    move_issue,
    raise_issue,
    say_what_is_next,
    screen_issue,
)
from issues.edition import edition_of
from issues.models import Issue
from issues.tests.test_issues import FITS

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P62")]
OFFICE = {"secretary", "official", "administrator"}
INSIDE = OFFICE | {"chair", "vice_chair", "member", "substitute"}
WHO = sorted(INSIDE | {"stranger", "other_secretary"})
CLOSED = {"circle": "presidency", "closed_reason": "Upphandling"}


def hits(person: Person, words: str) -> list[tuple[str, str]]:
    """(title, group) of what a fresh login of the person finds, with the counts of the filters."""
    found = find(Person.objects.get(pk=person.pk), Asked(words))
    titles = [("".join(piece.text for piece in hit.title), hit.group) for hit in found.hits]
    assert found.count == len(titles) == sum(choice.count for choice in found.kinds)
    return titles


def who_finds(cast, words: str) -> set[str]:
    return {who for who in WHO if hits(getattr(cast, who), words)}


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def issue(cast, sign):
    text = "Många skrivs ut utan vårdplan."
    return raise_issue(cast.structure, title="Trygg hemgång", description=text, home_group=cast.group, **sign)


def test_title_number_description_and_place_are_found_by_those_who_read_it(cast, at, issue):
    rebuild(at())

    words = ("hemgången", "2017:1", "vårdplaner", "väckt")
    assert {word: who_finds(cast, word) for word in words} == dict.fromkeys(words, INSIDE)
    assert hits(cast.member, "hemgång") == [("Trygg hemgång (2017:1)", "Samverkansgrupp äldre")]
    found = find(cast.member, Asked("hemgång")).hits[0]
    assert (found.kind, found.address) == ("Fråga", f"/fragor/{issue.pk}/")


def test_a_closed_issue_is_found_by_its_circle_and_one_without_a_home_by_the_office(cast, at, sign):
    closed = raise_issue(cast.structure, title="Avtalet med Laxen", home_group=cast.group, **CLOSED, **sign)
    raise_issue(cast.structure, title="Gäddans fråga", by=cast.stranger, now=sign["now"])
    rebuild(at())

    assert who_finds(cast, "laxen") == who_finds(cast, "avtalet") == OFFICE | {"chair", "vice_chair"}
    assert who_finds(cast, "gäddan") == OFFICE | {"chair", "vice_chair", "stranger", "other_secretary"}
    assert hits(cast.secretary, "gäddan") == [("Gäddans fråga (2017:2)", "")]
    let_group_in(closed, group=cast.other_group, **sign)
    assert who_finds(cast, "laxen") == OFFICE | {"chair", "vice_chair"}


def test_who_may_read_it_is_asked_at_every_search_and_not_at_the_next_tick(cast, at, sign, issue):
    rebuild(at())
    let_group_in(issue, group=cast.other_group, **sign)
    let_in = who_finds(cast, "hemgång")

    Issue.objects.filter(pk=issue.pk).update(**CLOSED)

    assert let_in == INSIDE | {"stranger", "other_secretary"}
    assert who_finds(cast, "hemgång") == OFFICE | {"chair", "vice_chair"}


def test_each_verb_that_changes_what_is_found_makes_the_entry_anew(cast, at, sign, issue):
    """And those that do not leave it, as others' issues."""
    raise_issue(cast.structure, title="Orörd", home_group=cast.group, **sign)
    rebuild(at())
    screened = {"group": cast.group, **FITS, **sign}
    acts = [
        lambda: screen_issue(issue, **screened),
        lambda: move_issue(issue, step=Step(to="prioritized"), **sign),
        lambda: say_what_is_next(issue, forum=cast.other_group, **sign),
        lambda: arrange_stage(cast.structure, stage="prioritized", name="Utvald", **sign),
        lambda: change_issue(issue, seen=edition_of(issue), title="Trygg hemkomst", **sign),
    ]
    words = ("prövad", "prioriterad", "kultur", "utvald", "hemkomst")

    for act, word in zip(acts, words, strict=True):
        others = set(SearchOrigin.objects.exclude(object_id=issue.pk).values_list("pk"))
        assert (word, hits(cast.member, word)) == (word, [])
        act()
        refresh_search(at())
        assert (word, len(hits(cast.member, word))) == (word, 1)
        assert set(SearchOrigin.objects.exclude(object_id=issue.pk).values_list("pk")) == others
    assert SearchEntry.objects.filter(kind="issue").count() == 2
