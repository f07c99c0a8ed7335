"""Rings of relations: the rule alone, the verbs, the database, and two who act at once (I-GRP2, S001-16)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from groups.actions import (
    create_group,
    end_relation,
    relate,
    rename_group,
    set_up_structure,
    withdraw_relation,
)
from groups.actions.relations import correct_relation
from groups.models import Board, GroupRelation
from groups.relations import Link, chain_back, days_within, phrase, with_days
from groups.tests.test_race import at_once, shared
from samverkan.lib.refusal import Refused

__all__ = ["shared"]

Y17, Y18, Y19 = date(2017, 1, 1), date(2018, 1, 1), date(2019, 1, 1)
END_17, END_18 = date(2017, 12, 31), date(2018, 12, 31)


@pytest.mark.parametrize(
    ("links", "ring"),
    [
        ([], []),
        ([Link(2, 1, Y17)], [2, 1]),
        ([Link(2, 3, Y17), Link(3, 1, Y17)], [2, 3, 1]),
        # Never on one day together.
        ([Link(2, 1, Y17, END_17)], []),
        ([Link(2, 1, Y19)], []),
        ([Link(2, 1, Y17, Y18)], [2, 1]),
        ([Link(2, 3, Y17, date(2018, 6, 30)), Link(3, 1, date(2018, 7, 1))], []),
        ([Link(2, 3, Y17, date(2018, 7, 1)), Link(3, 1, date(2018, 7, 1))], [2, 3, 1]),
        # Two ways round, of which one holds on a shared day.
        ([Link(2, 3, Y17, END_17), Link(2, 4, Y17), Link(3, 1, Y17), Link(4, 1, Y17)], [2, 4, 1]),
        # A ring beside it is not this one's.
        ([Link(3, 4, Y17), Link(4, 3, Y17), Link(2, 3, Y17)], []),
    ],
)
def test_a_link_closes_a_ring_only_on_days_that_all_share(links, ring):
    assert chain_back(Link(1, 2, Y18, END_18), links) == ring


@pytest.mark.parametrize(
    ("kind", "group", "other", "days"),
    [
        ("parent", (Y17, None), (Y18, None), (Y18, None)),
        ("parent", (Y17, END_18), (Y18, Y19), (Y18, END_18)),
        ("supports", (Y17, None), (Y17, END_17), (Y17, END_17)),
        ("succeeds", (Y18, None), (Y17, END_17), (Y18, None)),
        ("linked_board", (Y17, END_18), None, (Y17, END_18)),
    ],
)
def test_a_relation_holds_while_both_are_there(kind, group, other, days):
    assert days_within(kind, group, other) == days


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("parent", "hör till Rådet sedan 1"),
        ("supports", "stödjer Rådet sedan 1"),
        ("commissions", "är uppdragsgivare till Rådet sedan 1"),
        ("reference_for", "är referensgrupp för Rådet sedan 1"),
        ("succeeds", "ersätter Rådet från 1"),
        ("linked_board", "är kopplad till Rådet sedan 1"),
    ],
)
def test_each_relation_has_its_words(kind, words):
    assert with_days(kind, phrase(kind, "Rådet"), "1") == words


@pytest.fixture
def three(cast, at) -> dict:
    """Three groups of the cast's structure from 2017 on, a group of another one, and who acts."""
    sign = {"by": cast.administrator, "now": at()}
    made = {
        name: create_group(cast.structure, name=name, starts_on=Y17, **sign)
        for name in ("Värmlandsrådet", "Ordföranderådet", "Arbetsgruppen")
    }
    elsewhere = set_up_structure("Samverkan i Värmland", county="17", **sign)
    return made | {
        "sign": sign,
        "elsewhere": create_group(elsewhere, name="Annat råd", starts_on=Y17, **sign),
    }


def refused(act) -> tuple[str, str, str]:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        act()
    return refusal.value.code, refusal.value.field, str(refusal.value)


@pytest.mark.fact("S001-16", "S002-16")
def test_a_ring_is_refused_and_its_groups_are_named(three):
    council, chairs, office = three["Värmlandsrådet"], three["Ordföranderådet"], three["Arbetsgruppen"]
    sign = three["sign"]
    relate(chairs, kind="commissions", other=council, starts_on=Y17, **sign)
    relate(council, kind="commissions", other=office, starts_on=Y17, **sign)

    assert refused(lambda: relate(office, kind="commissions", other=chairs, starts_on=Y18, **sign)) == (
        "cycle",
        "other",
        "Det blir en ring: Arbetsgruppen – Ordföranderådet – Värmlandsrådet, och tillbaka till den första. "
        "Välj en annan grupp, eller avsluta en av relationerna först.",
    )
    # Another kind makes no ring of this one.
    assert relate(office, kind="supports", other=chairs, starts_on=Y18, **sign).ends_on is None


