"""What a survey came to, on its page and in every file of it; free texts are read by a second person."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import translation

from evaluations.actions import close_survey, read_text, report_survey, summarize_survey
from evaluations.kept_tallies import CellFacts, TableFacts, kept_tallies
from evaluations.models import EvaluatedGroup, Evaluation, Redaction, Survey, SurveyText
from evaluations.redaction import taken_away
from evaluations.results_compared import Candidate, chosen, headings
from evaluations.results_paper import make_results_paper, results_paper
from evaluations.results_shown import results_shown
from evaluations.results_words import not_shown
from evaluations.survey_shares import counted_share, mean_written, share
from evaluations.tests.answered import answered_survey, evaluation_of
from groups.models import Person
from groups.prints import name_in_storage
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

FEW = "för få svar för att visas"
with translation.override("sv"):
    HIDDEN = not_shown(TableFacts(of=CellFacts(), base=8))


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


@pytest.mark.fact("P54")
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


@pytest.mark.fact("S000-07", "P53")
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
        ("Medelvärde", ["3,9", "–", "–"]),
    ]


@pytest.mark.fact("S000-07", "P53")
def test_where_too_few_answered_every_output_says_so_and_nothing_more(cast, at):
    """Eight people, four of each role: everybody's table alone, and no step of it."""
    made = closed_survey(cast, at, people=8)
    client = as_(cast.secretary)
    page = client.get(reverse("surveys:results", args=[made.pk])).content.decode()
    text = client.get(reverse("surveys:csv", args=[made.pk])).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    climate = [row[3:10] for row in rows if row[1] == "Hur är samtalsklimatet?"]
    assert climate == [
        ["Alla", "8", "", "", "", "4,0", ""],
        ["Alla", "8", "1–2 (Slutet)", "1", "13", "", ""],
        ["Alla", "8", "3", "1", "13", "", ""],
        ["Alla", "8", "4–5 (Öppet)", "5", "63", "", ""],
        ["Alla", "8", "Vet ej / ej aktuellt", "1", "13", "", ""],
        ["Ledamöter", "", "", "", "", "", HIDDEN],
        ["Ersättare", "", "", "", "", "", HIDDEN],
    ]
    # Six subjects, two roles, once in the page's table each.
    assert page.count(HIDDEN) == 12
    told = client.get(reverse("surveys:json", args=[made.pk])).json()["sections"][0]["questions"][0]
    [table] = told["subjects"][0]["tables"]
    assert table == {"of": {}, "base": 8, "opinions": 7, "parts": [1, 1, 5, 1], "mean": "4.0"}


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


@pytest.mark.fact("P54")
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


@pytest.mark.fact("P54")
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


@pytest.mark.fact("P54")
def test_the_next_text_opens_when_one_is_read_and_the_list_when_none_is_left(cast, survey):
    client, row = as_(cast.secretary), survey.texts.order_by("question__position", "place").first()
    address, seen = reverse("surveys:text", args=[survey.pk, row.question_id, row.place]), []
    for _text in range(survey.texts.count()):
        form = client.get(address).context["form"]
        address = client.post(address, {**form.initial, "reason": ""}).url
        seen.append(address)
    places = survey.texts.order_by("question__position", "place").values_list("question", "place")[1:]
    asked = [reverse("surveys:text", args=[survey.pk, *place]) for place in places]
    assert seen == [*asked, reverse("surveys:texts", args=[survey.pk])]


@pytest.mark.fact("S000-44")
def test_telling_the_groups_waits_for_the_texts_and_is_done_once(cast, at, survey):
    sign = {"by": cast.secretary, "now": at()}
    with pytest.raises(Refused) as unread:
        report_survey(survey, **sign)
    survey.texts.update(state=SurveyText.State.SHOWN)
    report_survey(survey, **sign)
    with pytest.raises(Refused) as again:
        report_survey(survey, **sign)
    assert (unread.value.code, again.value.code) == ("unread", "reported")


OWN = Candidate(9, True, date(2018, 11, 30), frozenset({("1", "member")}), frozenset("1"))


