"""Handing in by link, and the review (P45, P49)."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from groups.actions import add_contact
from groups.links import link_from, token_of
from groups.models import Delivery, Link
from plans.actions import (
    ReadingsRefused,
    approve_hand_in,
    ask_for_readings,
    change_indicator,
    create_indicator,
    end_indicator,
    enter_readings,
    hand_in_figures,
    lock_hand_in,
    remind_of_hand_ins,
    save_hand_in,
    send_back,
    withdraw_hand_in,
)
from plans.hand_in_due import remind_of_readings, remind_the_responsible
from plans.hand_in_mails import reading_due_mail
from plans.hand_in_reached import HAND_IN_LINK, living_hand_in
from plans.models import HandIn, Indicator, Reading
from plans.reading_rules import Entry
from samverkan.lib.refusal import Refused

AUGUST, DUE = date(2017, 8, 1), date(2017, 9, 30)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at("2017-09-05 09:00")}


@pytest.fixture
def monthly(cast, sign):
    made = {"frequency": "month", "by_organization": True, "starts_on": date(2017, 1, 1)}
    create_indicator(cast.group, name="Från Kolada", source="kolada", kolada_id="N01951", **made, **sign)
    create_indicator(cast.group, name="Ett för alla", **made | {"by_organization": False}, **sign)
    create_indicator(cast.other_group, name="Hemlig", **made, **sign)
    create_indicator(cast.group, name="Väntande", by_gender=True, **made, **sign)
    return create_indicator(cast.group, name="Hemgång", unit="percent", decimals=1, **made, **sign)


@pytest.fixture
def asked(cast, monthly, sign):
    """Sala's hand-in, with a mailbox."""
    sala = cast.seats["Sala"].organization
    add_contact(sala, label="Kansliet", email="kansli@example.se", starts_on=date(2017, 1, 1), **sign)
    return ask(cast, sign)[0]


def ask(cast, sign, *names):
    rows = [cast.seats[name].organization for name in names or ["Sala"]]
    return ask_for_readings(
        cast.group, frequency="month", period=AUGUST, organizations=rows, due_on=DUE, **sign
    )


def filled(hand_in, value="50", **more) -> dict:
    return {figure.pk: (Decimal(value), "") for figure in hand_in.figures.all()} | more


@pytest.mark.django_db
@pytest.mark.fact("S004-22")
def test_each_organisation_is_asked_once_for_what_is_its_own(cast, asked, sign):
    figures = asked.figures.values_list("indicator__name", "gender")
    assert sorted(figures) == [("Hemgång", "T"), ("Väntande", "K"), ("Väntande", "M"), ("Väntande", "T")]
    assert [row.organization_id for row in ask(cast, sign, "Sala", "Köping")] == [
        cast.seats["Köping"].organization_id
    ]
    # Köping has neither contact nor registrar: nobody is written to.
    assert list(Delivery.objects.values_list("kind", "address")) == [
        ("plans.hand_in_asked", "kansli@example.se")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"organizations": []}, "nobody"),
        ({"period": date(2017, 8, 2)}, "period"),
        ({"period": date(2017, 10, 1)}, "future"),
        ({"due_on": date(2017, 9, 4)}, "past"),
        ({"frequency": "year", "period": date(2017, 1, 1)}, "no_indicators"),
    ],
)
def test_what_is_not_asked(cast, monthly, sign, given, code):
    usual = {
        "frequency": "month",
        "period": AUGUST,
        "organizations": [cast.seats["Sala"].organization],
        "due_on": DUE,
    }
    with pytest.raises(Refused) as caught:
        ask_for_readings(cast.group, **usual | given, **sign)
    assert (caught.value.code, HandIn.objects.count()) == (code, 0)


