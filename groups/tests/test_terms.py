"""Terms, and the verbs that close one and open the next (S000-06, P03, P09)."""

from datetime import date

import pytest

from groups.actions import (
    add_seat_rule,
    add_term,
    appoint,
    change_term,
    end_appointment,
    end_seat_rule,
    end_term_appointments,
    fill_up_seats,
    find_or_create_person,
    finish_term_change,
    make_next_seats,
    mark_step,
    remove_term,
    start_term_change,
    unmark_step,
)
from groups.models import Appointment, Office, Seat, Term, TermChange
from groups.term_change import (
    DONE,
    LEFT,
    NOT_NEEDED,
    PASSED_OVER,
    GroupFacts,
    Mark,
    OpenThing,
    is_last_meeting_of_term,
    last_meeting_of_term,
    left,
    left_words,
    step_states,
)
from groups.term_facts import group_facts
from groups.tests.test_race import at_once, shared
from samverkan.lib.refusal import Refused

__all__ = ["shared"]
LAST, FIRST = date(2018, 12, 31), date(2019, 1, 1)
NEXT = {"name": "2019–2022", "starts_on": FIRST, "ends_on": date(2022, 12, 31)}


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at("2018-12-03 10:00")}


@pytest.fixture
def old(cast):
    return cast.structure.terms.get()


@pytest.fixture
def change(old, sign):
    return start_term_change(old, **NEXT, **sign)


def kinds(facts: GroupFacts) -> list[str]:
    return [state.kind for state in step_states(facts)]


# What is left, as plain values.


@pytest.mark.fact("P09")
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, [DONE, DONE, DONE, DONE]),
        ({"running": 42}, [LEFT, DONE, DONE, DONE]),
        ({"seats_before": 14, "seats": 0}, [DONE, LEFT, LEFT, DONE]),
        ({"seats_before": 14, "seats": 14, "unasked": 1}, [DONE, DONE, LEFT, DONE]),
        ({"lacking": 3, "seats": 11}, [DONE, LEFT, DONE, DONE]),
        ({"open_things": (OpenThing("2 öppna uppgifter"),)}, [DONE, DONE, DONE, LEFT]),
        ({"running": 2, "continues": False, "lacking": 4}, [LEFT, NOT_NEEDED, NOT_NEEDED, DONE]),
        # A mark stands for what is left; what the facts show as done outweighs it.
        (
            {"running": 2, "marks": {"appointments": Mark("De sitter kvar.", True)}},
            [PASSED_OVER, DONE, DONE, DONE],
        ),
        ({"unasked": 2, "marks": {"requests": Mark("Per brev.", False)}}, [DONE, DONE, DONE, DONE]),
        ({"marks": {"seats": Mark("Inga platser.", True)}}, [DONE, DONE, DONE, DONE]),
    ],
)
def test_where_a_group_stands(facts, expected):
    assert kinds(GroupFacts(1, "aldre", "Äldre", **facts)) == expected


def test_the_old_term_is_closed_in_every_group_before_the_new_is_filled():
    young = GroupFacts(1, "unga", "Barn och unga", lacking=14)
    old = GroupFacts(2, "aldre", "Äldre", running=28, lacking=14)

    rows = left([young, old])

    assert [(group.slug, state.step) for group, state in rows] == [
        ("aldre", "appointments"),
        ("unga", "seats"),
        ("aldre", "seats"),
    ]
    assert left_words(rows[:1]) == ["Äldre: 28 löper vidare"]


@pytest.mark.fact("S000-06")
@pytest.mark.parametrize(
    ("days", "last"),
    [
        ([], None),
        ([date(2018, 9, 18), date(2018, 12, 14), date(2019, 2, 5)], date(2018, 12, 14)),
        ([date(2018, 12, 31), date(2015, 1, 1)], date(2018, 12, 31)),
        ([date(2019, 1, 1), date(2014, 12, 31)], None),
    ],
)
def test_the_last_meeting_of_a_term_is_known(days, last):
    term = (date(2015, 1, 1), LAST)
    assert last_meeting_of_term(days, *term) == last
    assert [day for day in days if is_last_meeting_of_term(day, days, *term)] == ([last] if last else [])


# Terms.


