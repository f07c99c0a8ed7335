"""What the evaluations of one's groups wait for, on the start page (S000-04; domain.md 6.5; seed 002)."""

from datetime import date, time, timedelta

import pytest
from django.urls import resolve, reverse

from evaluations.access import oral_evaluations_for
from evaluations.actions import begin_evaluation
from evaluations.models import (
    Invitation,
    OralEvaluation,
    Question,
    Recommendation,
    RecommendationSet,
    Report,
    Section,
    Survey,
    SurveyText,
)
from evaluations.survey_texts import first_person
from evaluations.waiting import orals_waiting, surveys_waiting
from groups.models import Person
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem
from samverkan.lib.history import acting
from samverkan.pages.start import start_of

STAFF, RECORDERS = ("secretary", "official"), ("secretary", "official", "chair")
EVERYBODY = (*RECORDERS, "member", "substitute", "stranger", "other_secretary", "administrator")
JAN, DEC = date(2017, 1, 1), date(2017, 12, 31)


def told(cast, now, *addresses: str) -> dict[str, list[tuple[str, bool]]]:
    """Of each of the cast, which of these pages they are led to, and whether it is late."""
    people = {who: Person.objects.get(pk=getattr(cast, who).pk) for who in EVERYBODY}
    return {
        who: [
            (resolve(duty.url).url_name, duty.is_late)
            for duty in start_of(person, now).duties
            if duty.url in addresses
        ]
        for who, person in people.items()
    }


def only(people: tuple[str, ...], *what: tuple[str, bool]) -> dict[str, list[tuple[str, bool]]]:
    return {who: list(what) if who in people else [] for who in EVERYBODY}


@pytest.fixture
def evaluation(cast, at):
    given = {"title": "Utvärdering 2017", "starts_on": JAN, "ends_on": DEC}
    return begin_evaluation(cast.structure, groups=[cast.group], by=cast.official, now=at(), **given)


@pytest.fixture
def survey(cast, at, evaluation):
    with acting(cast.official, at()):
        return Survey.objects.create(
            evaluation=evaluation, title="Enkät", closes_on=date(2017, 6, 15), created_at=at()
        )


def moved(survey, by, at, **fields):
    """In the state that `fields` say; who opens it is told by its history."""
    with acting(by, at()):
        for name, value in fields.items():
            setattr(survey, name, value)
        survey.save()


@pytest.mark.django_db
@pytest.mark.fact("S000-02")
def test_a_survey_is_told_of_from_draft_to_told_and_to_nobody_who_answers(cast, at, evaluation, survey):
    pages = {name: reverse(f"surveys:{name}", args=[survey.pk]) for name in ("survey", "close", "report")}
    texts = reverse("surveys:texts", args=[survey.pk])
    every = (*pages.values(), texts)
    assert told(cast, at("2017-05-31 09:00"), *every) == only(())
    assert told(cast, at("2017-06-01 09:00"), *every) == only(STAFF, ("survey", False))
    assert told(cast, at("2017-06-16 09:00"), pages["survey"]) == only(STAFF, ("survey", True))

    section = Section.objects.create(survey=survey, position=1, title="Arbetet")
    question = Question.objects.create(section=section, key="fri", position=1, kind="text", text="Vad mer?")
    moved(survey, cast.official, at, state="open", opened_on=date(2017, 5, 20))
    asked = {"survey": survey, "group": cast.group}
    Invitation.objects.create(person=cast.member, role="member", **asked)
    Invitation.objects.create(person=cast.substitute, role="substitute", is_used=True, **asked)
    assert told(cast, at("2017-06-15 09:00"), *every) == only(())
    now = at("2017-06-16 09:00")
    assert told(cast, now, *every) == only(STAFF, ("close", True))

    closed = {"closed_on": date(2017, 6, 16), "tallies": {}, "sha256": "x"}
    moved(survey, cast.secretary, at, state="closed", **closed)
    SurveyText.objects.create(survey=survey, question=question, place=1, text="Bra möten")
    # Somebody else than who opened it reads the texts.
    assert first_person(survey) == cast.official.pk
    assert told(cast, now, *every) == only(("secretary",), ("texts", False))
    SurveyText.objects.update(state="shown")
    assert told(cast, now, *every) == only(STAFF, ("report", False))
    moved(survey, cast.official, at, state="reported", reported_on=now.date())
    assert told(cast, now, *every) == only(())


@pytest.mark.django_db
def test_of_several_groups_only_who_staffs_all_of_them_is_told(cast, at, survey, evaluation):
    days = (date(2017, 6, 10), date(2017, 6, 24))
    assert [row.pk for row in surveys_waiting(cast.secretary, *days)] == [survey.pk]
    evaluation.groups.create(group=cast.other_group, position=2)
    people = (cast.secretary, cast.official, cast.other_secretary, cast.administrator)
    assert [list(surveys_waiting(person, *days)) for person in people] == [[], [], [], []]