@pytest.mark.django_db
@pytest.mark.fact("S004-22", "P45")
def test_figures_become_readings_when_they_are_approved_and_none_before(cast, asked, sign, at):
    link = Link.objects.get(purpose=HAND_IN_LINK)
    by_link = {"by": None, "now": at("2017-09-06 09:00")}
    figures = filled(asked)
    first = min(figures)

    save_hand_in(asked, figures={first: (Decimal(50), "")}, **by_link)
    for given, name, code in [({}, "Anna Ek", "empty"), (figures, " ", "nobody")]:
        with pytest.raises(Refused) as caught:
            hand_in_figures(asked, figures=given, by_name=name, **by_link)
        assert caught.value.code == code
    given = figures | {first: (None, "Enkäten gick inte ut")}
    for _ in range(2):
        hand_in_figures(asked, figures=given, by_name="Registrator", **by_link)
    with pytest.raises(Refused) as caught:
        save_hand_in(asked, figures=filled(asked, "1"), **by_link)
    assert (caught.value.code, Reading.objects.count()) == ("state", 0)

    for _ in range(2):
        approve_hand_in(asked, **sign)
    rows = Reading.objects.values_list("organization", "value", "missing", "source", "status")
    sala, source = cast.seats["Sala"].organization_id, "Inlämnat av organisationen"
    assert {(row[0], row[1:3], row[3].endswith(source), row[4]) for row in rows} == {
        (sala, (Decimal(50), ""), True, "final"),
        (sala, (None, "Enkäten gick inte ut"), True, "final"),
    }
    assert living_hand_in(link, date(2017, 9, 6)) == asked
    lock_hand_in(asked, **sign)
    assert living_hand_in(link, date(2017, 9, 6)) is None
    assert link_from(token_of(link), HAND_IN_LINK, sign["now"]) is None
    with pytest.raises(Refused) as caught:
        send_back(asked, comment="Fel", **sign)
    assert caught.value.code == "state"


@pytest.mark.django_db
def test_what_is_sent_back_after_approval_becomes_the_next_revision(asked, sign):
    by_name = {"by_name": "Registrator", "by": None, "now": sign["now"]}
    hand_in_figures(asked, figures=filled(asked), **by_name)
    with translation.override("en"):
        approve_hand_in(asked, **sign)
    with pytest.raises(Refused) as caught:
        send_back(asked, comment=" ", **sign)
    assert caught.value.code == "no_comment"
    send_back(asked, comment="Fel månad", **sign)
    hand_in_figures(asked, figures=filled(asked, "51"), **by_name)
    approve_hand_in(asked, **sign)

    rows = Reading.objects.filter(indicator__name="Hemgång")
    assert list(rows.values_list("revision", "value", "why_changed")) == [(1, 50, ""), (2, 51, "Fel månad")]
    # What is kept is Swedish, also when who reviewed reads English.
    assert {row.source for row in rows} == {"Inlämnat av organisationen"}
    assert Delivery.objects.filter(kind="plans.hand_in_sent_back").count() == 1


@pytest.mark.django_db
def test_a_jump_is_asked_about_and_nothing_is_approved_meanwhile(cast, asked, monthly, sign):
    july = Entry(date(2017, 7, 1), cast.seats["Sala"].organization_id, value=Decimal(5))
    enter_readings(monthly, entries=[july], **sign)
    hand_in_figures(asked, figures=filled(asked), by=cast.official, now=sign["now"])

    with pytest.raises(ReadingsRefused) as caught:
        approve_hand_in(asked, **sign)
    assert (caught.value.code, Reading.objects.count()) == ("jump", 1)
    assert [fault.message.partition(":")[0] for fault in caught.value.faults] == ["Hemgång"]
    approve_hand_in(asked, confirmed=True, **sign)
    assert (HandIn.objects.get().state, Reading.objects.count()) == ("approved", 5)


@pytest.mark.django_db
@pytest.mark.fact("S004-22", "P49")
def test_who_owes_is_reminded_once_before_and_once_after(cast, asked, monthly, sign, at):
    def reminders():
        return Delivery.objects.filter(kind="plans.hand_in_reminder").count()

    found = []
    for day in ("09-06", "09-25", "09-26", "10-01", "10-02"):
        remind_of_readings(at(f"2017-{day} 06:00"))
        found.append(reminders())
    assert found == [0, 1, 1, 2, 2]
    remind_of_hand_ins(cast.group, by=cast.official, now=at("2017-10-03 09:00"))
    with pytest.raises(Refused) as caught:
        remind_of_hand_ins(cast.group, by=cast.official, now=at("2017-10-03 10:00"))
    assert (caught.value.code, reminders()) == ("nobody", 3)
    hand_in_figures(asked, figures=filled(asked), by=cast.official, now=at("2017-10-04 09:00"))
    remind_of_readings(at("2017-10-09 06:00"))
    assert reminders() == 3