@pytest.mark.django_db
@pytest.mark.fact("P03")
def test_a_term_that_shares_days_with_another_is_asked_about(cast, sign):
    board = {"name": "Finsam 2018–2022", "starts_on": date(2018, 4, 1), "ends_on": date(2022, 3, 31)}
    with pytest.raises(Refused) as refused:
        add_term(cast.structure, **board, **sign)

    assert (refused.value.code, refused.value.field) == ("overlap", "starts_on")
    assert "2015–2018, 1 januari 2015 till 31 december 2018" in refused.value.message
    assert add_term(cast.structure, **board, overlaps=True, **sign).name == "Finsam 2018–2022"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "2015–2018"}, "name"),
        ({"name": " "}, "name"),
        ({"ends_on": date(2018, 12, 30)}, "ends_on"),
    ],
)
def test_what_no_term_can_be(cast, sign, fields, field):
    with pytest.raises(Refused) as refused:
        add_term(cast.structure, **{**NEXT, **fields}, **sign)
    assert refused.value.field == field


@pytest.mark.django_db
@pytest.mark.fact("P03")
def test_a_term_in_use_is_not_moved_away_from_its_appointments(cast, old, sign):
    for seat in ("Arboga", "Norberg"):
        person = find_or_create_person(name=f"Ny i {seat}", email=f"{seat}@example.se", **sign)
        appoint(cast.seats[seat], person=person, starts_on=date(2017, 1, 1), term=old, **sign)

    with pytest.raises(Refused) as refused:
        change_term(old, ends_on=date(2018, 6, 30), **sign)

    assert refused.value.message.startswith("2 uppdrag (grupper: 1)")
    assert change_term(old, ends_on=date(2019, 3, 31), **sign).ends_on == date(2019, 3, 31)


@pytest.mark.django_db
def test_terms_of_a_begun_change_stay_in_order(change, old, sign):
    with pytest.raises(Refused) as refused:
        change_term(old, ends_on=date(2019, 1, 31), overlaps=True, **sign)
    assert refused.value.code == "change"


@pytest.mark.django_db
def test_only_an_unused_term_is_taken_away(cast, change, old, sign):
    with pytest.raises(Refused) as refused:
        remove_term(old, **sign)
    mistake = add_term(
        cast.structure, name="2023–2026", starts_on=date(2023, 1, 1), ends_on=date(2026, 12, 31), **sign
    )
    remove_term(mistake, **sign)

    assert refused.value.code == "in_use"
    assert list(Term.objects.values_list("name", flat=True)) == ["2015–2018", "2019–2022"]


# From one term to the next.


@pytest.mark.django_db
@pytest.mark.fact("P09")
def test_a_change_that_has_begun_is_taken_up_again(change, old, cast, at):
    again = start_term_change(old, to_term=change.to_term, by=cast.official, now=at("2018-12-20 09:00"))

    assert (again, again.started_by, TermChange.objects.count()) == (change, cast.secretary, 1)


@pytest.mark.django_db
def test_the_next_term_comes_after(old, sign):
    with pytest.raises(Refused) as refused:
        start_term_change(old, to_term=old, **sign)
    assert (refused.value.code, refused.value.field) == ("not_after", "to_term")


def ends(group) -> dict:
    rows = group.appointments.values_list("person__name", "capacity", "ends_on", "end_reason")
    return {(name, capacity): (ends_on, reason) for name, capacity, ends_on, reason in rows}


