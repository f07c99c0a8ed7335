"""The verbs: what they make, and each refusal with its sentence."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.account.utils import filter_users_by_email
from django.db import IntegrityError, transaction

from groups.actions import (
    add_board,
    add_organization,
    add_seat_rule,
    adopt_group,
    appoint,
    change_organization,
    change_person,
    change_settings,
    correct_appointment,
    create_group,
    end_appointment,
    end_office,
    end_seat_rule,
    find_or_create_person,
    give_office,
    give_role,
    rename_group,
    rename_organization,
    set_mandate,
)
from groups.models import Appointment, GroupSettings, Organization, Person
from groups.reports import sittings_of
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
START, LATER = date(2017, 1, 1), date(2017, 4, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


def somebody(name: str, sign: dict, **fields) -> Person:
    return find_or_create_person(name=name, **fields, **sign)


# Organisations


@pytest.mark.fact("S001-52")
def test_the_region_was_a_landsting_until_2017(cast):
    region = Organization.objects.get(code="19")
    assert [region.name_on(date(2016, 12, 31)), region.name_on(START)] == [
        "Landstinget Västmanland",
        "Region Västmanland",
    ]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("305", "”305” har för få siffror. Menar du 0305?"),
        ("9999", "Det finns inget län 99, så 9999 är ingen kommun. Skriv till exempel 1981 för Sala."),
        ("1981", "Det finns redan en organisation med koden 1981."),
    ],
)
def test_a_code_that_cannot_be_is_refused(code, sentence, cast, sign):
    with pytest.raises(Refused) as refusal:
        add_organization("Håbo kommun", kind="municipality", code=code, **sign)
    assert (refusal.value.field, str(refusal.value)) == ("code", sentence)


def test_a_code_keeps_its_zero(cast, sign):
    habo = add_organization("Håbo kommun", kind="municipality", code="0305 ", **sign)
    assert (habo.code, habo.county_code) == ("0305", "03")


def test_a_renamed_organization_keeps_its_code(cast, sign):
    sala = Organization.objects.get(code="1981")
    rename_organization(sala, name="Sala stad", valid_from=LATER, **sign)
    change_organization(sala, abbreviation="Sala", **sign)
    sala.refresh_from_db()
    assert (sala.code, sala.abbreviation, sala.name_on(START), sala.name_on(LATER)) == (
        "1981",
        "Sala",
        "Sala kommun",
        "Sala stad",
    )


# Groups


def test_a_group_without_mandate_or_seats_does_not_begin(cast, sign):
    group = create_group(cast.structure, name="Barn och unga", starts_on=START, **sign)
    codes = []
    for prepare in (lambda: None, lambda: set_mandate(group, text="Verka.", valid_from=START, **sign)):
        prepare()
        with pytest.raises(Refused) as refusal:
            adopt_group(group, **sign)
        codes.append(refusal.value.code)
    assert codes == ["mandate", "seats"]


@pytest.mark.fact("S001-23", "S001-42")
def test_a_new_name_keeps_the_old_for_old_papers(cast, sign):
    rename_group(cast.group, name="Äldregruppen", valid_from=LATER, reason="Kortare.", **sign)
    assert [cast.group.name_on(day) for day in (LATER - timedelta(days=1), LATER)] == [
        "Samverkansgrupp äldre",
        "Äldregruppen",
    ]


@pytest.mark.fact("S001-23")
def test_a_new_mandate_ends_the_former_the_day_before(cast, sign):
    set_mandate(cast.group, text="Vidgat uppdrag.", valid_from=LATER, deviation="Idrott tillkommer.", **sign)
    rows = list(cast.group.mandates.values_list("valid_from", "valid_to"))
    assert rows == [(START, LATER - timedelta(days=1)), (LATER, None)]


@pytest.mark.fact("S001-47")
def test_settings_are_new_rows_and_what_applies_is_not_overwritten(cast, sign, at):
    change_settings(cast.group, valid_from=LATER, call_days=10, decided_by="Gruppen", **sign)
    change_settings(cast.group, valid_from=LATER, call_days=12, **sign)
    with pytest.raises(Refused) as refusal:
        change_settings(
            cast.group, valid_from=LATER, call_days=3, by=cast.secretary, now=at("2017-04-01 09:00")
        )
    rows = list(cast.group.settings.values_list("valid_from", "call_days", "chair_from"))
    assert rows == [(START, 7, "region"), (LATER, 12, "region")]
    assert str(refusal.value) == (
        "Inställningar som redan gäller ändras inte i efterhand. Välj 2 april 2017 eller senare."
    )


def test_a_quorum_by_number_needs_the_number(cast, sign):
    with pytest.raises(Refused) as refusal:
        change_settings(cast.group, valid_from=LATER, quorum_rule="number", **sign)
    assert refusal.value.field == "quorum_number"
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupSettings.objects.create(group=cast.group, valid_from=LATER, quorum_rule="number")


# Seats and appointments


def test_a_rule_ends_only_when_its_seats_are_empty(cast, sign):
    rule = cast.group.seat_rules.get(kind="each_of_kind")
    with pytest.raises(Refused) as refusal:
        end_seat_rule(rule, ends_on=date(2017, 12, 31), **sign)
    assert str(refusal.value) == (
        "Holger Myrtun är utsedd till platsen efter 31 december 2017. Avsluta det uppdraget först."
    )
    opposition = cast.group.seat_rules.get(kind="collective")
    end_seat_rule(opposition, ends_on=date(2017, 12, 31), **sign)
    assert cast.seats["oppositionen"].appointments.count() == 0


def test_a_second_member_is_refused_and_may_replace_the_first(cast, sign):
    """Acceptance test 2 of domain.md 7."""
    newcomer = somebody("Rut Alvgren", sign)
    with pytest.raises(Refused) as refusal:
        appoint(cast.seats["Sala"], person=newcomer, starts_on=LATER, **sign)
    assert (refusal.value.code, str(refusal.value)) == (
        "occupied",
        "Sala kommun har redan en ledamot: Åsa-Märta von Örn, sedan 1 januari 2017. "
        "Avsluta det uppdraget dagen före, eller välj en annan dag.",
    )
    appoint(cast.seats["Sala"], person=newcomer, starts_on=LATER, replaces=True, **sign)
    rows = (
        cast.seats["Sala"]
        .appointments.filter(capacity="member")
        .values_list("person__name", "ends_on", "end_reason")
    )
    assert list(rows.order_by("starts_on")) == [
        ("Åsa-Märta von Örn", date(2017, 3, 31), "replaced"),
        ("Rut Alvgren", None, ""),
    ]


def refused(code: str):
    return pytest.raises(Refused, check=lambda refusal: refusal.code == code)


@pytest.mark.fact("P05")
def test_nobody_is_substitute_for_themselves(cast, sign):
    with refused("own_substitute"):
        appoint(cast.seats["Sala"], person=cast.member, capacity="substitute", starts_on=LATER, **sign)


def test_nobody_has_two_full_seats_in_a_group(cast, sign):
    with refused("two_seats"):
        appoint(cast.seats["Arboga"], person=cast.member, starts_on=LATER, **sign)


@pytest.mark.fact("P05")
def test_a_second_substitute_is_one_too_many(cast, sign):
    with refused("occupied"):
        appoint(
            cast.seats["Sala"],
            person=somebody("Rut Alvgren", sign),
            capacity="substitute",
            starts_on=LATER,
            **sign,
        )


@pytest.mark.fact("N02")
def test_a_substitute_who_comes_back_keeps_both_spells(cast, sign):
    seat, rut = cast.seats["Sala"], somebody("Rut Alvgren", sign)
    first = seat.appointments.get(capacity="substitute")
    end_appointment(first, ends_on=date(2017, 3, 31), reason="moved", **sign)
    spell = appoint(seat, person=rut, capacity="substitute", starts_on=LATER, **sign)
    end_appointment(spell, ends_on=date(2017, 8, 31), reason="resigned", **sign)
    appoint(seat, person=cast.substitute, capacity="substitute", starts_on=date(2017, 9, 1), **sign)

    rows = [row for row in sittings_of(seat, date(2017, 9, 1)) if row.capacity == "substitute"]

    assert [(row.name, row.starts_on, row.ends_on) for row in rows] == [
        (cast.substitute.name, date(2017, 9, 1), None),
        ("Rut Alvgren", LATER, date(2017, 8, 31)),
        (cast.substitute.name, START, date(2017, 3, 31)),
    ]


def test_an_appointment_lies_within_seat_and_term(cast, sign):
    newcomer, term = somebody("Rut Alvgren", sign), cast.structure.terms.get()
    with refused("too_early"):
        appoint(cast.seats["Arboga"], person=newcomer, starts_on=date(2016, 12, 31), **sign)
    with refused("too_late"):
        appoint(
            cast.seats["Arboga"],
            person=newcomer,
            starts_on=LATER,
            ends_on=date(2019, 1, 1),
            term=term,
            **sign,
        )
    row = appoint(cast.seats["Arboga"], person=newcomer, starts_on=LATER, term=term, **sign)
    assert row.ends_on == term.ends_on


def test_nobody_sits_for_one_organisation_on_anothers_seat(cast, sign):
    board = add_board(Organization.objects.get(code="1983"), name="Socialnämnden", **sign)
    with refused("other_organization"):
        appoint(
            cast.seats["Arboga"], person=somebody("Rut Alvgren", sign), board=board, starts_on=LATER, **sign
        )


@pytest.mark.fact("P04")
def test_the_end_of_an_appointment_ends_the_office(cast, sign):
    row = cast.seats["Region 1"].appointments.get()
    end_appointment(row, ends_on=date(2017, 6, 30), reason="resigned", **sign)
    assert list(cast.chair.offices.values_list("ends_on", flat=True)) == [date(2017, 6, 30)]


def test_a_correction_says_why_and_keeps_what_stood(cast, sign):
    row = cast.seats["Sala"].appointments.get(capacity="member")
    correct_appointment(row, party="S", starts_on=date(2017, 2, 1), reason="Fel dag i filen.", **sign)
    versions = row.history.values_list("party", "starts_on", "history_change_reason", "history_user")
    assert list(versions.order_by("history_id")) == [
        ("", START, None, cast.administrator.pk),
        ("S", date(2017, 2, 1), "Fel dag i filen.", cast.secretary.pk),
    ]


# Offices and roles


@pytest.mark.fact("S001-46")
def test_a_region_member_is_not_vice_chair_without_the_groups_decision(cast, sign):
    """Acceptance test 3 of domain.md 7."""
    regional = somebody("Rut Alvgren", sign)
    appoint(cast.seats["Region 2"], person=regional, starts_on=START, **sign)
    end_office(cast.group.offices.get(kind="vice_chair"), ends_on=date(2017, 3, 31), **sign)
    with pytest.raises(Refused) as refusal:
        give_office(cast.group, person=regional, kind="vice_chair", starts_on=LATER, **sign)
    assert (refusal.value.code, str(refusal.value)) == (
        "office_rule",
        "Vice ordförande utses av kommunerna, och den du valt sitter på en av regionens platser. "
        "Välj någon från en kommunplats, eller ändra gruppens regel.",
    )
    office = give_office(
        cast.group,
        person=regional,
        kind="vice_chair",
        starts_on=LATER,
        override_reason="Beslut 14 mars.",
        **sign,
    )
    assert office.override_reason == "Beslut 14 mars."


def test_one_chair_at_a_time(cast, sign):
    with refused("occupied"):
        give_office(cast.group, person=cast.chair, kind="chair", starts_on=LATER, **sign)


def test_who_has_no_seat_is_not_chair(cast, sign):
    with refused("no_seat"):
        give_office(
            cast.group, person=cast.official, kind="chair", starts_on=LATER, override_reason="Ändå.", **sign
        )


def test_one_responsible_official_at_a_time(cast, sign):
    with refused("occupied"):
        give_role(cast.group, person=cast.secretary, kind="responsible_official", **sign)


# People


def test_an_address_is_one_persons_until_somebody_says_otherwise(cast, sign):
    with refused("same_email"):
        somebody("Rut Alvgren", sign, email="Member@example.se")
    other = somebody("Rut Alvgren", sign, email="member@example.se", same_person=False)
    again = somebody("rut alvgren", sign, email="member@example.se", same_person=False)
    same = somebody("Märta von Örn", sign, email="member@example.se", same_person=True)
    assert (other.email, other.address, again, same) == (None, "member@example.se", other, cast.member)


def test_the_owner_of_an_address_in_another_group_is_not_named(cast, sign):
    with pytest.raises(Refused) as refusal:
        somebody("Rut Alvgren", sign, email="stranger@example.se")
    assert cast.stranger.name not in str(refusal.value)


def test_a_former_address_opens_nothing(cast, sign):
    EmailAddress.objects.create(user=cast.member, email="member@example.se", verified=True, primary=True)

    change_person(cast.member, email="ny@example.se", **sign)

    assert filter_users_by_email("member@example.se") == []


def test_a_secretary_moves_no_log_in_that_reaches_beyond_the_group(cast, sign):
    given = {"by": cast.secretary, "now": sign["now"], "email": "ny@example.se"}
    change_person(cast.member, **given)
    give_role(cast.other_group, person=cast.substitute, kind="secretary", **sign)

    for person in (cast.substitute, cast.administrator):
        with refused("beyond"):
            change_person(person, **given | {"email": "annan@example.se"})
    cast.member.refresh_from_db()
    assert cast.member.email == "ny@example.se"


@pytest.mark.parametrize("name", ["O'Connor", "Åsa-Märta von Örn", "Å", "a" * 200])
def test_names_are_kept_as_they_are(name, cast, sign):
    assert somebody(name, sign).name == name


@pytest.mark.parametrize("name", ["", " \u00a0", "a" * 201])
def test_no_name_is_refused(name, cast, sign):
    with pytest.raises(Refused) as refusal:
        somebody(name, sign)
    assert refusal.value.field == "name"


def test_a_refused_verb_leaves_nothing_behind(cast, sign):
    with pytest.raises(Refused):
        add_seat_rule(cast.group, kind="each_of_kind", organization_kind="university", **sign)
    assert (cast.group.seat_rules.count(), Appointment.objects.count()) == (3, 5)


@pytest.mark.django_db
def test_who_ends_an_appointment_second_sees_the_first(cast, at):
    seen = Appointment.objects.get(person=cast.member)
    sign = {"by": cast.secretary, "now": at()}
    end_appointment(Appointment.objects.get(pk=seen.pk), ends_on=date(2017, 6, 30), reason="resigned", **sign)

    with pytest.raises(Refused) as refusal:
        end_appointment(seen, ends_on=date(2017, 9, 30), reason="moved", **sign)

    assert refusal.value.code == "changed_meanwhile"
    assert Appointment.objects.get(pk=seen.pk).ends_on == date(2017, 6, 30)
