"""The pages of Kolada: search and choose, ask and see it come, and a file instead."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import Group
from plans.actions import choose_kpi, create_indicator
from plans.kolada_task import fetch_from_kolada
from plans.models import KoladaFetch
from tests.kolada import KoladaServer
from tests.rows.kolada import saved

KPI = "N01951"


@pytest.fixture
def indicator(cast, at):
    return create_indicator(
        cast.group,
        name="Invånare",
        starts_on=date(2014, 1, 1),
        by_organization=True,
        by=cast.official,
        now=at(),
    )


@pytest.fixture
def official(cast):
    client = Client()
    client.force_login(cast.official)
    return client


def test_a_key_figure_is_searched_for_and_chosen(kolada: KoladaServer, indicator, official):
    page = reverse("kolada:search", args=[indicator.pk])
    found = official.get(page, {"q": "invånare"})
    assert [kpi.id for kpi in found.context["found"]] == [KPI]
    assert official.get(page, {"q": "in"}).context["found"] == []
    assert len(kolada.asked) == 1
    assert official.post(page, {"kpi": "N1"}).status_code == 422
    answer = official.post(page, {"kpi": KPI})
    assert answer.url == reverse("kolada:ask", args=[indicator.pk])
    indicator.refresh_from_db()
    assert (indicator.source, indicator.kolada_id) == ("kolada", KPI)


def test_the_code_of_a_region_is_found_as_the_register_has_it(kolada: KoladaServer, indicator, official):
    found = official.get(reverse("kolada:codes", args=[indicator.pk]), {"q": "region"}).context["found"]
    assert [(area.code, area.title) for area in found] == [("19", "Region Västmanland")]


def test_a_search_that_fails_is_told_on_the_page(kolada: KoladaServer, indicator, official):
    kolada.fails = [500]
    answer = official.get(reverse("kolada:search", args=[indicator.pk]), {"q": "invånare"})
    assert (answer.status_code, answer.context["found"], "500" in answer.context["problem"]) == (
        200,
        [],
        True,
    )


@pytest.mark.fact("S001-28", "S003-02")
def test_values_are_asked_for_and_the_worker_brings_them(kolada: KoladaServer, cast, at, indicator, official):
    choose_kpi(indicator, kpi=KPI, by=cast.official, now=at())
    sala = cast.seats["Sala"].organization
    kolada.values = {(KPI, sala.code, year): {"T": 22000 + year} for year in (2015, 2016)}
    page = reverse("kolada:ask", args=[indicator.pk])
    wrong = official.post(page, {"organizations": [sala.pk], "from_year": 1990, "to_year": 2016})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["from_year"])
    answer = official.post(page, {"organizations": [sala.pk], "from_year": 2015, "to_year": 2016})
    fetch = KoladaFetch.objects.get()
    assert answer.url == reverse("kolada:state", args=[fetch.pk])
    assert official.get(answer.url).context["fetch"].is_under_way
    fetch_from_kolada.func(fetch.pk, [sala.pk])
    part = official.get(answer.url, headers={"HX-Request": "true"})
    assert (part.context["fetch"].is_under_way, part.context["fetch"].word) == (
        False,
        KoladaFetch.State.DONE.label,
    )
    assert "<html" not in part.content.decode()
    assert [reading.value for reading in indicator.readings.all()] == [24015, 24016]


def test_a_saved_file_is_read(cast, at, indicator, official):
    choose_kpi(indicator, kpi=KPI, by=cast.official, now=at())
    sala = cast.seats["Sala"].organization
    page = reverse("kolada:file", args=[indicator.pk])
    broken = SimpleUploadedFile("k.json", b"<html>")
    assert official.post(page, {"organizations": [sala.pk], "file": broken}).status_code == 422
    file = SimpleUploadedFile("k.json", saved(sala.code, {2015: 1, 2016: None}))
    answer = official.post(page, {"organizations": [sala.pk], "file": file})
    assert answer.status_code == 302
    assert [reading.value for reading in indicator.readings.order_by("period")] == [1, None]


def test_places_to_compare_with_are_chosen_and_taken_away(kolada: KoladaServer, indicator, official):
    choose_kpi(indicator, kpi=KPI, by=None, now=timezone.now())
    page = reverse("kolada:compare", args=[indicator.pk])
    offered = official.get(page).context["offered"]
    # The region has a seat in the group: it is read, and not compared with.
    assert [area for area, _name in offered] == ["0000"]
    wrong = official.post(page, {"area": "X", "name": "Riket"})
    kept = [wrong.context["form"][name].value() for name in ("area", "name")]
    assert (wrong.status_code, list(wrong.context["form"].errors), kept) == (422, ["area"], ["X", "Riket"])
    for area, name in offered[:1]:
        official.post(page, {"area": area, "name": name})
    found = official.get(page + "?q=Sala").context
    assert [area.id for area in found["found"]] == ["1981"]
    (place,) = found["places"]
    assert ([area for area, _name in found["offered"]], place.area) == ([], "0000")
    remove = reverse("kolada:compare_remove", args=[place.pk])
    closed = {"state": "closed", "ends_on": timezone.localdate(), "closing_reason": "Klar"}
    Group.objects.filter(pk=indicator.group_id).update(**closed)
    told = list(official.post(remove, follow=True).context["messages"])
    assert ([row.level_tag for row in told], indicator.compared.count()) == (["error"], 1)
    Group.objects.filter(pk=indicator.group_id).update(state="active", ends_on=None, closing_reason="")
    official.post(remove)
    assert list(official.get(page).context["places"]) == []
