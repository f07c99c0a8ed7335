"""Building and opening a survey: what blocks it, whom it goes to, and that what is asked then stands."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from evaluations.actions import (
    WrittenQuestion,
    add_section,
    add_survey_question,
    begin_evaluation,
    begin_survey,
    change_evaluation,
    change_survey,
    change_survey_question,
    choose_recipients,
    discard_survey,
    invite_late,
    mend_survey_question,
    move_section,
    move_survey_question,
    open_survey,
    remove_section,
    remove_survey_question,
)
from evaluations.answer_links import PURPOSE
from evaluations.forms.surveys import SettingsForm
from evaluations.models import Choice, Invitation, Question, Survey
from evaluations.survey_facts import readiness, sections_of
from evaluations.survey_keys import keyed
from evaluations.survey_mails import survey_mail
from evaluations.survey_problems import Draft, survey_problems
from evaluations.survey_recipients import Asked, asked_of
from groups.actions import appoint, find_or_create_person
from groups.models import Delivery, Link
from samverkan.lib.refusal import Refused

TODAY, CLOSES = date(2017, 3, 1), date(2017, 3, 15)
FOURTEEN = (*[("Ledamöter", "Äldre")] * 10, *[("Ersättare", "Äldre")] * 4)


def ready(**fields) -> Draft:
    given = {"questions": 3, "threshold": 5, "closes_on": CLOSES, "is_addressed": True, "people": FOURTEEN}
    return Draft(**given | fields)


@pytest.mark.fact("S000-07")
@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, []),
        ({"questions": 0}, [("no_questions", True)]),
        ({"empty_sections": ("Mötena",)}, [("empty_section", False)]),
        ({"is_addressed": False, "people": ()}, [("no_recipients", True)]),
        ({"people": ()}, [("nobody", True)]),
        ({"people": FOURTEEN[:4]}, [("too_few", True)]),
        ({"people": FOURTEEN[:5]}, []),
        ({"people": FOURTEEN[:3], "threshold": 3}, []),
        ({"open_numbers": ("Hur många möten?",)}, [("open_numbers", True)]),
        ({"without_address": ("Knut O'Rönn",)}, [("no_address", False)]),
        ({"closes_on": None}, [("no_day", True)]),
        ({"closes_on": TODAY}, [("past", True)]),
        ({"closes_on": date(2018, 3, 3)}, [("too_late", True)]),
        ({"by_role": True}, [("small_role", False)]),
        ({"by_role": True, "threshold": 4}, []),
        ({"by_group": True}, [("one_group", False)]),
        ({"by_group": True, "people": FOURTEEN + FOURTEEN[:5]}, [("one_group", False)]),
        ({"by_group": True, "people": (*FOURTEEN, ("Ledamöter", "Unga"))}, [("small_group", False)]),
    ],
)
def test_what_stands_in_the_way_of_opening(fields, codes):
    found = survey_problems(ready(**fields), TODAY)
    assert [(one.code, one.blocks) for one in found] == codes


@translation.override("en")
def test_too_few_are_told_the_way_on():
    (few,) = survey_problems(ready(people=FOURTEEN[:4]), TODAY)
    assert few.text == (
        "The survey would go to 4 people, and with fewer than 5 nothing can be shown. "
        "Choose more recipients, or lower the limit, at least 3."
    )
    (two,) = survey_problems(ready(people=FOURTEEN[:2], threshold=3), TODAY)
    assert two.text.endswith("Choose more recipients, or ask them at the table instead.")


@pytest.mark.parametrize(
    ("texts", "former", "now"),
    [
        (["Få", "Lagom"], [], [("fa", "Få"), ("lagom", "Lagom")]),
        (["B", "A"], [("a", "A"), ("b", "B")], [("b", "B"), ("a", "A")]),
        (["A", "Bättre"], [("a", "A"), ("b", "B")], [("a", "A"), ("b", "Bättre")]),
        (["Ny", "A"], [("a", "A")], [("ny", "Ny"), ("a", "A")]),
        (["a", "A"], [], [("a", "a"), ("a-2", "A")]),
    ],
)
def test_a_choice_keeps_its_key(texts, former, now):
    assert keyed(texts, former) == now


@pytest.mark.fact("S000-07", "P51")
def test_whoever_is_two_things_is_asked_once_as_member_first():
    people = {name: type("P", (), {"pk": pk})() for pk, name in enumerate("abc")}
    rows = [
        Asked(people["a"], 1, "substitute"),
        Asked(people["b"], 1, "member"),
        Asked(people["a"], 2, "member"),
        Asked(people["b"], 2, "member"),
        Asked(people["c"], 2, "official"),
    ]
    chosen = [(1, "member"), (1, "substitute"), (2, "member")]
    assert asked_of(rows, chosen) == [rows[1], rows[2]]
    assert asked_of(rows, [(1, "substitute"), (2, "official")]) == [rows[0], rows[4]]


@pytest.fixture
def sign(cast, at):
    # Of two groups: who staffs one of them does not see to it.
    return {"by": cast.administrator, "now": at()}


@pytest.fixture
def evaluation(both_at_work, cast, sign):
    return begin_evaluation(
        cast.structure,
        title="Utvärdering 2017–2018",
        starts_on=date(2017, 1, 1),
        ends_on=date(2018, 12, 31),
        groups=[cast.group, cast.other_group],
        **sign,
    )


@pytest.fixture
def draft(evaluation, sign):
    return begin_survey(evaluation, template="samverkansgrupp", **sign)


def settled(survey, sign, *recipients, **fields) -> Survey:
    given = {name: getattr(survey, name) for name in ("title", "introduction", "mode", "by_role", "by_group")}
    choose_recipients(survey, recipients=recipients, **sign)
    return change_survey(survey, **given | {"threshold": 3, "closes_on": CLOSES} | fields, **sign)


@pytest.fixture
def opened(draft, cast, sign):
    both = [(cast.group, role) for role in ("member", "substitute")]
    return open_survey(settled(draft, sign, *both), **sign)


@pytest.mark.django_db
def test_a_survey_is_broken_down_one_way(draft, sign):
    """By role across by group would tell what the smallest of them answered."""
    assert codes_of(lambda: settled(draft, sign, by_role=True, by_group=True)) == "two_ways"
    with pytest.raises(DatabaseError), transaction.atomic():
        Survey.objects.filter(pk=draft.pk).update(by_role=True, by_group=True)
    by_group = settled(draft, sign, by_group=True)
    form = SettingsForm(initial={"by_role": False, "by_group": True})
    assert (by_group.broken_down_by, form["apart"].value()) == ("group", "group")


def codes_of(act) -> str:
    return refused(act).code


def refused(act) -> Refused:
    with pytest.raises(Refused) as caught, transaction.atomic():
        act()
    return caught.value


@pytest.mark.django_db
@pytest.mark.fact("S000-01")
def test_an_evaluation_is_of_groups_that_are_named(evaluation, draft, cast, sign):
    assert [row.group for row in evaluation.groups.all()] == [cast.group, cast.other_group]
    period = {"starts_on": date(2017, 1, 1), "ends_on": date(2018, 12, 31)}
    given = {"title": "U", **period}
    choose_recipients(draft, recipients=[(cast.other_group, "member")], **sign)
    change_evaluation(evaluation, **given, groups=[cast.other_group, cast.group], **sign)
    assert [row.group for row in evaluation.groups.all()] == [cast.other_group, cast.group]
    refused = {
        "no_groups": {"groups": []},
        "used": {"groups": [cast.group]},
        "no_title": {"groups": [cast.group, cast.other_group], "title": " "},
        "ends_first": {"groups": [cast.group, cast.other_group], "ends_on": date(2016, 1, 1)},
        "changed": {"groups": [cast.other_group], "seen": "0" * 16},
    }
    for code, fields in refused.items():
        assert codes_of(lambda fields=fields: change_evaluation(evaluation, **given | fields, **sign)) == code
    alone = begin_evaluation(cast.structure, **given, groups=[cast.group], **sign)
    stranger = begin_survey(alone, title="E", **sign)
    assert codes_of(
        lambda: choose_recipients(stranger, recipients=[(cast.other_group, "member")], **sign)
    ) == ("other_group")


@pytest.mark.django_db
def test_a_survey_is_written_and_ordered(evaluation, sign):
    survey = begin_survey(evaluation, title="Enkät", **sign)
    first, second = (add_section(survey, title=title, **sign) for title in ("Ett", "Två"))
    scale = WrittenQuestion(text="Alla kommer till tals.", steps=5, low="Nej", high="Ja", choices=("x", "y"))
    one = add_survey_question(first, kind="scale", written=scale, **sign)
    two = add_survey_question(first, kind="scale", written=scale, **sign)
    choice = WrittenQuestion(text="Hur långa?", steps=5, choices=("Korta", " ", "Lagom", "Korta"))
    three = add_survey_question(first, kind="single", written=choice, **sign)
    assert [(row.key, row.steps, row.low) for row in (one, two, three)] == [
        ("alla-kommer-till-tals", 5, "Nej"),
        ("alla-kommer-till-tals-2", 5, "Nej"),
        ("hur-langa", None, ""),
    ]
    assert list(three.choices.values_list("key", "text")) == [("korta", "Korta"), ("lagom", "Lagom")]
    move_survey_question(three, to="up", **sign)
    move_survey_question(two, to="down", **sign)
    move_section(second, to="up", **sign)
    remove_survey_question(one, **sign)
    remove_survey_question(one, **sign)
    told = [(row.title, [question.text for question in row.questions.all()]) for row in sections_of(survey)]
    assert told == [("Två", ["Alla kommer till tals."]), ("Ett", ["Hur långa?"])]
    faults = {
        "no_text": ("text", WrittenQuestion(text=" ")),
        "steps": ("scale", WrittenQuestion(text="A", steps=7)),
        "few_choices": ("matrix", WrittenQuestion(text="A", steps=4, choices=("En",))),
        "many_choices": ("multiple", WrittenQuestion(text="A", choices=[str(n) for n in range(21)])),
        "long_choice": ("single", WrittenQuestion(text="A", choices=("En", "x" * 201))),
        "too_large": ("number", WrittenQuestion(text="A", most=99_999_999_999)),
        "wrong_range": ("number", WrittenQuestion(text="A", least=9, most=3)),
    }
    for code, (kind, written) in faults.items():
        wrong = {"kind": kind, "written": written}
        assert codes_of(lambda wrong=wrong: add_survey_question(first, **wrong, **sign)) == code
    remove_section(first, **sign)
    assert codes_of(lambda: add_survey_question(first, kind="text", written=scale, **sign)) == "gone"
    assert codes_of(lambda: begin_survey(evaluation, title=" ", **sign)) == "no_title"
    assert codes_of(lambda: settled(survey, sign, threshold=2)) == "threshold"
    discard_survey(survey, **sign)
    assert Survey.objects.count() == 0


@pytest.mark.fact("P51")
@pytest.mark.django_db
def test_opening_asks_each_person_once_by_a_link_that_names_nobody(draft, cast, sign):
    chosen = [(cast.group, "member"), (cast.group, "substitute"), (cast.other_group, "member")]
    survey = open_survey(settled(draft, sign, *chosen), **sign)
    asked = {cast.chair, cast.vice_chair, cast.member, cast.substitute, cast.stranger}
    assert {row.person for row in survey.invitations.all()} == asked
    assert (survey.state, survey.opened_on, survey.invited, survey.answered) == ("open", TODAY, 5, 0)
    assert set(Link.objects.filter(purpose=PURPOSE).values_list("person", flat=True)) == {None}
    letters = list(Delivery.objects.filter(kind="evaluations.survey"))
    assert [row.references for row in letters] == [{"survey": survey.pk}] * 5
    message = survey_mail(next(row for row in letters if row.person == cast.member), {})
    assert message.subject.endswith(": Enkät om samverkansgruppens arbete")
    assert message.body.count("/enkat/") == 1


@pytest.mark.django_db
def test_what_is_asked_stands_when_it_is_open(opened, evaluation, cast, sign):
    question = Question.objects.get(section__survey=opened, key="klimat-till-tals")
    section, written = question.section, WrittenQuestion(text="Ny", steps=4)
    acts = [
        lambda: settled(opened, sign),
        lambda: add_section(opened, title="Ny", **sign),
        lambda: change_survey_question(question, written=written, **sign),
        lambda: move_section(section, to="down", **sign),
        lambda: remove_survey_question(question, **sign),
        lambda: discard_survey(opened, **sign),
        lambda: open_survey(opened, **sign),
    ]
    assert [codes_of(act) for act in acts] == ["opened"] * len(acts)
    for row, change in [(question, {"steps": 4}), (opened, {"threshold": 4}), (section, {"title": "Ny"})]:
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**change)


@pytest.mark.django_db
def test_a_slip_is_mended_with_a_log_until_somebody_answers(opened, cast, at, sign):
    question = Question.objects.get(section__survey=opened, key="moten-antal")
    later = sign | {"now": at("2017-03-02 09:00")}
    lines = ["För få", "Lagom många", "För många"]
    mend_survey_question(question, text="Hur är antalet möten på ett år?", choices=lines, **later)
    mended = Choice.objects.get(question=question, key="lagom")
    assert (mended.text, mended.history.first().history_user) == ("Lagom många", cast.administrator)
    kept = Question.history.count(), Choice.history.count()
    same = {"text": "Hur är antalet möten på ett år?", "choices": lines}
    mend_survey_question(question, **same, **later)
    assert (Question.history.count(), Choice.history.count()) == kept
    assert codes_of(lambda: mend_survey_question(question, **same, seen="0" * 16, **later)) == "changed"
    assert (
        codes_of(lambda: mend_survey_question(question, text="Hur?", choices=lines[:2], **later)) == "count"
    )
    assert codes_of(lambda: mend_survey_question(question, text=" ", choices=lines, **later)) == "no_text"
    wide = [*lines[:2], "x" * 201]
    assert codes_of(lambda: mend_survey_question(question, text="Hur?", choices=wide, **later)) == (
        "long_choice"
    )
    # By the mails: refused by the answers, it would tell the moment of the first one (ruling 24).
    Delivery.objects.filter(pk=Delivery.objects.first().pk).update(state="sent", sent_at=later["now"])
    assert codes_of(lambda: mend_survey_question(question, text="Hur?", choices=lines, **later)) == "mailed"
    for fields in ({"lease_until": later["now"]}, {"attempts": 1}):
        Delivery.objects.update(state="queued")
        Delivery.objects.filter(pk=Delivery.objects.last().pk).update(**fields)
        assert codes_of(lambda: mend_survey_question(question, text="Hur?", choices=lines, **later)) == (
            "mailed"
        )


@pytest.mark.django_db
def test_whoever_is_appointed_later_is_asked_only_when_somebody_says_so(opened, cast, at, sign):
    late = find_or_create_person(name="Runa Hagmark", email="runa@example.se", **sign)
    appoint(cast.seats["Arboga"], person=late, capacity="member", starts_on=TODAY, **sign)
    assert opened.invitations.count() == 4
    invitation = invite_late(opened, person=late, **sign)
    opened.refresh_from_db()
    assert (invitation.group, invitation.role, opened.invited) == (cast.group, "member", 5)
    assert Delivery.objects.filter(kind="evaluations.survey", person=late).count() == 1
    assert codes_of(lambda: invite_late(opened, person=late, **sign)) == "not_asked"
    assert codes_of(lambda: invite_late(opened, person=cast.administrator, **sign)) == "not_asked"
    over = sign | {"now": at("2017-03-16 09:00")}
    assert codes_of(lambda: invite_late(opened, person=cast.official, **over)) == "not_open"


@pytest.mark.django_db
def test_a_repeat_asks_the_same_under_the_same_keys(opened, evaluation, cast, sign):
    again = begin_survey(evaluation, repeats=opened, title="Enkät 2018", **sign)
    keys = [
        list(
            Question.objects.filter(section__survey=survey)
            .order_by("section__position", "position", "choices__position")
            .values_list("key", "choices__key")
        )
        for survey in (opened, again)
    ]
    assert keys[0] == keys[1]
    assert set(again.recipients.values_list("group", "role")) == {
        (cast.group.pk, "member"),
        (cast.group.pk, "substitute"),
    }
    assert (again.repeats, again.threshold, again.closes_on) == (opened, 3, None)
    assert codes_of(lambda: begin_survey(evaluation, repeats=again, **sign)) == "repeats_draft"


@pytest.mark.django_db
@pytest.mark.fact("S000-07", "N08")
def test_two_surveys_do_not_tell_together_what_neither_tells_alone(opened, evaluation, cast, at, sign):
    """The same questions to the same people are all right half a year later and more; not before, nor then to
    them and one official, whom the difference would be, nor to who is asked late."""
    both, official = [(cast.group, role) for role in ("member", "substitute")], (cast.group, "official")
    again, wider = (begin_survey(evaluation, repeats=opened, title=title, **sign) for title in "AB")
    later = sign | {"now": at("2017-08-28 09:00")}
    settled(again, sign, *both, closes_on=date(2017, 9, 15))
    settled(wider, sign, *both, official, closes_on=date(2017, 9, 15))
    with translation.override("en"):
        said = [
            refused(lambda survey=survey: open_survey(survey, **sign)).message for survey in (again, wider)
        ]
    assert said == [
        "“Enkät om samverkansgruppens arbete”, opened 1 March 2017, asks the same people the same. Together "
        "they would tell what somebody answered who answers only one of them. Ask something else, or wait "
        "until 28 August 2017.",
        "“Enkät om samverkansgruppens arbete”, opened 1 March 2017, asks the same, of the same people but "
        "for one. Together they would tell what that person answered. Ask so that at least 3 differ; or ask "
        "something else, or wait until 28 August 2017.",
    ]
    again = open_survey(again, **later)
    assert codes_of(lambda: open_survey(wider, **later)) == "near_survey"
    # One of the same people is there, as one that was opened before this was refused.
    Survey.objects.filter(pk=wider.pk).update(state="open", opened_on=again.opened_on)
    Invitation.objects.bulk_create(
        Invitation(survey=wider, person=one.person, group=one.group, role=one.role)
        for one in again.invitations.select_related("person", "group")
    )
    assert codes_of(lambda: invite_late(again, person=cast.official, **later)) == "near_survey"


@pytest.mark.django_db
def test_opening_is_refused_with_what_to_do(draft, cast, sign, django_assert_num_queries):
    assert codes_of(lambda: open_survey(draft, **sign)) == "no_recipients"
    few = settled(draft, sign, (cast.group, "substitute"))
    assert codes_of(lambda: open_survey(few, **sign)) == "too_few"
    assert Invitation.objects.count() == Delivery.objects.count() == 0
    sections = list(sections_of(few))
    with django_assert_num_queries(5):
        readiness(few, sections, TODAY)