@pytest.mark.django_db
@pytest.mark.fact("P09")
def test_ending_a_term_ends_what_outlasts_it_and_nothing_else(cast, change, sign):
    """One had ended, one became member after being substitute, one is appointed for the new term already."""
    resigned, other_term = find_or_create_person(name="Rut Ek", **sign), change.to_term
    left_early = appoint(cast.seats["Arboga"], person=resigned, starts_on=date(2017, 1, 1), **sign)
    end_appointment(left_early, ends_on=date(2017, 9, 30), reason="resigned", **sign)
    substitute = cast.seats["Sala"].appointments.get(capacity="substitute")
    end_appointment(substitute, ends_on=date(2018, 5, 31), reason="replaced", **sign)
    appoint(cast.seats["Arboga"], person=cast.substitute, starts_on=date(2018, 6, 1), **sign)
    coming = appoint(cast.seats["Norberg"], person=resigned, starts_on=FIRST, term=other_term, **sign)

    count = end_term_appointments(change, groups=[cast.group], **sign)

    at_the_end = (LAST, "term_end")
    assert (count, ends(cast.group)) == (
        4,
        {
            (cast.chair.name, "member"): at_the_end,
            (cast.vice_chair.name, "member"): at_the_end,
            (cast.member.name, "member"): at_the_end,
            (cast.substitute.name, "substitute"): (date(2018, 5, 31), "replaced"),
            (cast.substitute.name, "member"): at_the_end,
            ("Rut Ek", "member"): (coming.ends_on, ""),
        },
    )
    assert Appointment.objects.get(pk=left_early.pk).ends_on == date(2017, 9, 30)
    assert set(Office.objects.filter(group=cast.group).values_list("ends_on", flat=True)) == {LAST}
    assert cast.group.roles.filter(ends_on__isnull=True).count() == 2
    assert end_term_appointments(change, groups=[cast.group], **sign) == 0
    assert list(cast.other_group.appointments.values_list("ends_on", flat=True)) == [None]


@pytest.mark.django_db
def test_more_than_was_shown_is_not_ended(cast, change, sign):
    with pytest.raises(Refused) as refused:
        end_term_appointments(change, groups=[cast.group], shown=3, **sign)

    assert refused.value.code == "more"
    assert {ends_on for ends_on, _reason in ends(cast.group).values()} == {None}


@pytest.mark.django_db
def test_roles_end_only_when_that_is_ticked(cast, change, sign):
    end_term_appointments(change, groups=[cast.group], roles=True, **sign)
    assert list(cast.group.roles.values_list("ends_on", flat=True)) == [LAST, LAST]


@pytest.mark.django_db
def test_a_term_may_end_on_29_february(cast, sign, old):
    leap = change_term(old, ends_on=date(2020, 2, 29), **sign)
    change = start_term_change(
        leap, name="2020–2024", starts_on=date(2020, 3, 1), ends_on=date(2024, 2, 29), **sign
    )

    end_term_appointments(change, groups=[cast.group], **sign)

    assert {ends_on for ends_on, _reason in ends(cast.group).values()} == {date(2020, 2, 29)}


@pytest.mark.django_db
def test_who_belongs_to_another_term_goes_on(cast, change, sign):
    """A board with a term of its own in the same structure (domain 3.3)."""
    own = add_term(
        cast.structure,
        name="Finsam",
        starts_on=date(2018, 4, 1),
        ends_on=date(2022, 3, 31),
        overlaps=True,
        **sign,
    )
    person = find_or_create_person(name="Rut Ek", **sign)
    appoint(cast.seats["Arboga"], person=person, starts_on=date(2018, 4, 1), term=own, **sign)

    end_term_appointments(change, groups=[cast.group], **sign)

    assert ends(cast.group)["Rut Ek", "member"] == (date(2022, 3, 31), "")


@pytest.fixture
def begun(transactional_db, cast, at):
    return start_term_change(cast.structure.terms.get(), **NEXT, by=cast.secretary, now=at())


def test_two_secretaries_at_once_end_each_appointment_once(cast, at, begun, shared):
    counts = []

    def end(by) -> None:
        counts.append(end_term_appointments(begun, groups=[cast.group], by=by, now=at()))

    answers = at_once(lambda: end(cast.secretary), lambda: end(cast.official))
    rows = []
    at_once(lambda: rows.extend(Appointment.history.filter(group=cast.group, history_type="~")))

    assert (answers, sorted(counts)) == (["done", "done"], [0, 4])
    assert len(rows) == 4


# The new term's seats.


@pytest.fixture
def limited(cast, sign):
    """The municipalities' rule ends with the term, the others run on."""
    rule = cast.group.seat_rules.get(kind="each_of_kind")
    for row in cast.group.appointments.filter(seat__rule=rule):
        end_appointment(row, ends_on=LAST, reason="term_end", **sign)
    return end_seat_rule(rule, ends_on=LAST, **sign)


def seats_on(group, on: date) -> list[tuple]:
    rows = Seat.objects.in_force(on).filter(group=group).select_related("organization")
    return [
        (seat.number, str(seat.organization or seat.label), seat.starts_on, seat.ends_on) for seat in rows
    ]


