"""What a survey came to, on its page and in every file of it; free texts are read by a second person."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from evaluations.actions import close_survey, read_text, report_survey, summarize_survey
from evaluations.kept_tallies import kept_tallies
from evaluations.models import Redaction, Survey, SurveyText
from evaluations.redaction import taken_away
from evaluations.results_paper import make_results_paper, results_paper
from evaluations.results_shown import results_shown
from evaluations.survey_shares import counted_share, mean_written, share
from evaluations.tests.answered import answered_survey
from groups.models import Person
from groups.prints import name_in_storage
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused

FEW = "för få svar för att visas"


def closed_survey(cast, at, **more) -> Survey:
    made = answered_survey(cast.group, at(), by=cast.official, **{"by_role": True} | more)
    close_survey(made, why="Alla har svarat", by=cast.official, now=at())
    return Survey.objects.get(pk=made.pk)


@pytest.fixture
def survey(cast, at) -> Survey:
    return closed_survey(cast, at)


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (5, 12, "42\N{NBSP}%"),
        (1, 8, "13\N{NBSP}%"),
        (5, 120, "4,2\N{NBSP}%"),
        (0, 5, "0\N{NBSP}%"),
        (0, 0, ""),
    ],
)
def test_shares_have_whole_percent_under_a_hundred(count, base, words):
    assert (share(count, base), mean_written("3.8"), mean_written("")) == (words, "3,8", "")
    assert counted_share(5, 12) == "5 (42\N{NBSP}%)"


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("after", "gone"),
    [
        pytest.param("Anna på kansliet lyssnar inte.", 0, id="whole"),
        pytest.param("Anna  på kansliet\r\nlyssnar inte.", 0, id="as a form sends it back"),
        pytest.param("[…] på kansliet lyssnar inte.", 5, id="the first word"),
        pytest.param("[...] lyssnar inte.", 17, id="three dots are a gap"),
        pytest.param("Anna […] inte.", 21, id="in the middle"),
        pytest.param("Anna på kansliet […]", 14, id="the end"),
        pytest.param("[…]", 30, id="all"),
        pytest.param("på kansliet lyssnar inte.", None, id="without a mark"),
        pytest.param("Anna på kansliet lyssnar.", None, id="the opposite"),
        pytest.param("[…] lyssnar alltid.", None, id="other words"),
        pytest.param("inte. […] Anna", None, id="another order"),
        pytest.param("Anna på kansliet […] kansliet lyssnar inte.", None, id="said twice"),
    ],
)
def test_a_text_is_only_taken_away_from(after, gone):
    assert taken_away("Anna på kansliet lyssnar inte.", after) == gone


@pytest.mark.fact("S000-07")
def test_the_tables_have_everybody_and_the_roles_side_by_side(survey):
    [section] = results_shown(kept_tallies(survey), {})
    climate = section.questions[0].subjects[0]
    assert climate.columns == ["Alla", "Ledamöter", "Ersättare"]
    assert [(line.label, [value for _column, value in line.values]) for line in climate.lines] == [
        ("Antal svar", ["16", "8", "8"]),
        ("1 – Slutet", ["0 (0\N{NBSP}%)", "–", "–"]),
        ("2", ["2 (13\N{NBSP}%)", "–", "–"]),
        ("3", ["2 (13\N{NBSP}%)", "–", "–"]),
        ("4", ["6 (38\N{NBSP}%)", "–", "–"]),
        ("5 – Öppet", ["4 (25\N{NBSP}%)", "–", "–"]),
        ("1–2 (Slutet)", ["2 (13\N{NBSP}%)", "1 (13\N{NBSP}%)", "1 (13\N{NBSP}%)"]),
        ("3", ["2 (13\N{NBSP}%)", "1 (13\N{NBSP}%)", "1 (13\N{NBSP}%)"]),
        ("4–5 (Öppet)", ["10 (63\N{NBSP}%)", "5 (63\N{NBSP}%)", "5 (63\N{NBSP}%)"]),
        ("Vet ej / ej aktuellt", ["2 (13\N{NBSP}%)", "1 (13\N{NBSP}%)", "1 (13\N{NBSP}%)"]),
        ("Medelvärde", ["3,9", "3,9", "3,9"]),
    ]


@pytest.mark.fact("S000-07")
def test_where_too_few_answered_every_output_says_so_and_nothing_more(cast, at):
    """Eight people, four of each role: everybody's table alone, and no step of it."""
    made = closed_survey(cast, at, people=8)
    client = as_(cast.secretary)
    page = client.get(reverse("surveys:results", args=[made.pk])).content.decode()
    text = client.get(reverse("surveys:csv", args=[made.pk])).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    climate = [row[3:] for row in rows if row[1] == "Hur är samtalsklimatet?"]
    assert climate == [
        ["Alla", "8", "", "", "", "3,9", ""],
        ["Alla", "8", "1–2 (Slutet)", "1", "13", "", ""],
        ["Alla", "8", "3", "1", "13", "", ""],
        ["Alla", "8", "4–5 (Öppet)", "5", "63", "", ""],
        ["Alla", "8", "Vet ej / ej aktuellt", "1", "13", "", ""],
        ["Ledamöter", "", "", "", "", "", FEW],
        ["Ersättare", "", "", "", "", "", FEW],
    ]
    # Six subjects, two roles, once in the page's table each.
    assert page.count(FEW) == 12


