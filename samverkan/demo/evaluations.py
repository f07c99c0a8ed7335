"""The evaluation of the first term, reported and published, and that of the running term, under way."""

from datetime import date, timedelta

from evaluations.actions import (
    add_viewpoint,
    approve_report,
    begin_evaluation,
    begin_oral,
    begin_report,
    publish_report,
    record_oral,
    write_report_text,
)
from evaluations.models import Evaluation, Survey
from groups.models import Group, Person, Structure
from samverkan.demo.agendas import ABOUT_THE_PLAN
from samverkan.demo.circles import Demo
from samverkan.demo.evaluations_oral import orals_of_2018
from samverkan.demo.evaluations_recommendations import recommendations
from samverkan.demo.evaluations_surveys import one_in_draft, survey_of_2018, survey_under_way
from samverkan.demo.plan_of_2017 import item_of
from samverkan.demo.when import TERMS, Calendar, moment

TITLE = "Utvärdering av de politiska samverkansgruppernas arbete {}–{}"
PURPOSE = (
    "Försöket med tre politiska samverkansgrupper går ut. Utvärderingen ska ge underlag för beslutet om "
    "grupperna ska fortsätta, och visa vad nästa grupper kan ta med sig."
)
OPENING = (
    "Tre grupper har prövat att arbeta tillsammans i två år. De har mötts tolv gånger var, och närvaron "
    "har varit god på de flesta håll. Den här rapporten samlar vad ledamöter och ersättare har svarat i "
    "en enkät, vad grupperna själva sade vid sina sista möten och vad de har gjort.\n\n"
    "Sammantaget vill grupperna fortsätta. Det som ska bli bättre är förankringen hemma, ersättarnas roll"
    " och att underlagen kommer i tid."
)
CLOSING = "Rekommendationerna bereds av den strategiska regionala beredningen, som följer upp dem varje år."
APPROVED, PUBLISHED = date(2019, 2, 18), date(2019, 2, 25)


def evaluations(demo: Demo, structure: Structure, groups: list[Group], calendar: Calendar) -> None:
    official, other = _those_who_see_to(groups)
    first = _of_2018(structure, groups, official)
    survey = survey_of_2018(first, groups, official, other)
    orals_of_2018(first, groups, official)
    recommendations(demo, first, groups, calendar)
    _report(first, official)
    _under_way(structure, groups, survey, calendar, official)


def _those_who_see_to(groups: list[Group]) -> list[Person]:
    """The two officials staff all three groups; read anew, for what somebody may do is remembered on them."""
    held = groups[0].roles.filter(kind__in=["responsible_official", "deputy_official"]).order_by("-kind")
    return [row.person for row in held.select_related("person")]


def _of_2018(structure: Structure, groups: list[Group], by: Person) -> Evaluation:
    return begin_evaluation(
        structure,
        title=TITLE.format(2017, 2018),
        purpose=PURPOSE,
        starts_on=date(2017, 1, 1),
        ends_on=date(2018, 12, 31),
        groups=groups,
        by=by,
        now=moment(date(2018, 10, 2)),
    )


def _report(evaluation: Evaluation, by: Person) -> None:
    """Published: the worker makes its paper."""
    now = moment(APPROVED)
    report = begin_report(evaluation, by=by, now=now)
    write_report_text(report, place="opening", text=OPENING, by=by, now=now)
    write_report_text(report, place="closing", text=CLOSING, by=by, now=now)
    approve_report(report, by=by, now=now + timedelta(hours=2))
    publish_report(report, by=by, now=moment(PUBLISHED))


def _under_way(
    structure: Structure, groups: list[Group], former: Survey, calendar: Calendar, by: Person
) -> None:
    """A survey that can be answered, one in draft, and what the group on older people has said and not
    read."""
    term = next(term for term in TERMS if term[0] == calendar.term_starts.year)
    evaluation = begin_evaluation(
        structure,
        title=TITLE.format(*term),
        starts_on=date(term[0], 1, 1),
        ends_on=date(term[1], 12, 31),
        groups=groups,
        by=by,
        now=moment(calendar.past[1]),
    )
    survey_under_way(evaluation, former, calendar, by)
    one_in_draft(evaluation, groups[0], calendar, by)
    item = item_of(groups[0], calendar.past[2], ABOUT_THE_PLAN)
    sign = {"by": by, "now": moment(calendar.past[2], "15:00")}
    oral = begin_oral(evaluation, group=groups[0], item=item, **sign)
    good, less, _later = oral.questions.all()
    add_viewpoint(good, text="Målen är färre och går att mäta, så det syns vart vi är på väg.", **sign)
    add_viewpoint(less, text="Siffrorna från kommunerna kommer för sent för att hinna läsas.", **sign)
    record_oral(oral, **sign)