@pytest.mark.fact("S001-16")
@pytest.mark.parametrize(
    ("fields", "code", "field", "sentence"),
    [
        ({"other": "Värmlandsrådet"}, "itself", "other", "Värmlandsrådet kan inte ha en relation till sig"),
        ({"other": "elsewhere"}, "other_structure", "other", "Annat råd hör till en annan struktur."),
        ({}, "", "other", "Välj ett: en annan grupp, en nämnd, eller skriv vad det är"),
        ({"other": "Arbetsgruppen", "other_name": "Nya Perspektiv"}, "", "other", "Välj ett:"),
        ({"kind": "linked_board", "other": "Arbetsgruppen"}, "", "kind", "En grupp kopplas till en nämnd"),
        ({"kind": "parent", "other_name": "Staten"}, "", "other", "Välj gruppen som den hör till."),
        ({"kind": "owns", "other": "Arbetsgruppen"}, "", "kind", "Välj vad gruppen är"),
        (
            {"other": "Arbetsgruppen", "starts_on": date(2016, 12, 31)},
            "dates",
            "starts_on",
            "Båda grupperna finns från den 1 januari 2017.",
        ),
        (
            {"other": "Arbetsgruppen", "ends_on": date(2016, 12, 31)},
            "dates",
            "ends_on",
            "Relationen slutar innan den börjar.",
        ),
    ],
)
def test_what_cannot_be_a_relation_is_refused_with_the_way_on(three, fields, code, field, sentence):
    given = {"kind": "supports", "starts_on": Y17} | fields
    if "other" in given:
        given["other"] = three[given["other"]]
    found = refused(lambda: relate(three["Värmlandsrådet"], **given, **three["sign"]))
    assert (found[0], found[1], found[2].startswith(sentence)) == (code, field, True)


def test_a_relation_ends_with_the_group_that_ends_first(three):
    council, sign = three["Värmlandsrådet"], three["sign"]
    short = create_group(
        council.structure, name="Tillfällig grupp", starts_on=Y17, ends_on=END_17, is_permanent=False, **sign
    )
    made = relate(short, kind="parent", other=council, starts_on=Y17, **sign)
    later = refused(lambda: end_relation(made, ends_on=END_18, **sign))
    forum = create_group(council.structure, name="Forum", starts_on=Y18, **sign)
    follows = relate(forum, kind="succeeds", other=short, starts_on=Y18, **sign)
    assert (made.ends_on, later[0], follows.ends_on) == (END_17, "dates", None)


@pytest.mark.fact("S001-16")
def test_a_second_parent_is_refused_until_it_replaces_the_first(three):
    council, chairs, office = three["Värmlandsrådet"], three["Ordföranderådet"], three["Arbetsgruppen"]
    sign = three["sign"]
    first = relate(office, kind="parent", other=council, starts_on=Y17, **sign)
    again = {"kind": "parent", "other": chairs, "starts_on": Y18}
    found = refused(lambda: relate(office, **again, **sign))
    second = relate(office, **again, replaces=True, **sign)
    first.refresh_from_db()
    too_early = refused(lambda: relate(office, **again | {"starts_on": Y17}, replaces=True, **sign))
    assert (found[0], found[2]) == (
        "occupied",
        "Arbetsgruppen hör till Värmlandsrådet sedan den 1 januari 2017, och en grupp hör till en annan i "
        "taget. Avsluta det dagen före, eller välj en annan dag.",
    )
    assert (first.ends_on, second.ends_on, too_early[0]) == (END_17, None, "replaces_later")


def test_the_same_relation_is_entered_once_a_day(three):
    council, sign = three["Värmlandsrådet"], three["sign"]
    board = Board.objects.create(organization=_municipality(council), name="Omsorgsnämnden")
    ends = [{"other": three["Arbetsgruppen"]}, {"board": board}, {"other_name": "Nya  Perspektiv"}]
    codes = []
    for end in ends:
        kind = "supports" if "other" in end else "linked_board"
        relate(council, kind=kind, starts_on=Y17, **end, **sign)
        codes.append(
            refused(lambda end=end, kind=kind: relate(council, kind=kind, starts_on=Y18, **end, **sign))[0]
        )
    assert codes == ["twice"] * 3


