"""One round of viewpoints: the region and the municipalities on the first version of the target."""

from datetime import date, timedelta

from groups.models import Board, Group, Organization, Person
from issues.actions import (
    Noted,
    Said,
    ask_for_viewpoints,
    give_viewpoint,
    note_viewpoint,
    write_viewpoints_summary,
)
from issues.models import DecisionPath, ViewpointRequest
from samverkan.demo.when import moment, working_day_on_or_after

TEXTS = (
    ("for", "Målbilden är tydlig och går att arbeta efter.", ""),
    ("for", "Vi känner igen oss.", "Bra att det gäller alla dagar i veckan."),
    ("for_with_changes", "Vi står bakom riktningen.", "Vad kostar en kontaktperson på helgerna?"),
    ("nothing_to_add", "", ""),
    ("for", "Viktigt för de anhöriga.", ""),
    ("for_with_changes", "Bra, men små kommuner behöver kunna gå ihop.", "Låt två kommuner dela på en."),
    ("against", "Vi vill se en uppföljning av dagens rutin först.", "Inte utan att det är räknat på."),
)
SUMMARY = (
    "De flesta ställer sig bakom målbilden. Kontaktpersonen alla dagar väcker frågor om kostnad, och två "
    "kommuner vill kunna dela på en. En kommun vill att dagens rutin följs upp först."
)


def viewpoints(
    path: DecisionPath,
    other: Group,
    organizations: list[Organization],
    boards: list[Board],
    by: Person,
    on: date,
) -> None:
    """Asked by `on`; all but the last have answered within two weeks, one group as well."""
    version = path.version
    asked = ask_for_viewpoints(
        version,
        organizations=organizations,
        boards=boards,
        groups=[other],
        question="Kan ni ställa er bakom målbilden, och vad behöver ändras?",
        due_on=working_day_on_or_after(on + timedelta(days=21)),
        by=by,
        now=moment(on),
    )
    point = list(path.points.all())[1]
    for number, row in enumerate(asked[:-2]):
        _answered(row, point.pk, number, by, on + timedelta(days=7 + number % 7))
    _said_by_the_group(asked[-1], by, on + timedelta(days=14))
    _reasoned(version, by, on + timedelta(days=16))
    write_viewpoints_summary(version, text=SUMMARY, by=by, now=moment(on + timedelta(days=22)))


def _answered(request: ViewpointRequest, point: int, number: int, by: Person, on: date) -> None:
    stance, text, on_point = TEXTS[number % len(TEXTS)]
    said = Said(on, stance, text, reference=f"KS {on.year}/{118 + number}", points={point: on_point})
    give_viewpoint(request, said=said, by=None, by_name="Registrator", now=moment(on, "10:00"))


def _said_by_the_group(request: ViewpointRequest, by: Person, on: date) -> None:
    said = Said(on, "for", "Gäller också unga som skrivs ut. Skriv det.")
    give_viewpoint(request, said=said, by=by, now=moment(on, "15:00"))


def _reasoned(version, by: Person, on: date) -> None:
    for whose, text in (
        ("Politikens resonemang", "Tryggheten går före. Kostnaden får delas mellan regionen och kommunerna."),
        ("Beredningsgruppens resonemang", "Börja där läkarna redan ringer dagen före utskrivning."),
    ):
        noted = Noted("reasoning", text, on, from_text=whose)
        note_viewpoint(version, noted=noted, by=by, now=moment(on, "16:00"))