def test_json_is_what_the_fingerprint_is_of(cast, survey):
    given = as_(cast.secretary).get(reverse("surveys:json", args=[survey.pk])).content.decode()
    assert (json.loads(given), sha256(kept_tallies(survey))) == (survey.tallies, survey.sha256)


@pytest.mark.fact("S000-44")
def test_the_groups_read_it_when_it_is_told(cast, at, survey):
    address = reverse("surveys:results", args=[survey.pk])
    people = [cast.member, cast.substitute, cast.chair, cast.stranger, cast.secretary]
    sign = {"by": cast.secretary, "now": at()}
    before = [as_(person).get(address).status_code for person in people]
    for text in survey.texts.all():
        read_text(text, state="shown", words=text.text, **sign)
    summarize_survey(survey, summary="De flesta trivs.", **sign)
    told = report_survey(survey, **sign)
    after = [as_(person).get(address).status_code for person in people]
    page = as_(cast.member).get(address).content.decode()
    assert (before, after) == ([404, 404, 404, 404, 200], [200, 200, 200, 404, 200])
    assert (told.state, told.reported_on, "De flesta trivs." in page) == ("reported", date(2017, 3, 1), True)
    assert [page.count(f"Fritext {i} ändra") for i in range(3)] == [1, 1, 1]


def test_nobody_sees_a_result_of_an_open_survey(cast, at):
    """I-SUR4: those who see to it are told when, and every file is missing."""
    made = answered_survey(cast.group, at(), by=cast.official)
    client = as_(cast.secretary)
    names = ("results", "csv", "json", "paper")
    answers = [client.get(reverse(f"surveys:{name}", args=[made.pk])) for name in names]
    assert [answer.status_code for answer in answers] == [200, 404, 404, 404]
    assert [
        answers[0].content.decode().count(word) for word in ("Medelvärde", '<svg class="chart', "Fritext")
    ] == [0] * 3


@pytest.mark.parametrize(
    ("who", "given", "code"),
    [
        pytest.param(
            "official", {"state": "shown", "words": "Fritext 0 ändra"}, "same_person", id="who opened it"
        ),
        pytest.param("secretary", {"state": "shown", "words": "Bra"}, "rewritten", id="other words"),
        pytest.param(
            "secretary", {"state": "shown", "words": "[…] ändra"}, "no_reason", id="without a reason"
        ),
        pytest.param(
            "secretary", {"state": "withheld", "words": ""}, "no_reason", id="withheld without a reason"
        ),
        pytest.param("secretary", {"state": "waiting", "words": ""}, "state", id="put back"),
        pytest.param(
            "secretary", {"state": "shown", "words": "", "seen": "old"}, "changed", id="changed meanwhile"
        ),
    ],
)
def test_what_reading_a_text_refuses(cast, at, survey, who, given, code):
    text = survey.texts.get(text="Fritext 0 ändra")
    with pytest.raises(Refused) as refused:
        read_text(text, **given, by=getattr(cast, who), now=at())
    assert (refused.value.code, Redaction.objects.count()) == (code, 0)