@pytest.mark.django_db
@pytest.mark.fact("P09")
def test_a_renewed_rule_makes_the_same_seats_for_the_new_term_once(cast, change, limited, sign):
    before = seats_on(cast.group, LAST)

    made = [len(make_next_seats(change, groups=[cast.group], renew=[limited.pk], **sign)) for _ in range(2)]

    assert made == [10, 0]
    assert seats_on(cast.group, LAST) == before
    assert [row[:2] for row in seats_on(cast.group, FIRST)] == [row[:2] for row in before]
    assert {row[2:] for row in seats_on(cast.group, FIRST)[:10]} == {(FIRST, date(2022, 12, 31))}


@pytest.mark.django_db
def test_a_rule_that_is_not_ticked_is_not_renewed(cast, change, limited, sign):
    made = make_next_seats(change, groups=[cast.group], **sign)
    facts = next(facts for facts in group_facts(change) if facts.slug == "aldre")

    assert made == []
    assert (facts.seats, facts.lacking, kinds(facts)[1]) == (4, 10, LEFT)


@pytest.mark.django_db
def test_seats_of_a_rule_that_runs_on_are_made_where_they_are_missing(cast, change, sign):
    arboga = cast.seats["Arboga"]
    Seat.objects.filter(pk=arboga.pk).update(ends_on=LAST)

    made = make_next_seats(change, groups=[cast.group], **sign)

    assert [(seat.organization, seat.starts_on) for seat in made] == [(arboga.organization, FIRST)]
    assert fill_up_seats(arboga.rule, starts_on=FIRST, **sign) == []


@pytest.mark.django_db
def test_a_group_that_ends_with_the_term_gets_no_seats(cast, change, limited, sign):
    cast.group.ends_on = LAST
    cast.group.save()

    made = make_next_seats(change, groups=[cast.group], renew=[limited.pk], **sign)

    assert (made, [facts.continues for facts in group_facts(change) if facts.slug == "aldre"]) == (
        [],
        [False],
    )


# Marks, and the end of the guide.


@pytest.mark.django_db
def test_passing_over_takes_a_reason_and_can_be_taken_back(cast, change, sign):
    with pytest.raises(Refused) as unreasoned:
        mark_step(change, group=cast.group, step="seats", passed_over=True, note=" ", **sign)
    with pytest.raises(Refused) as fact:
        mark_step(change, group=cast.group, step="appointments", **sign)
    mark_step(change, group=cast.group, step="seats", passed_over=True, note="Beslutas i mars.", **sign)
    marks = [facts.marks for facts in group_facts(change)]
    unmark_step(change, group=cast.group, step="seats", **sign)

    assert [(refused.value.code, refused.value.field) for refused in (unreasoned, fact)] == [
        ("why", "note"),
        ("fact", ""),
    ]
    assert marks == [{"seats": Mark("Beslutas i mars.", True)}]
    assert change.steps.count() == 0


@pytest.mark.django_db
@pytest.mark.fact("P09")
def test_the_guide_is_finished_when_nothing_is_left_or_why_is_said(cast, change, sign):
    def still_left():
        return left(group_facts(change))

    with pytest.raises(Refused) as refused:
        finish_term_change(change, left=still_left, **sign)
    finished = finish_term_change(change, left=still_left, reason="Tas i januari.", **sign)
    again = finish_term_change(change, left=still_left, **sign)

    assert (refused.value.code, "Samverkansgrupp äldre: 6 löper vidare" in refused.value.message) == (
        "left",
        True,
    )
    assert (finished.finished_by, again.finished_at) == (cast.secretary, sign["now"])
    assert {(row.note, row.is_passed_over) for row in change.steps.all()} == {("Tas i januari.", True)}
    with pytest.raises(Refused) as late:
        end_term_appointments(change, groups=[cast.group], **sign)
    assert late.value.code == "finished"


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 6])
def test_the_facts_of_a_change_cost_the_same_for_many_groups(
    cast, change, sign, count, django_assert_num_queries
):
    for number in range(count - 1):
        group = type(cast.group).objects.create(
            structure=cast.structure, slug=f"g{number}", starts_on=date(2017, 1, 1), state="active"
        )
        add_seat_rule(group, kind="each_of_kind", organization_kind="municipality", **sign)
    with django_assert_num_queries(6):
        facts = group_facts(change)
    assert len(facts) == count