def test_a_mistake_is_corrected_or_withdrawn_and_the_history_tells(three, cast, at):
    council, chairs, office = three["Värmlandsrådet"], three["Ordföranderådet"], three["Arbetsgruppen"]
    sign = {"by": cast.secretary, "now": at("2017-05-02 10:00")}
    row = relate(office, kind="supports", other=chairs, starts_on=Y17, **sign)
    assert refused(lambda: withdraw_relation(row, reason=" ", **sign))[1] == "reason"
    correct_relation(row, reason="Fel grupp valdes.", other=council, **sign)
    withdraw_relation(row, reason="Finns inte.", **sign)
    told = [
        (past.history_type, past.other_id, past.history_change_reason, past.history_user, past.history_date)
        for past in GroupRelation.history.all()
    ]
    assert told == [
        ("-", council.pk, "Finns inte.", cast.secretary, sign["now"]),
        ("~", council.pk, "Fel grupp valdes.", cast.secretary, sign["now"]),
        ("+", chairs.pk, None, cast.secretary, sign["now"]),
    ]
    assert refused(lambda: end_relation(row, ends_on=Y18, **sign))[0] == "race"


@pytest.mark.fact("S002-15")
def test_the_refusal_uses_the_name_of_that_day(three):
    chairs, council, sign = three["Ordföranderådet"], three["Värmlandsrådet"], three["sign"]
    rename_group(council, name="Rådet", valid_from=Y18, **sign)
    relate(chairs, kind="parent", other=council, starts_on=Y17, **sign)
    sentence = refused(lambda: relate(council, kind="parent", other=chairs, starts_on=Y18, **sign))[2]
    assert sentence.startswith("Det blir en ring: Rådet – Ordföranderådet, och tillbaka")


def test_the_refusals_have_english_too(three):
    with override("en"):
        words = refused(
            lambda: relate(three["Arbetsgruppen"], kind="supports", starts_on=Y17, **three["sign"])
        )
    assert words[2] == "Choose one: another group, a board, or write what it is outside the register."


@pytest.mark.parametrize("how", ["insert", "update"])
def test_the_database_refuses_a_ring_that_goes_past_the_verb(three, how):
    council, chairs, office = three["Värmlandsrådet"], three["Ordföranderådet"], three["Arbetsgruppen"]
    new = GroupRelation.objects.create
    new(group=chairs, kind="commissions", other=council, starts_on=Y17)
    new(group=council, kind="commissions", other=office, starts_on=Y17, ends_on=END_17)
    # From the day after the link between them has ended there is no ring.
    row = new(group=office, kind="commissions", other=chairs, starts_on=Y18)
    past = {
        "insert": lambda: new(
            group=office, kind="commissions", other=chairs, starts_on=END_17, ends_on=END_17
        ),
        "update": lambda: GroupRelation.objects.filter(pk=row.pk).update(starts_on=END_17),
    }
    with pytest.raises(IntegrityError, match="relation_no_cycle"), transaction.atomic():
        past[how]()


@pytest.mark.django_db(transaction=True)
def test_two_who_close_a_ring_at_once_leave_it_open(three, shared):
    one, two, sign = three["Ordföranderådet"], three["Arbetsgruppen"], three["sign"]
    acts = [
        lambda: relate(one, kind="commissions", other=two, starts_on=Y17, **sign),
        lambda: relate(two, kind="commissions", other=one, starts_on=Y17, **sign),
    ]
    assert at_once(*acts) == ["cycle", "done"]


@pytest.mark.django_db(transaction=True)
def test_two_who_go_past_the_verb_at_once_leave_it_open_too(three, shared):
    one, two = three["Ordföranderådet"], three["Arbetsgruppen"]

    def written(group, other):
        try:
            with transaction.atomic():
                GroupRelation.objects.create(group=group, kind="parent", other=other, starts_on=Y17)
        except IntegrityError as error:
            raise Refused(
                "", code="relation_no_cycle" if "relation_no_cycle" in str(error) else "?"
            ) from error

    assert at_once(lambda: written(one, two), lambda: written(two, one)) == ["done", "relation_no_cycle"]


def _municipality(group):
    return group.structure.groups.get(slug="aldre").seats.first().organization
