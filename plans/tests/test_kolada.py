"""Kolada, against a server that speaks its interface: what is read, what fails, and what becomes a
reading."""

import json
from datetime import date
from decimal import Decimal

import pytest

from groups.models import Group, Organization
from plans.actions import (
    ask_for_kolada,
    change_indicator,
    choose_kpi,
    compare_with,
    create_indicator,
    read_kolada_file,
    stop_comparing,
)
from plans.kolada import Area, KoladaProblem, Value, saved_values
from plans.kolada_compared import compared
from plans.kolada_entries import area_id
from plans.kolada_task import carry_out
from plans.models import ComparedValue, KoladaFetch
from samverkan.lib.refusal import Refused
from tests.kolada import KoladaServer

KPI, NBSP = "N01951", "\N{NO-BREAK SPACE}"


# --- the interface ----------------------------------------------------------------------------------------


def test_key_figures_are_found_by_words_and_by_id(kolada: KoladaServer):
    client = kolada.client()
    assert [kpi.id for kpi in client.kpis("invånare")] == ["N01951"]
    assert [kpi.title for kpi in client.kpis("n03937")] == ["Arbetslöshet 18-64 år, andel (%)"]
    assert client.kpis("invånare")[0].by_gender
    assert client.areas("region") == [Area("0019", "Region Västmanland", True)]


def test_ids_and_years_go_twenty_five_at_a_time_and_pages_are_counted(kolada: KoladaServer):
    areas = [f"{1000 + i}" for i in range(30)]
    kolada.values = {(KPI, area, year): {"T": 1} for area in areas for year in range(1990, 2018)}
    kolada.most_on_a_page = 300
    pages = list(kolada.client().values(KPI, areas, range(1990, 2018)))
    assert sum(map(len, pages)) == 30 * 28
    # 25 areas and 25 years: three pages; the rest one each. Never the address that the answer points at.
    assert len(pages) == len(kolada.asked) == 3 + 1 + 1 + 1
    assert "page=3" in kolada.asked[2]


@pytest.mark.parametrize("failing", [500, 503, 429, "slow", "cut"])
def test_what_passes_is_tried_again(kolada: KoladaServer, failing):
    kolada.fails = [failing, failing]
    assert [kpi.id for kpi in kolada.client().kpis("invånare")] == ["N01951"]
    assert kolada.waited == [1.0, 2.0]


def test_it_waits_as_long_as_it_is_asked_to_but_not_for_ever(kolada: KoladaServer):
    kolada.fails, kolada.retry_after = [429], "7"
    kolada.client().kpis("invånare")
    kolada.fails, kolada.retry_after = [429], "86400"
    kolada.client().kpis("invånare")
    assert kolada.waited == [7.0, 30.0]


@pytest.mark.parametrize(
    ("failing", "code"),
    [(500, "status"), (429, "too_often"), (403, "status"), (404, "unknown"), ("slow", "silent"),
     ("cut", "silent"), ("broken", "strange")],
)  # fmt: skip
def test_what_does_not_pass_is_told(kolada: KoladaServer, failing, code):
    kolada.fails = [failing] * 3
    with pytest.raises(KoladaProblem) as told:
        kolada.client().kpis("invånare")
    assert told.value.code == code


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[", b"\xff", b"null", b"3", b"{}", b'{"values": 3}', b'{"values": [3]}',
        b'{"values": [{"kpi": "N01951", "municipality": "1981", "period": "x", "values": []}]}',
        b'{"values": [{"kpi": "N01951", "municipality": "1981", "period": 2016, "values": [{"value": "1"}]}]',
        b'{"values": [{"kpi": "N1", "municipality": "1981", "period": 2016, "values": [{"value": "1"}]}]}',
        b'{"values": [{"kpi": "N1", "municipality": "1981", "period": 2016, "values": [{"value": NaN}]}]}',
        b'{"values": [{"kpi": "N1", "municipality": "1981", "period": 1e999999999, "values": []}]}',
        b'{"values": [1e9999999999999999999999]}',
    ],
)  # fmt: skip
def test_a_file_that_is_no_answer_is_told(content):
    with pytest.raises(KoladaProblem) as told:
        saved_values(content)
    assert told.value.code == "strange"