@pytest.mark.django_db
@pytest.mark.fact("P49")
def test_who_is_responsible_is_reminded_of_what_nobody_else_is_asked_for(cast, asked, monthly, sign, at):
    """Sala is asked by link, and so is Köping, that nobody can write to. Köping and the others are the
    responsible's to chase, and so is what is one for all."""
    ask(cast, sign, "Köping")
    given = {"frequency": "month", "responsible": cast.official, "lag_days": 30, "starts_on": AUGUST}
    change_indicator(monthly, **given, **sign)
    survey = create_indicator(cast.group, name="Enkät", source="survey", **given, **sign)
    create_indicator(
        cast.group, name="Kolada", source="kolada", kolada_id="N01951", by_organization=True, **given, **sign
    )
    sala = cast.seats["Sala"].organization_id
    organizations = {seat.organization_id for seat in cast.seats.values()} - {None}

    def reminded(day) -> list[str]:
        remind_the_responsible(at(f"2017-{day} 06:00"))
        sent = Delivery.objects.filter(kind="plans.reading_due").values_list("references", flat=True)
        return sorted(Indicator.objects.get(pk=one["indicator"]).name for one in sent)

    assert [reminded(day) for day in ("09-30", "10-01", "10-02")] == [[], *[["Enkät", "Hemgång"]] * 2]
    mail = Delivery.objects.get(kind="plans.reading_due", references__indicator=monthly.pk)
    text = reading_due_mail(mail, {}).body
    named = ["Köpings kommun" in text, "Sala kommun" in text, f"{monthly.pk}/fyll-i/?period=2017-08" in text]
    assert named == [True, False, True]
    entries = [Entry(AUGUST, pk, value=Decimal(50)) for pk in organizations - {sala}]
    enter_readings(monthly, entries=entries, **sign)
    enter_readings(survey, entries=[Entry(AUGUST, missing="Enkäten gick inte ut")], **sign)
    rest = Delivery.objects.filter(kind="plans.reading_due")
    assert [reading_due_mail(one, {}) for one in rest] == [None, None]


@pytest.mark.django_db
@pytest.mark.fact("P49")
def test_who_is_responsible_is_reminded_once_when_a_reading_is_late(cast, sign, at):
    indicator = create_indicator(
        cast.group,
        name="Ärenden",
        frequency="month",
        lag_days=30,
        responsible=cast.official,
        starts_on=AUGUST,
        **sign,
    )
    found = []
    for day in ("09-30", "10-01", "10-02"):
        remind_the_responsible(at(f"2017-{day} 06:00"))
        found.append(Delivery.objects.filter(kind="plans.reading_due").count())
    enter_readings(indicator, entries=[Entry(AUGUST, value=Decimal(0))], **sign | {"now": at("2017-10-02")})
    remind_the_responsible(at("2017-10-03 06:00"))

    assert (found, Delivery.objects.filter(kind="plans.reading_due").count()) == ([0, 1, 1], 1)


@pytest.mark.django_db
def test_what_is_being_handed_in_is_not_changed_under_who_hands_in(cast, asked, monthly, sign):
    october = {"starts_on": date(2017, 10, 1)}
    for given in ({"by_gender": True}, {"unit": "number"}, {"by_organization": False}, october):
        with pytest.raises(Refused) as caught:
            change_indicator(monthly, **given, **sign)
        assert (caught.value.code, caught.value.field) == ("being_handed_in", next(iter(given)))
    with pytest.raises(Refused) as caught:
        end_indicator(monthly, ends_on=date(2017, 7, 31), **sign)
    assert (caught.value.code, "augusti 2017" in str(caught.value)) == ("being_handed_in", True)
    change_indicator(monthly, name="Trygg hemgång", lag_days=5, **sign)

    withdraw_hand_in(asked, **sign)
    assert change_indicator(monthly, by_gender=True, **sign).by_gender
    assert end_indicator(monthly, ends_on=date(2017, 7, 31), **sign).ends_on == date(2017, 7, 31)


@pytest.mark.django_db
def test_what_was_asked_by_mistake_is_taken_back_while_it_is_empty(asked, sign):
    save_hand_in(asked, figures=filled(asked), **sign)
    with pytest.raises(Refused) as caught:
        withdraw_hand_in(asked, **sign)
    assert caught.value.code == "begun"
    asked.figures.update(value=None)
    withdraw_hand_in(asked, **sign)
    assert (HandIn.objects.count(), Link.objects.filter(withdrawn_at=None).count()) == (0, 0)