@pytest.mark.django_db
@pytest.mark.fact("S000-04")
def test_a_report_is_told_of_when_the_period_is_over_and_every_survey_told(cast, at, evaluation, survey):
    report = Report.objects.create(evaluation=evaluation)
    page = reverse("evaluations:report", args=[evaluation.pk])
    publish = reverse("evaluations:report_publish", args=[evaluation.pk])
    assert told(cast, at("2017-12-31 09:00"), page, publish) == only(())
    now = at("2018-01-01 09:00")
    assert told(cast, now, page, publish) == only(STAFF, ("report", False))
    moved(survey, cast.official, at, state="open", opened_on=date(2017, 5, 20))
    assert told(cast, now, page, publish) == only(())

    report.state, report.sha256, report.approved_at = "approved", "x", at("2018-01-10 09:00")
    report.save()
    assert told(cast, at("2018-01-11 09:00"), page, publish) == only(STAFF, ("report_publish", False))
    assert told(cast, at("2018-04-01 09:00"), page, publish) == only(())
    # Nobody is asked to publish anew what has been withdrawn.
    moved(report, cast.official, at, state="published", published_at=at("2018-01-11 10:00"))
    moved(report, cast.official, at, state="approved", published_at=None)
    assert told(cast, at("2018-01-11 11:00"), page, publish) == only(())


@pytest.mark.django_db
@pytest.mark.fact("S000-03")
def test_an_oral_evaluation_is_told_of_from_its_meeting_until_it_is_final(cast, at, evaluation):
    sign = {"by": cast.secretary, "now": at()}
    meeting = create_meeting(cast.group, date=date(2017, 6, 15), start=time(9), end=time(12), **sign)
    item = add_item(meeting, title="Utvärdering", **sign)
    oral = OralEvaluation.objects.create(
        evaluation=evaluation, group=cast.group, meeting=meeting, item=item, created_at=at()
    )
    pages = [reverse(f"oral:{name}", args=[oral.pk]) for name in ("write", "one")]
    now, today = at("2017-06-15 13:00"), date(2017, 6, 15)
    assert told(cast, at("2017-06-14 09:00"), *pages) == only(())
    for state, page in (("planned", "write"), ("recorded", "one"), ("reviewed", "one")):
        OralEvaluation.objects.update(state=state)
        assert told(cast, now, *pages) == only(RECORDERS, (page, False))
    # Whoever is told of one may open it: an item's circle holds here too.
    for circle, told_to in (("presidency", RECORDERS), ("office", STAFF)):
        AgendaItem.objects.filter(pk=item.pk).update(circle=circle, closed_reason="Sekretess")
        found = [who for who in EVERYBODY if orals_waiting(getattr(cast, who), today).exists()]
        assert tuple(found) == told_to
        readers = [who for who in RECORDERS if oral_evaluations_for(getattr(cast, who)).exists()]
        assert tuple(readers) == told_to
    OralEvaluation.objects.update(state="final", sha256="x")
    assert told(cast, now, *pages) == only(())


@pytest.mark.django_db
@pytest.mark.fact("S002-C")
def test_a_recommendation_is_told_to_whom_it_falls_to_and_says_when_it_is_late(cast, at, evaluation):
    found = RecommendationSet.objects.create(
        structure=cast.structure, group=cast.group, title="Rekommendationer", created_at=at()
    )
    one = Recommendation.objects.create(
        set=found, number=9, text="Digitala möten", disposition="execution", state="sorted"
    )
    page, now = reverse("recommendations:one", args=[one.pk]), at("2017-06-15 09:00")
    rows, due = Recommendation.objects.filter(pk=one.pk), ("one", False)
    assert told(cast, now, page) == only(())
    rows.update(due_on=date(2017, 6, 29))
    assert told(cast, now, page) == only(STAFF, due)
    rows.update(responsible_group=cast.other_group)
    assert told(cast, now, page) == only(("other_secretary",), due)
    rows.update(responsible=cast.member, due_on=date(2017, 6, 14))
    assert told(cast, now, page) == only(("member",), ("one", True))
    rows.update(state="done")
    assert told(cast, now, page) == only(())

    for number in range(10, 14):
        Recommendation.objects.create(
            set=found,
            number=number,
            text="Fler",
            due_on=now.date() + timedelta(number),
            responsible=cast.member,
        )
    every = reverse("recommendations:list")
    assert told(cast, now, every) == only(("member",), ("list", False))
    RecommendationSet.objects.update(status="finished")
    assert told(cast, now, every) == only(())


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 1, 30])
def test_the_start_page_asks_as_much_for_none_as_for_thirty(
    cast, at, client, survey, count, django_assert_num_queries
):
    """One query for all that is owed, as for a member; whoever staffs a group has two more on the page."""
    found = RecommendationSet.objects.create(
        structure=cast.structure, group=cast.group, title="Rekommendationer", created_at=at()
    )
    given = {"set": found, "text": "Fler", "due_on": JAN}
    Recommendation.objects.bulk_create(Recommendation(number=n, **given) for n in range(1, count + 1))
    survey_of = {"evaluation": survey.evaluation, "closes_on": JAN, "created_at": at()}
    Survey.objects.bulk_create(Survey(title=f"Enkät {n}", **survey_of) for n in range(count))
    client.force_login(cast.secretary)
    with django_assert_num_queries(8):
        page = client.get("/")
    assert [duty.is_late for duty in page.context["start"].duties if "enkater" in duty.url] == [True] * (
        count + 1
    )