@pytest.mark.fact("S001-28")
def test_null_is_missing_and_never_zero():
    values = [{"gender": "T", "value": None}, {"gender": "K", "value": 0}, {"gender": "M", "value": 0.5}]
    row = {"kpi": KPI, "municipality": "1981", "period": 2016, "values": values}
    content = json.dumps([{"values": [row]}]).encode()
    assert saved_values(content) == [
        Value(KPI, "1981", 2016, "T", None),
        Value(KPI, "1981", 2016, "K", Decimal(0)),
        Value(KPI, "1981", 2016, "M", Decimal("0.5")),
    ]


@pytest.mark.parametrize(
    ("kind", "code", "area"),
    [("municipality", "1981", "1981"), ("region", "19", "0019"), ("region", "", ""), ("other", "1981", "")],
)
def test_organisations_have_their_area(kind, code, area):
    assert area_id(kind, code) == area


# --- readings ---------------------------------------------------------------------------------------------


@pytest.fixture
def indicator(cast, at):
    made = create_indicator(
        cast.group, name="Invånare", starts_on=date(2014, 1, 1), by_organization=True, by_gender=True,
        by=cast.official, now=at(),
    )  # fmt: skip
    return choose_kpi(made, kpi=" n01951 ", by=cast.official, now=at())


@pytest.fixture
def sala(cast):
    return cast.seats["Sala"].organization


@pytest.fixture
def fetched(cast, at, indicator, kolada: KoladaServer):
    """`fetched(organizations, when)`: asked for and carried out."""

    def run(organizations, when="2017-03-01 12:00"):
        asked = ask_for_kolada(
            indicator, organizations=organizations, from_year=2014, to_year=2017, by=cast.official,
            now=at(when),
        )  # fmt: skip
        carry_out(asked, organizations, now=at(when), kolada=kolada.client())
        asked.refresh_from_db()
        return asked

    return run


def told(indicator, *names):
    rows = indicator.readings.order_by("period", "gender", "revision")
    return list(rows.values_list(*names))


@pytest.mark.fact("S001-28")
def test_values_become_readings_and_only_what_changes_makes_a_revision(
    kolada: KoladaServer, indicator, fetched, sala
):
    kolada.values = {
        (KPI, "1981", 2013): {"T": 21000},
        (KPI, "1981", 2015): {"T": 22000, "K": 11000, "M": 11000.12345},
        (KPI, "1981", 2016): {"T": None},
        (KPI, "1981", 2017): {"T": 22500},
        (KPI, "1983", 2016): {"T": 26000},
        ("N03937", "1981", 2016): {"T": 4},
    }
    first = fetched([sala.pk])
    assert told(indicator, "period__year", "gender", "value", "missing", "status") == [
        (2015, "K", Decimal(11000), "", "final"),
        (2015, "M", Decimal("11000.1235"), "", "final"),
        (2015, "T", Decimal(22000), "", "final"),
        (2016, "T", None, first.indicator.readings.get(period__year=2016).missing, "final"),
        (2017, "T", Decimal(22500), "", "preliminary"),
    ]
    assert (first.state, first.new, first.changed, first.missing) == ("done", 4, 0, 1)
    assert "2017-03-01" in indicator.readings.first().source
    again = fetched([sala.pk])
    assert (again.state, again.new, again.changed) == ("done", 0, 0)
    kolada.values[KPI, "1981", 2015]["T"] = 22100
    kolada.values[KPI, "1981", 2016]["T"] = 22200
    third = fetched([sala.pk])
    assert (third.new, third.changed) == (0, 2)
    rows = indicator.readings.filter(revision=2).order_by("period")
    assert [(row.period.year, row.value, bool(row.why_changed)) for row in rows] == [
        (2015, 22100, True),
        (2016, 22200, True),
    ]


def test_a_fetch_that_fails_says_why_and_leaves_no_reading(kolada: KoladaServer, indicator, fetched, sala):
    kolada.values = {(KPI, "1981", 2016): {"T": 1}}
    kolada.fails = ["broken"]
    found = fetched([sala.pk])
    assert (found.state, indicator.readings.count(), bool(found.problem)) == ("failed", 0, True)
    assert fetched([sala.pk]).state == "done"


