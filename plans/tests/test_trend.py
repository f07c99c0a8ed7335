"""An indicator over its periods: which reading holds, means that leave out what is missing, and the
drawing."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plans.progress import Word
from plans.progress_words import progress_shown, progress_word
from plans.trend import Aim, Measure, Row, at_target, trend_of, trend_progress
from plans.trend_chart import drawing_for_paper
from plans.trend_paper import trend_images, trend_paper
from plans.trend_words import trend_shown

TODAY = date(2018, 3, 1)
SALA, KOPING, ARBOGA = 1, 2, 3
NAMES = {SALA: "Sala kommun", KOPING: "Köpings kommun", ARBOGA: "Arboga kommun"}
MEASURE = Measure("Hemma inom tre dagar", "percent", "", 1, "higher", "year")
AIM = Aim(Decimal(80), date(2018, 12, 31), None, Decimal(40), date(2014, 12, 31))


def row(year, value, organization=None, *, revision=1, gender="T", preliminary=False, missing=""):
    value = None if value is None else Decimal(str(value))
    missing = missing or ("Saknas i Kolada" if value is None else "")
    return Row(date(year, 1, 1), organization, gender, revision, value, missing, preliminary)


@pytest.mark.fact("S001-28")
def test_the_highest_revision_holds_and_what_has_not_begun_is_left_out():
    rows = [row(2016, 51, revision=2), row(2016, 15), row(2015, 45), row(2019, 99)]
    trend = trend_of(MEASURE, rows, {}, TODAY, AIM)
    assert [(point.period.year, point.value) for point in trend.main.points] == [(2015, 45), (2016, 51)]


def test_the_mean_leaves_out_what_is_missing_and_is_none_for_less_than_half():
    rows = [
        row(2015, 40, SALA),
        row(2015, 50, KOPING),
        row(2015, None, ARBOGA),
        row(2016, 70, SALA),
        row(2016, None, KOPING),
        row(2016, None, ARBOGA),
    ]
    trend = trend_of(MEASURE, rows, NAMES, TODAY, AIM)
    assert [(point.value, point.known, point.asked) for point in trend.main.points] == [
        (Decimal(45), 2, 3),
        (None, 1, 3),
    ]
    assert trend.main.is_mean
    # In the register's order, not by value.
    assert [one.name for one in trend.organizations] == ["Sala kommun", "Köpings kommun", "Arboga kommun"]


def test_a_mean_is_of_those_that_ought_to_read_and_one_of_many_reaches_nothing():
    """Köping left after 2015; Arboga came in 2016."""
    seats = {2015: {SALA, KOPING}, 2016: {SALA, ARBOGA}, 2017: {SALA, ARBOGA, 4}, 2018: {SALA, ARBOGA, 4}}
    rows = [row(2015, 40, KOPING), row(2016, 60, SALA), row(2016, 80, KOPING), row(2017, 85, SALA)]
    trend = trend_of(MEASURE, rows, NAMES, TODAY, AIM, seated=lambda day: seats[day.year])
    assert [(point.value, point.known, point.asked) for point in trend.main.points] == [
        (Decimal(40), 1, 2),
        (Decimal(70), 2, 3),
        (None, 1, 3),
    ]
    assert (trend_progress(trend, TODAY).word, at_target(trend)) == (Word.ON_TRACK, (1, 1))
    assert [one.has_left for one in trend.organizations] == [False, True]
    assert trend_shown(trend, "x").notes == (
        "Medelvärdet är av dem som har ett värde: 1 av 2 för 2015, 2 av 3 för 2016.",
        "Inget medelvärde där färre än hälften har ett värde: 1 av 3 för 2017.",
        "Inte längre med: Köpings kommun.",
    )
    alone = trend_of(MEASURE, rows[-1:], NAMES, TODAY, AIM, seated=lambda day: seats[day.year])
    assert trend_progress(alone, TODAY).word == Word.NO_DATA


def test_whoever_is_the_whole_of_the_others_is_in_no_mean():
    rows = [row(2016, 40, SALA), row(2016, 60, KOPING), row(2016, 90, ARBOGA)]
    trend = trend_of(MEASURE, rows, NAMES, TODAY, AIM, wholes={ARBOGA})
    assert (trend.main.last.value, len(trend.organizations), at_target(trend)) == (50, 3, (0, 2))
    assert [note for note in trend_shown(trend, "x").notes if "Arboga" in note] != []


def test_the_groups_own_figure_goes_before_the_mean():
    trend = trend_of(MEASURE, [row(2016, 60), row(2016, 10, SALA)], NAMES, TODAY, AIM)
    assert (trend.main.is_mean, trend.main.last.value) == (False, 60)
    assert trend_progress(trend, TODAY).word == Word.ON_TRACK
    assert at_target(trend) == (0, 1)


@pytest.mark.fact("S001-28")
def test_an_organisation_that_read_before_the_baseline_alone_reaches_nothing():
    rows = [row(2013, 90, SALA), row(2016, 90, KOPING), row(2016, 10, ARBOGA)]
    assert at_target(trend_of(MEASURE, rows, NAMES, TODAY, AIM)) == (1, 2)


def test_progress_in_words():
    rows = [row(2015, 45, SALA), row(2017, "60.5", SALA, preliminary=True), row(2017, 85, KOPING)]
    found = progress_shown(trend_of(MEASURE, rows, NAMES, TODAY, AIM), TODAY)
    assert (found.shape, found.word) == ("partly", progress_word(Word.ON_TRACK))
    assert found.sentences[0].startswith("2017: 72,8\N{NO-BREAK SPACE}%.")


def test_nothing_is_asked_without_an_aim():
    assert progress_shown(trend_of(MEASURE, [row(2016, 60)], {}, TODAY), TODAY) is None


@pytest.mark.fact("P59")
def test_a_missing_value_is_a_gap_and_preliminary_another_shape():
    rows = [row(2013, 41), row(2014, 42), row(2015, None), row(2016, 44), row(2017, 45, preliminary=True)]
    shown = trend_shown(trend_of(MEASURE, rows, {}, TODAY, AIM), "x")
    assert shown.drawing.count('class="tr-line"') == 2
    assert shown.drawing.count('class="tr-final"') == 3
    assert shown.drawing.count('class="tr-preliminary"') == 1
    assert shown.drawing.count('class="tr-begun"') == 1
    assert shown.drawing.count("<title") == shown.drawing.count("<desc") == 1
    assert "style=" not in shown.drawing
    assert shown.lines[0].cells[2] == ("2015", pgettext("reading", "missing"))
    assert shown.notes == ("Saknas i Kolada: 2015.",)


@pytest.mark.fact("P59")
def test_every_organisation_is_drawn_on_the_same_scale():
    rows = [
        row(year, value + year - 2010, pk)
        for pk, value in ((SALA, 10), (KOPING, 60))
        for year in (2015, 2016)
    ]
    shown = trend_shown(trend_of(MEASURE, rows, NAMES, TODAY, AIM), "x")
    targets = [re.findall(r'class="tr-target" .*? y1="([\d.]+)"', one.drawing) for one in shown.multiples]
    assert [one.name for one in shown.multiples] == ["Sala kommun", "Köpings kommun"]
    assert targets[0] == targets[1] != []
    assert shown.columns == ("2015", "2016")
    # The baseline and the way from it are not drawn there, and take no room.
    assert [re.findall(r' x="([\d.]+)%"', one.drawing)[-1] for one in shown.multiples] == ["3.00"] * 2


def test_names_of_periods_never_run_into_each_other():
    quarterly = replace(MEASURE, frequency="quarter")
    rows = [replace(row(2017, 40 + i), period=date(2017, 1 + 3 * i, 1)) for i in range(4)]
    crowded = drawing_for_paper(trend_of(quarterly, rows, {}, TODAY, replace(AIM, since=date(2000, 1, 1))))
    roomy = drawing_for_paper(trend_of(quarterly, rows, {}, TODAY))
    assert [re.findall(r">(2017-K\d)<", one.decode()) for one in (crowded, roomy)] == [
        ["2017-K4"],
        ["2017-K4", "2017-K3", "2017-K1"],
    ]


@pytest.mark.fact("P59")
def test_organisations_stand_a_dozen_to_a_sheet_each_with_the_target_and_the_mean():
    names = {pk: f"Kommun {pk:02}" for pk in range(1, 14)}
    rows = [row(year, 50, pk) for pk in names for year in (2015, 2016)]
    shown = trend_shown(trend_of(MEASURE, rows, names, TODAY, AIM), "x")
    paper, images = trend_paper(shown), trend_images(shown)
    page = render_to_string("pdf/trend_part.html", {"trend": paper})
    assert {*re.findall(r'src="asset:([^"]+)"', page)} == {*images}
    drawn = [images[name].decode() for name, _alt in paper.multiples]
    marks = ('class="tr-name"', 'class="tr-target"', 'class="tr-mean"')
    assert [[one.count(mark) for mark in marks] for one in drawn] == [[12] * 3, [1] * 3]
    assert paper.multiples[1][1].startswith("Kommun 13, 2016: 50,0")


def test_many_periods_stand_under_each_other_the_latest_first():
    months = Measure("Besök", "number", "", 0, "higher", "month")
    rows = [Row(date(2017, month, 1), None, "T", 1, Decimal(month), "", False) for month in range(1, 13)]
    rows.append(Row(date(2018, 1, 1), None, "T", 1, Decimal(0), "", False))
    shown = trend_shown(trend_of(months, rows, {}, TODAY), "x")
    assert [line.name for line in shown.lines][:2] == ["januari 2018", "december 2017"]
    assert shown.lines[0].cells[0][1] == "0"


@pytest.mark.parametrize("values", [[], [None], [5], [0, 0], ["0.0001", "0.0002"], [-3, 14_410_000]])
def test_any_series_can_be_drawn(values):
    rows = [row(2010 + i, value) for i, value in enumerate(values)]
    for aim in (None, AIM):
        trend = trend_of(MEASURE, rows, {}, TODAY, aim)
        shown = trend_shown(trend, "x")
        assert bool(shown.drawing) == any(value is not None for value in values)
        assert b"nan" not in drawing_for_paper(trend)


def test_a_paper_has_the_images_that_it_names():
    rows = [row(2015, 41), row(2016, 44, preliminary=True)]
    shown = trend_shown(trend_of(MEASURE, rows, {}, TODAY, AIM), "x")
    paper = trend_paper(shown)
    page = render_to_string("pdf/trend_part.html", {"trend": paper})
    assert sorted(re.findall(r'src="asset:([^"]+)"', page)) == sorted(trend_images(shown))
    assert [line.cells for line in paper.lines] == [
        (("2015", "41,0"), ("2016", _("%(value)s prel.") % {"value": "44,0"}))
    ]
    empty = trend_shown(trend_of(MEASURE, [row(2015, None)], {}, TODAY), "x")
    assert (trend_images(empty), trend_paper(empty).image) == ({}, "")