def test_what_is_taken_away_is_gone_and_the_log_says_who_and_why(cast, at, survey):
    sign = {"by": cast.secretary, "now": at()}
    Survey.objects.filter(pk=survey.pk).update(packed_at=at())
    one, two = survey.texts.get(text="Fritext 0 ändra"), survey.texts.get(text="Fritext 1 ändra")
    read_text(one, state="shown", words="[…] ändra", reason="Ett namn", **sign)
    read_text(two, state="withheld", words=two.text, reason="Om en person", **sign)
    left = survey.texts.exclude(state="waiting").order_by("state").values_list("state", "text")
    log = Redaction.objects.values_list("state", "taken_away", "reason", "by")
    page = as_(cast.secretary).get(reverse("surveys:results", args=[survey.pk])).content.decode()
    assert list(left) == [("shown", "[…] ändra"), ("withheld", "")]
    assert list(log) == [
        ("shown", 10, "Ett namn", cast.secretary.pk),
        ("withheld", 15, "Om en person", cast.secretary.pk),
    ]
    # The file is packed anew; the third waits, so nobody reads it on the page.
    assert Survey.objects.get(pk=survey.pk).packed_at is None
    assert [page.count(word) for word in ("[…] ändra", "Fritext 0", "Fritext 1", "Fritext 2")] == [1, 0, 0, 0]


def test_the_one_who_opened_it_does_not_read_the_texts(cast, survey):
    first = survey.texts.first()
    pages = [
        reverse("surveys:texts", args=[survey.pk]),
        reverse("surveys:text", args=[survey.pk, first.question_id, first.place]),
    ]
    found = [
        [as_(person).get(page).status_code for page in pages] for person in (cast.official, cast.secretary)
    ]
    assert found == [[403, 403], [200, 200]]


def test_telling_the_groups_waits_for_the_texts_and_is_done_once(cast, at, survey):
    sign = {"by": cast.secretary, "now": at()}
    with pytest.raises(Refused) as unread:
        report_survey(survey, **sign)
    survey.texts.update(state=SurveyText.State.SHOWN)
    report_survey(survey, **sign)
    with pytest.raises(Refused) as again:
        report_survey(survey, **sign)
    assert (unread.value.code, again.value.code) == ("unread", "reported")


@pytest.mark.fact("S000-02")
def test_the_same_question_is_compared_over_the_years(cast, at):
    """By its key, and only what both surveys may show."""
    first = closed_survey(cast, at, people=4, title="Första")
    second = answered_survey(
        cast.group, at("2018-03-01 12:00"), by=cast.official, title="Andra", repeats=first
    )
    close_survey(second, why="Klart", by=cast.official, now=at("2018-03-02 12:00"))
    third = answered_survey(
        cast.group, at("2019-03-01 12:00"), by=cast.official, title="Tredje", repeats=second
    )
    close_survey(third, why="Klart", by=cast.official, now=at("2019-03-02 12:00"))
    page = as_(cast.secretary).get(reverse("surveys:results", args=[third.pk]))
    climate = page.context["sections"][0].questions[0].subjects[0]
    assert climate.years == ("2017", "2018", "2019")
    assert [line.values for line in climate.over_years if line.label in ("Antal svar", "Medelvärde")] == [
        [("2017", FEW), ("2018", "16"), ("2019", "16")],
        [("2017", "–"), ("2018", "3,9"), ("2019", "3,9")],
    ]


@pytest.mark.parametrize("texts", [1, 16])
def test_the_page_asks_the_same_however_much_was_written(cast, at, django_assert_num_queries, texts):
    made = closed_survey(cast, at, texts=texts)
    client = as_(cast.secretary)
    client.get(reverse("surveys:results", args=[made.pk]))
    with django_assert_num_queries(7):
        client.get(reverse("surveys:results", args=[made.pk]))


def test_the_pages_close_sum_up_and_tell(cast, at):
    """Posted as from the pages; the refusal stands at its field and keeps what was typed."""
    made = answered_survey(cast.group, at(), by=cast.official, texts=0)
    Survey.objects.filter(pk=made.pk).update(closes_on=date(2099, 12, 31))
    client, to = as_(cast.secretary), lambda name: reverse(f"surveys:{name}", args=[made.pk])
    refused = client.post(to("close"), {"why": ""})
    answers = [
        client.post(to("close"), {"why": "Alla har svarat"}),
        client.post(to("summary"), {"summary": "Det går bra."}),
        client.post(to("report")),
    ]
    made.refresh_from_db()
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["why"])
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, to("results"))] * 3
    assert (made.state, made.summary, made.why_closed_early) == (
        "reported",
        "Det går bra.",
        "Alla har svarat",
    )


def test_the_paper_says_what_the_page_says(cast, survey, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_results_paper.func(survey.pk)
    name = name_in_storage(results_paper(survey))
    with default_storage.open(name) as file:
        content = file.read()
    answer = as_(cast.secretary).get(reverse("surveys:paper", args=[survey.pk]))
    assert (content[:5], answer.status_code, answer["Content-Type"]) == (b"%PDF-", 200, "application/pdf")
    default_storage.delete(name)