def test_one_fetch_at_a_time_and_a_dead_one_is_given_up(cast, at, indicator, sala):
    asked = {"organizations": [sala.pk], "from_year": 2014, "to_year": 2016, "by": cast.official}
    dead = ask_for_kolada(indicator, **asked, now=at("2017-03-01 09:00"))
    with pytest.raises(Refused) as refusal:
        ask_for_kolada(indicator, **asked, now=at("2017-03-01 09:59"))
    assert refusal.value.code == "under_way"
    living = ask_for_kolada(indicator, **asked, now=at("2017-03-01 10:01"))
    assert list(KoladaFetch.objects.order_by("pk").values_list("pk", "state")) == [
        (dead.pk, "failed"),
        (living.pk, "waiting"),
    ]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"organizations": []}, "nobody"),
        ({"from_year": 2013}, "years"),
        ({"to_year": 2018}, "years"),
        ({"from_year": 2016, "to_year": 2015}, "years"),
    ],
)
def test_what_cannot_be_asked_for(cast, at, indicator, sala, fields, code):
    asked = {"organizations": [sala.pk], "from_year": 2014, "to_year": 2016} | fields
    with pytest.raises(Refused) as refusal:
        ask_for_kolada(indicator, **asked, by=cast.official, now=at())
    assert refusal.value.code == code


def test_somebody_elses_organisation_is_not_fetched(cast, at, indicator):
    theirs = Organization.objects.create(kind="municipality", code="1780")
    with pytest.raises(Refused) as refusal:
        ask_for_kolada(
            indicator, organizations=[theirs.pk], from_year=2014, to_year=2016, by=cast.official, now=at()
        )
    assert refusal.value.code == "nobody"


@pytest.mark.fact("S003-02")
def test_a_saved_file_needs_no_network(cast, at, indicator, sala):
    row = {"kpi": KPI, "municipality": "1981", "period": 2016, "values": [{"gender": "T", "value": 22000}]}
    given = {"filename": "sala.json", "organizations": [sala.pk], "by": cast.official, "now": at()}
    found = read_kolada_file(indicator, content=json.dumps({"values": [row]}).encode(), **given)
    assert (found.state, found.new, found.filename, len(found.sha256)) == ("done", 1, "sala.json", 64)
    other = json.dumps({"values": [row | {"kpi": "N03937"}]}).encode()
    with pytest.raises(Refused) as refusal:
        read_kolada_file(indicator, content=other, **given)
    assert refusal.value.code == "other_kpi"
    for wrong, code in [({"period": 99999}, "years"), ({"values": [{"gender": "T", "value": 1e25}]}, "size")]:
        content = json.dumps({"values": [row | wrong]}).encode()
        with pytest.raises(Refused) as refusal:
            read_kolada_file(indicator, content=content, **given)
        assert refusal.value.code == code
    with pytest.raises(Refused) as refusal:
        choose_kpi(indicator, kpi="N03937", by=cast.official, now=at())
    assert (refusal.value.code, indicator.readings.count()) == ("has_readings", 1)


def test_one_reading_for_all_takes_one_area(cast, at, sala):
    made = create_indicator(
        cast.group, name="Invånare i länet", starts_on=date(2014, 1, 1), by=cast.official, now=at()
    )
    choose_kpi(made, kpi=KPI, by=cast.official, now=at())
    made.refresh_from_db()
    both = [sala.pk, cast.seats["Köping"].organization.pk]
    with pytest.raises(Refused) as refusal:
        ask_for_kolada(made, organizations=both, from_year=2014, to_year=2016, by=cast.official, now=at())
    assert refusal.value.code == "one_only"


def test_only_yearly_indicators_read_kolada(cast, at):
    made = create_indicator(
        cast.group, name="Besök", starts_on=date(2014, 1, 1), frequency="month", by=cast.official, now=at()
    )
    with pytest.raises(Refused) as refusal:
        choose_kpi(made, kpi=KPI, by=cast.official, now=at())
    assert refusal.value.code == "not_yearly"