@pytest.mark.any_database
@pytest.mark.fact("S000-02", "P57")
@pytest.mark.parametrize(
    ("own", "other", "years", "others"),
    [
        pytest.param({}, {}, 1, 0, id="a year before, same people"),
        pytest.param({}, {"closed_on": date(2019, 1, 1)}, 0, 0, id="later"),
        pytest.param({}, {"is_told": False}, 0, 0, id="the group has not been told"),
        pytest.param({"is_told": False}, {"is_told": False}, 1, 0, id="both before those who see to them"),
        pytest.param(
            {"is_told": False}, {"is_told": False, "evaluated": frozenset("12")}, 0, 0, id="others see to it"
        ),
        pytest.param({"evaluated": frozenset("12")}, {}, 0, 0, id="the second group may not read it"),
        pytest.param({}, {"evaluated": frozenset("12")}, 1, 0, id="told to more groups"),
        pytest.param({}, {"asked": frozenset({("1", "official")})}, 0, 0, id="others of the group"),
        pytest.param(
            {}, {"asked": frozenset({("1", "official")}), "is_repeated": True}, 1, 0, id="what it repeats"
        ),
        pytest.param({}, {"asked": frozenset({("2", "member")})}, 0, 1, id="another group"),
        pytest.param(
            {}, {"asked": frozenset({("2", "member")}), "closed_on": date(2016, 1, 1)}, 0, 0, id="long ago"
        ),
    ],
)
def test_what_stands_beside_a_survey(own, other, years, others):
    """Only what all readers of the one may read of the other."""
    beside = replace(OWN, **{"pk": 8, "closed_on": date(2017, 11, 30)} | other)
    found = chosen(replace(OWN, **own), [beside])
    assert [len(part) for part in found] == [years, others]


@pytest.mark.any_database
def test_the_newest_years_and_the_nearest_of_each_group_are_chosen():
    years = [replace(OWN, pk=pk, closed_on=date(2000 + pk, 1, 1)) for pk in range(1, 9)]
    asked = [frozenset({(str(pk % 2 + 2), "member")}) for pk in range(20, 24)]
    theirs = [
        replace(OWN, pk=pk, closed_on=date(2018, pk - 12, 1), asked=asked[pk - 20]) for pk in range(20, 24)
    ]
    found = chosen(OWN, [*years, *theirs])
    assert [[one.pk for one in part] for part in found] == [[5, 6, 7, 8], [23, 22]]


@pytest.mark.any_database
def test_a_column_says_its_year_its_term_and_where_needed_its_day():
    spring, autumn = date(2018, 4, 3), date(2018, 11, 30)
    columns = [(date(2017, 1, 9), "A", "2015–2018"), (spring, "B", ""), (autumn, "C", ""), (autumn, "D", "")]
    with translation.override("sv"):
        assert headings(columns) == [
            "2017 (2015–2018)",
            "3 april 2018",
            "30 november 2018, C",
            "30 november 2018, D",
        ]


def closed_in(year: int, cast, at, **more) -> Survey:
    made = answered_survey(cast.group, at(f"{year}-03-01 12:00"), by=cast.official, **more)
    close_survey(made, why="Klart", by=cast.official, now=at(f"{year}-03-02 12:00"))
    return Survey.objects.get(pk=made.pk)


@pytest.mark.fact("S000-02", "P57")
def test_the_same_question_is_compared_over_the_years(cast, at):
    """By its key, and only what both surveys may show; in the term of each."""
    first = closed_in(2017, cast, at, people=4, title="Första")
    second = closed_in(2018, cast, at, title="Andra", repeats=first)
    third = closed_in(2020, cast, at, title="Tredje", repeats=second)
    page = as_(cast.secretary).get(reverse("surveys:results", args=[third.pk]))
    [years] = page.context["sections"][0].questions[0].subjects[0].compared
    columns = ["2017 (2015–2018)", "2018 (2015–2018)", "2020"]
    assert years.columns == columns
    assert [line.values for line in years.lines if line.label in ("Antal svar", "Medelvärde")] == [
        [*zip(columns, [FEW, "16", "16"], strict=True)],
        [*zip(columns, ["–", "3,9", "3,9"], strict=True)],
    ]


@pytest.fixture
def joint(cast, at) -> Evaluation:
    """Of two groups."""
    both = evaluation_of(cast.group, date(2017, 3, 1), at(), cast.official)
    EvaluatedGroup.objects.create(evaluation=both, group=cast.other_group, position=2)
    return both


@pytest.fixture
def of_two_groups(cast, at, joint) -> tuple[Survey, Survey]:
    """A survey of each of two groups in one evaluation, from one template; told to both."""
    more = {"evaluation": joint, "template": "samverkansgrupp", "texts": 0}
    made = [
        answered_survey(group, at(), by=cast.official, title=title, people=people, **more)
        for group, title, people in ((cast.group, "Vår", 16), (cast.other_group, "Deras", 8))
    ]
    found = []
    for one in made:
        close_survey(one, why="Klart", by=None, now=at())
        found.append(report_survey(Survey.objects.get(pk=one.pk), by=None, now=at()))
    return found[0], found[1]


