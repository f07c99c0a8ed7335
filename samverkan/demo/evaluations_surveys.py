"""Surveys: one answered, read and told, its repeat open now, and a short one in draft."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from evaluations.actions import (
    WrittenQuestion,
    add_section,
    add_survey_question,
    begin_survey,
    change_survey,
    choose_recipients,
    close_survey,
    count_answers,
    hand_in_answers,
    open_survey,
    put_survey_at_item,
    read_text,
    report_survey,
    summarize_survey,
)
from evaluations.answer_links import link_to
from evaluations.models import Evaluation, Invitation, Question, Survey
from evaluations.redaction import GAP
from evaluations.survey_templates import GROUP
from groups.links import url
from groups.models import Group, Person
from samverkan.demo.agendas import EVALUATION
from samverkan.demo.plan_of_2017 import item_of
from samverkan.demo.when import Calendar, moment

ASKED = ("member", "substitute")
OPENED, LAST, CLOSED = date(2018, 10, 23), date(2018, 11, 16), date(2018, 11, 17)
READ, TOLD = date(2018, 11, 20), date(2018, 11, 22)
SUMMARY = (
    "Tre av fyra har svarat. Klimatet får höga betyg i alla grupper. Lägst ligger tiden att förankra "
    "hemma och hur insatta ersättarna är. Nästan alla vill att gruppen fortsätter, ungefär hälften med "
    "någon ändring."
)
# How gladly each group answers on a scale, and what stands out among the questions.
GLAD = {"aldre": 0.5, "barn-unga": 0.1, "kultur-idrott": -0.4}
STANDS_OUT = {
    "klimat-till-tals": 0.9,
    "klimat-oppet": 0.7,
    "information-i-tid": -0.4,
    "ersattare-insatta": -0.9,
    "forankring-tid": -0.8,
    "resultat-hemma": -0.3,
}
LIKELY = {
    "moten-antal": (2, 9, 1),
    "moten-langd": (2, 8, 2),
    "resultat-framtid": (5, 6, 1),
    "narvaro-hinder": (6, 5, 3, 2, 5),
    "forankring-var": (8, 6, 4, 1),
}
NAMED = "Berit"
WORDS = {
    "resultat-bra": (
        "Vi har lärt känna varandra och ringer i stället för att skriva.",
        f"{NAMED} på kansliet har hållit ihop det hela, tack för det.",
        "Hemgångsteamen hade inte kommit till i alla kommuner utan gruppen.",
        "Att politiker från skola och vård sitter vid samma bord.",
    ),
    "resultat-annorlunda": (
        "Skicka underlagen två veckor före. Jag hinner inte ta upp frågorna i min nämnd.",
        "Färre föredragningar, mer samtal.",
        "Ledamoten från vår grannkommun kommer oförberedd varje gång.",
        "Håll vartannat möte ute i en kommun.",
    ),
    "resultat-medskick": (
        "Bjud in ersättarna till alla möten.",
        "Bestäm tidigt vilka tre frågor ni ska bli färdiga med.",
        "Följ upp vad som händer hemma efter varje möte.",
    ),
}
WHERE = WrittenQuestion(
    text="Var ska nästa möte hållas?", choices=("I regionens hus", "I en av kommunerna", "På distans")
)
FIRST = WrittenQuestion(text="Vilken fråga ska vi ta upp först?")
POINTED_OUT = "Ledamoten från vår grannkommun"


def survey_of_2018(evaluation: Evaluation, groups: list[Group], by: Person, reader: Person) -> Survey:
    """Asked of members and substitutes of the three groups and shown by group; told before they look back at
    their last meetings. Another than who opened it reads the texts."""
    sign = {"by": by, "now": moment(OPENED, "09:00")}
    survey = begin_survey(evaluation, template=GROUP.key, title=f"{GROUP.title} 2018", **sign)
    _addressed(survey, groups, LAST, sign, by_group=True)
    survey = open_survey(survey, **sign)
    _answered(survey, 0.75, moment(OPENED, "19:00"))
    survey = close_survey(survey, by=None, now=moment(CLOSED, "06:00"))
    for text in survey.texts.order_by("pk"):
        state, words, reason = _as_read(text.text)
        read_text(text, state=state, words=words, reason=reason, by=reader, now=moment(READ))
    sign = {"by": by, "now": moment(TOLD)}
    summarize_survey(survey, summary=SUMMARY, **sign)
    survey = report_survey(survey, **sign)
    put_survey_at_item(survey, item=item_of(groups[0], date(2018, 12, 14), EVALUATION.title), **sign)
    return survey


def survey_under_way(evaluation: Evaluation, former: Survey, calendar: Calendar, by: Person) -> Survey:
    """The same questions asked anew, some days ago: a few have answered, most can still do so."""
    opened = moment(calendar.today - timedelta(days=6), "09:00")
    sign = {"by": by, "now": opened}
    title = f"{GROUP.title} {calendar.today.year}"
    survey = begin_survey(evaluation, title=title, repeats=former, **sign)
    groups = [row.group for row in evaluation.groups.select_related("group")]
    _addressed(survey, groups, calendar.today + timedelta(days=15), sign, by_group=True)
    survey = open_survey(survey, **sign)
    _answered(survey, 0.2, opened + timedelta(hours=10))
    return count_answers(survey, by=None, now=calendar.now)


def link_to_answer() -> str:
    """The address of a survey that is open today, for one of the invented people who have not answered; ""
    where there is none. Nobody but a demo may ask this: it tells who has not answered."""
    left = Invitation.objects.filter(survey__state=Survey.State.OPEN, is_used=False).order_by("person")
    asked = left.filter(survey__closes_on__gte=timezone.localdate()).first()
    return url(link_to(asked.pk), "survey_answers:answer") if asked else ""


def one_in_draft(evaluation: Evaluation, group: Group, calendar: Calendar, by: Person) -> Survey:
    """Of other questions than the one under way asks the same people: it can be opened beside it."""
    sign = {"by": by, "now": moment(calendar.past[2], "16:00")}
    survey = begin_survey(evaluation, title=f"Inför nästa möte, {group}", **sign)
    section = add_section(survey, title="Nästa möte", **sign)
    for kind, written in (("single", WHERE), ("text", FIRST)):
        add_survey_question(section, kind=kind, written=written, **sign)
    return _addressed(survey, [group], calendar.today + timedelta(days=12), sign)


def _addressed(
    survey: Survey, groups: Sequence[Group], last: date, sign: dict, *, by_group: bool = False
) -> Survey:
    survey = change_survey(
        survey,
        title=survey.title,
        introduction=survey.introduction,
        mode=survey.mode,
        threshold=survey.threshold,
        by_role=False,
        by_group=by_group,
        closes_on=last,
        **sign,
    )
    return choose_recipients(survey, recipients=[(group, role) for group in groups for role in ASKED], **sign)


def _answered(survey: Survey, part: float, now) -> None:
    """By so large a part of those asked, in an order of chance."""
    chance = Random(survey.title)  # noqa: S311 - the same answers each time
    asked = list(survey.invitations.select_related("group", "person").order_by("group", "person"))
    questions = list(
        Question.objects.filter(section__survey=survey)
        .prefetch_related("choices")
        .order_by("section__position", "position")
    )
    answering = chance.sample(asked, round(len(asked) * part))
    words = {key: _spread(texts, len(answering), chance) for key, texts in WORDS.items()}
    for place, one in enumerate(answering):
        glad = GLAD[one.group.slug] + chance.uniform(-0.7, 0.7)
        posted = {f"q{row.pk}": values for row in questions if (values := list(_said(row, glad, chance)))}
        posted |= {
            f"q{row.pk}": [words[row.key][place]] for row in questions if place in words.get(row.key, {})
        }
        hand_in_answers(one, posted=posted, by=None, now=now)


def _spread(texts: Sequence[str], people: int, chance: Random) -> dict[int, str]:
    """Each text written by one of them."""
    return dict(zip(chance.sample(range(people), min(len(texts), people)), texts, strict=False))


def _said(question: Question, glad: float, chance: Random) -> Iterator[str]:
    kind, choices = question.kind, list(question.choices.all())
    if kind == "scale":
        if question.has_no_opinion and chance.random() < 0.06:
            yield "none"
        else:
            mean = 3.4 + glad + STANDS_OUT.get(question.key, 0)
            yield str(min(question.steps, max(1, round(chance.gauss(mean, 0.8)))))
    elif kind == "single":
        yield str(chance.choices(choices, LIKELY[question.key])[0].pk)
    elif kind == "multiple":
        weights = LIKELY[question.key]
        yield from {str(chance.choices(choices, weights)[0].pk) for _time in range(2)}
    elif kind == "number":
        yield str(chance.choice((4, 5, 6, 6, 6, 7, 8)))


def _as_read(text: str) -> tuple[str, str, str]:
    """(state, words, why something is taken away)."""
    if POINTED_OUT in text:
        return "withheld", "", "Pekar ut en ledamot."
    if NAMED in text:
        return "shown", text.replace(NAMED, GAP), "Namnger en person."
    return "shown", text, ""