@pytest.mark.fact("S001-28")
def test_others_are_set_beside_and_are_never_the_groups_own(
    kolada: KoladaServer, cast, at, indicator, fetched, sala
):
    sign = {"by": cast.official, "now": at()}
    wrong = [
        ({"area": "19", "name": "Västmanland"}, ("no_area", "area")),
        ({"area": "0000", "name": " "}, ("no_name", "name")),
        ({"area": "1983", "name": "Köping"}, ("own", "area")),
    ]
    refused = []
    for given, _why in wrong:
        with pytest.raises(Refused) as caught:
            compare_with(indicator, **given, **sign)
        refused.append((caught.value.code, caught.value.field))
    assert refused == [why for _given, why in wrong]
    for _twice in range(2):
        nation = compare_with(indicator, area="0000", name="Riket", **sign)
    compare_with(indicator, area="0380", name="Uppsala", **sign)
    kolada.values = {
        (KPI, "1981", 2015): {"T": 22000, "K": 11000},
        (KPI, "0000", 2015): {"T": 9851017, "K": 4920051},
        (KPI, "0000", 2016): {"T": 9995153},
        (KPI, "0380", 2016): {"T": None},
    }
    fetched([sala.pk])
    kolada.values[KPI, "0000", 2016] = {"T": 9995154}
    fetched([sala.pk])

    places = set(indicator.readings.values_list("organization", "period__year"))
    assert places == {(sala.pk, 2015)}
    rows = ComparedValue.objects.order_by("place__area", "year").values_list("place__name", "year", "value")
    assert list(rows) == [("Riket", 2015, 9851017), ("Riket", 2016, 9995154), ("Uppsala", 2016, None)]
    found = compared(indicator)
    shown = [(year, [value.replace(NBSP, " ") for _name, value in values]) for year, values in found.rows]
    assert (found.places, shown) == (
        ("Riket", "Uppsala"),
        [(2016, ["9 995 154", ""]), (2015, ["9 851 017", ""])],
    )
    stop_comparing(nation, **sign)
    assert compared(indicator).places == ("Uppsala",)


@pytest.mark.fact("S001-28")
def test_only_years_that_are_measured_are_compared(cast, at, indicator, sala):
    sign = {"by": cast.official, "now": at()}
    compare_with(indicator, area="0000", name="Riket", **sign)
    rows = [
        {"kpi": KPI, "municipality": area, "period": year, "values": [{"gender": "T", "value": 1}]}
        for area, years in (("1981", [2016]), ("0000", [-5, 2013, 2014, 2016, 2018, 99999, 10**20]))
        for year in years
    ]
    content = json.dumps({"values": rows}).encode()
    read_kolada_file(indicator, content=content, filename="k.json", organizations=[sala.pk], **sign)
    assert sorted(ComparedValue.objects.values_list("year", flat=True)) == [2014, 2016]


@pytest.mark.parametrize("change", [{"kolada_id": "N03937"}, {"source": "own"}])
def test_another_key_figure_leaves_nothing_of_the_first_to_compare_with(cast, at, indicator, change):
    sign = {"by": cast.official, "now": at()}
    place = compare_with(indicator, area="0000", name="Riket", **sign)
    ComparedValue.objects.create(place=place, year=2016, value=1, fetched_on=at().date())
    change_indicator(indicator, name="Folkmängd", **sign)
    assert ComparedValue.objects.count() == 1
    change_indicator(indicator, **change, **sign)
    assert (ComparedValue.objects.count(), indicator.compared.count()) == (0, 1)


def test_a_closed_group_compares_with_nothing_more(cast, at, indicator):
    sign = {"by": cast.official, "now": at()}
    place = compare_with(indicator, area="0000", name="Riket", **sign)
    closed = {"state": "closed", "ends_on": at().date(), "closing_reason": "Klar"}
    Group.objects.filter(pk=cast.group.pk).update(**closed)
    for act in (lambda: compare_with(indicator, area="0380", name="Uppsala", **sign),
                lambda: stop_comparing(place, **sign)):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "closed"
    assert list(indicator.compared.values_list("name", flat=True)) == ["Riket"]