@pytest.mark.fact("S000-02", "P57")
def test_groups_stand_beside_each_other_in_every_output(cast, of_two_groups):
    """As their own surveys tell, each; the smaller shows no steps beside the larger."""
    ours, _theirs = of_two_groups
    client = as_(cast.member)
    page, text, told = (
        client.get(reverse(f"surveys:{name}", args=[ours.pk])) for name in ("results", "csv", "json")
    )
    [groups] = page.context["sections"][0].questions[0].subjects[0].compared
    rows = list(csv.reader(StringIO(text.content.decode("utf-8-sig")), delimiter=";"))
    climate = [row[3:6] + row[11:] for row in rows if row[1] == "Hur är samtalsklimatet?"]
    other = json.loads(told.content)["other_groups"]
    assert groups.columns == [
        "Samverkansgrupp äldre, 2017 (2015–2018)",
        "Samverkansgrupp kultur/idrott, 2017 (2015–2018)",
    ]
    assert [value for _column, value in groups.lines[0].values] == ["16", "8"]
    assert [row for row in climate if row[3] == "Deras"] == [
        ["Alla", "8", word, "Deras", "2017-03-01", "2015–2018", "Samverkansgrupp kultur/idrott"]
        for word in ("", "1–2 (Slutet)", "3", "4–5 (Öppet)", "Vet ej / ej aktuellt")
    ]
    assert [(one["title"], one["answered"], one["tables"][0]["table"]["base"]) for one in other] == [
        ("Deras", 8, 8)
    ]


@pytest.mark.fact("P57")
def test_what_one_group_alone_reads_stands_on_no_page_and_paper_of_both(cast, at, joint):
    """Our group's own survey before: who is of the other group alone may not read it."""
    alone = closed_in(2016, cast, at, title="Bara vår", template="samverkansgrupp", texts=0)
    report_survey(alone, by=cast.official, now=at())
    more = {"evaluation": joint, "repeats": alone, "template": "samverkansgrupp", "texts": 0}
    both = answered_survey(cast.group, at(), by=cast.official, **more)
    close_survey(both, why="Klart", by=None, now=at())
    both = report_survey(Survey.objects.get(pk=both.pk), by=None, now=at())
    outputs = [
        as_(cast.other_secretary).get(reverse(f"surveys:{name}", args=[both.pk])).content.decode()
        for name in ("results", "csv", "json")
    ]
    assert [word.count("Bara vår") + word.count("2016") for word in outputs] == [0, 0, 0]
    assert results_paper(both).compared.years == ()


def test_a_spreadsheet_runs_nothing_that_was_written(cast, at):
    """Excel is told that it is UTF-8, and reads text as text."""
    made = closed_survey(cast, at, texts=1)
    made.texts.update(text='=HYPERLINK("http://exempel.se";"Åäö")', state=SurveyText.State.SHOWN)
    content = as_(cast.secretary).get(reverse("surveys:csv", args=[made.pk])).content
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert content[:3] == b"\xef\xbb\xbf"
    assert [row[10] for row in rows if row[10] not in ("", "fritext")] == [
        '\'=HYPERLINK("http://exempel.se";"Åäö")'
    ]


@pytest.mark.parametrize("texts", [1, 16])
def test_the_page_asks_the_same_however_much_was_written(cast, at, django_assert_num_queries, texts):
    made = closed_survey(cast, at, texts=texts)
    client = as_(cast.secretary)
    client.get(reverse("surveys:results", args=[made.pk]))
    # One more when nobody has read the texts: who opened it?
    with django_assert_num_queries(8):
        client.get(reverse("surveys:results", args=[made.pk]))


def test_what_is_kept_of_a_page_is_neither_its_language_nor_its_texts(cast, at, survey):
    """The second time it is written of what was drawn the first."""
    survey.texts.update(state=SurveyText.State.SHOWN)
    client, address = as_(cast.secretary), reverse("surveys:results", args=[survey.pk])
    first = client.get(address).content.decode()
    survey.texts.update(state=SurveyText.State.WITHHELD, text="")
    client.cookies["django_language"] = "en"
    second = client.get(address).content.decode()
    assert [page.count("Fritext") for page in (first, second)] == [3, 0]
    assert [(page.count("Ersättare"), page.count("Substitutes")) for page in (first, second)] == [
        (first.count("Ersättare"), 0),
        (0, first.count("Ersättare")),
    ]


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


@pytest.mark.fact("P53")
def test_the_paper_says_what_the_page_says(cast, at, settings, tmp_path):
    """Of eight people, four of each role: everybody's table in parts of the scale, of the roles nothing."""
    settings.MEDIA_ROOT = tmp_path
    survey = closed_survey(cast, at, people=8)
    make_results_paper.func(survey.pk)
    name = name_in_storage(results_paper(survey))
    with default_storage.open(name) as file:
        content = file.read()
    answer = as_(cast.secretary).get(reverse("surveys:paper", args=[survey.pk]))
    printed = " ".join(text_of(content).split())
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert_pdf_accessible(content)
    assert printed.partition("Hur är samtalsklimatet? ")[2].startswith(
        f"Svar Alla Ledamöter Ersättare Antal svar 8 {HIDDEN} {HIDDEN} "
        "1–2 (Slutet) 1 (13 %) – – 3 1 (13 %) – – 4–5 (Öppet) 5 (63 %) – – "
        "Vet ej / ej aktuellt 1 (13 %) – – Medelvärde 4,0 – – "
    )
    assert printed.count(HIDDEN) == 12
    default_storage.delete(name)
