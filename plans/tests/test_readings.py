"""What may be entered as a reading: the rules on plain values, and the verb (I-READ1 to I-READ4, I-IND1)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from groups.models import Group
from plans.actions import change_indicator, create_indicator, end_indicator, enter_readings
from plans.actions.readings import ReadingsRefused
from plans.models import Indicator, Reading
from plans.reading_rules import Entry, Held, Measure, changes_too_much, fault_in, read_cell, tried
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused

TODAY = date(2017, 10, 15)
AUGUST = date(2017, 8, 1)
MONTHLY = Measure(
    "month", "percent", 1, 3, starts_on=date(2017, 1, 1), ends_on=date(2018, 12, 31), organizations={7}
)


def entry(value="50", **more) -> Entry:
    return Entry(**{"period": AUGUST, "organization": 7, "value": value and Decimal(value)} | more)


@pytest.mark.fact("S004-22")
@pytest.mark.parametrize(
    ("given", "held", "code"),
    [
        (entry(), None, None),
        (entry(value=None, missing="Enkäten gick inte ut"), None, None),
        (entry("0"), None, None),
        (entry(organization=None), None, None),
        (entry(organization=8), None, "organization"),
        (entry(gender="K"), None, "gender"),
        (entry(status="sure"), None, "status"),
        (entry(period=date(2017, 8, 2)), None, "period"),
        (entry(period=date(2017, 11, 1)), None, "future"),
        (entry(period=date(2017, 10, 1)), None, "under_way"),
        (entry(period=date(2017, 10, 1), status="preliminary"), None, None),
        (entry(period=date(2016, 12, 1)), None, "before"),
        (entry(value=None), None, "empty"),
        (entry(missing="och ett värde"), None, "empty"),
        (entry("100.1"), None, "percent"),
        (entry("-0.1"), None, "percent"),
        (entry("NaN"), None, "size"),
        (entry(status="preliminary"), Held(Decimal(40), "", "final", 1), "stands"),
        (entry(), Held(Decimal(40), "", "final", 1), "no_reason"),
        (entry(why="Fel i rapporten"), Held(Decimal(40), "", "final", 1), None),
        (entry(), Held(Decimal(40), "", "preliminary", 1), None),
    ],
)
@pytest.mark.fact("P44")
def test_what_may_be_entered(given, held, code):
    fault = fault_in(given, MONTHLY, held, None, TODAY)

    assert (fault and fault.code) == code


@pytest.mark.parametrize(
    ("value", "earlier", "asked"),
    [
        ("31", "10", True),
        ("30", "10", False),
        ("3", "10", True),
        ("4", "10", False),
        ("-5", "10", True),
        ("1000", "0", False),
        ("0", "10", True),
        ("1000", None, False),
    ],
)
def test_a_large_change_is_asked_about(value, earlier, asked):
    assert changes_too_much(Decimal(value), earlier and Decimal(earlier), 3) == asked


def test_a_batch_is_weighed_against_what_holds_and_against_itself():
    held = {(date(2017, 6, 1), 7, "T"): Held(Decimal(10), "", "final", 1)}
    july, august = entry("12", period=date(2017, 7, 1)), entry("90")
    same = entry("10", period=date(2017, 6, 1))
    gap = replace(july, value=None, missing="Ingen mätning")

    assert tried([august, july, same], MONTHLY, held, TODAY) == ([july, august], [tried_fault(august, "12")])
    # What is missing is no nought: August is weighed against June.
    assert [fault.message for fault in tried([gap, august], MONTHLY, held, TODAY)[1]] == [
        tried_fault(august, "10").message
    ]
    assert [fault.code for fault in tried([july, july], MONTHLY, held, TODAY)[1]] == ["twice"]


def tried_fault(given, earlier):
    return fault_in(given, MONTHLY, None, Decimal(earlier), TODAY)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", None),
        (" \N{NO-BREAK SPACE}", None),
        ("0", (Decimal(0), "")),
        ("12,5 %", (Decimal("12.5"), "")),
        ("Saknas: enkäten gick inte ut", (None, "enkäten gick inte ut")),
        ("saknas – ingen mätning", (None, "ingen mätning")),
    ],
)
def test_a_field_holds_a_value_or_why_it_is_missing(text, read):
    assert read_cell(text, decimals=1, unit="percent") == read


@pytest.mark.parametrize("text", ["saknas", "12,55", "120", "n/a"])
def test_a_field_that_cannot_be_read_says_why(text):
    with pytest.raises(Unreadable) as caught:
        read_cell(text, decimals=1, unit="percent")
    assert "”" in str(caught.value)


@pytest.fixture
def monthly(cast, at):
    """Percent a month, one for each organisation, from 2017."""
    return create_indicator(
        cast.group,
        name="Trygg hemgång inom tre dagar",
        unit="percent",
        decimals=1,
        frequency="month",
        by_organization=True,
        starts_on=date(2017, 1, 1),
        by=cast.official,
        now=at("2017-01-10 09:00"),
    )


def in_sala(cast, value, **more) -> Entry:
    return entry(value, organization=cast.seats["Sala"].organization_id, **more)


@pytest.mark.django_db
@pytest.mark.fact("S001-28", "S004-22", "P44")
def test_the_same_batch_twice_is_entered_once_and_a_final_one_changes_with_a_reason(cast, at, monthly):
    sign = {"by": cast.official, "now": at("2017-10-15 09:00")}
    first = in_sala(cast, "50", status="preliminary")
    later = in_sala(cast, "52.5", why="Två fall räknades inte")

    found = [
        len(enter_readings(monthly, entries=batch, source="Egen räkning", **sign))
        for batch in ([first], [first], [replace(first, status="final")], [later], [later])
    ]

    assert found == [1, 0, 1, 1, 0]
    rows = Reading.objects.values_list("revision", "value", "status", "why_changed", "source", "by")
    who = ("Egen räkning", cast.official.pk)
    assert list(rows) == [
        (1, 50, "preliminary", "", *who),
        (2, 50, "final", "", *who),
        (3, Decimal("52.5"), "final", "Två fall räknades inte", *who),
    ]


@pytest.mark.django_db
def test_one_fault_leaves_nothing_and_a_question_passes_when_it_is_answered(cast, at, monthly):
    sign = {"by": cast.official, "now": at("2017-10-15 09:00")}
    july, august = in_sala(cast, "10", period=date(2017, 7, 1)), in_sala(cast, "90")

    with pytest.raises(ReadingsRefused) as wrong:
        enter_readings(monthly, entries=[july, in_sala(cast, "101")], **sign)
    with pytest.raises(ReadingsRefused) as asked:
        enter_readings(monthly, entries=[july, august], **sign)
    assert (wrong.value.code, asked.value.code, Reading.objects.count()) == ("percent", "jump", 0)
    assert [*asked.value.by_place] == [august.place]

    assert len(enter_readings(monthly, entries=[july, august], confirmed=True, **sign)) == 2


@pytest.mark.django_db
def test_nothing_is_entered_in_a_closed_group(cast, at, monthly):
    Group.objects.filter(pk=monthly.group_id).update(
        state="closed", ends_on=date(2017, 9, 30), closing_reason="Uppdraget är slut"
    )
    sign = {"by": cast.administrator, "now": at("2017-10-15 09:00")}
    with pytest.raises(Refused) as caught:
        enter_readings(monthly, entries=[in_sala(cast, "50")], **sign)
    assert (caught.value.code, Reading.objects.count()) == ("closed", 0)


@pytest.mark.django_db
@pytest.mark.fact("S001-28")
def test_what_an_indicator_means_stands_once_there_are_readings(cast, at, monthly):
    sign = {"by": cast.official, "now": at("2017-10-15 09:00")}
    enter_readings(monthly, entries=[in_sala(cast, "10")], **sign)

    changed = change_indicator(monthly, name="Trygg hemgång", lag_days=20, **sign)
    assert (changed.name, changed.lag_days) == ("Trygg hemgång", 20)
    for field, value, code in [
        ("unit", "number", "has_readings"),
        ("frequency", "year", "has_readings"),
        ("by_organization", False, "has_readings"),
        ("direction", "lower", "has_readings"),
        ("starts_on", date(2017, 9, 1), "readings_before"),
        ("name", " ", "empty"),
        ("source", "kolada", "no_kolada"),
    ]:
        with pytest.raises(Refused) as caught:
            change_indicator(monthly, **{field: value}, **sign)
        assert caught.value.code == code
    for day, code in [(date(2016, 12, 31), "before_start"), (date(2017, 7, 31), "readings_after")]:
        with pytest.raises(Refused) as caught:
            end_indicator(monthly, ends_on=day, **sign)
        assert caught.value.code == code
    ended = end_indicator(monthly, ends_on=date(2017, 8, 31), **sign)
    assert (ended.ends_on, ended.history.first().history_user) == (date(2017, 8, 31), cast.official)


@pytest.mark.django_db
@pytest.mark.fact("S004-22")
def test_a_key_figure_gets_an_address_of_its_own(cast, at):
    sign = {"by": cast.official, "now": at(), "starts_on": date(2017, 1, 1)}
    names = ["Öppna ärenden", "Öppna ärenden"]

    made = [create_indicator(cast.group, name=name, is_key_figure=True, **sign).slug for name in names]
    elsewhere = create_indicator(cast.other_group, name=names[0], is_key_figure=True, **sign).slug

    assert (made, elsewhere) == (["oppna-arenden", "oppna-arenden-2"], "oppna-arenden")
    with pytest.raises(Refused) as caught:
        create_indicator(cast.group, name="Tredje", is_key_figure=True, slug="oppna-arenden", **sign)
    assert (caught.value.code, Indicator.objects.count()) == ("taken", 3)
