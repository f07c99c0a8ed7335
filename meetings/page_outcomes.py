"""What came of each item, as the page of a meeting shows it: outcomes with their points, dissents and notes
for the record, and who took no part. One query."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from meetings.minutes_report import OUTCOME_WORDS
from meetings.models import ItemAbsence, Meeting, Outcome, Reservation
from samverkan.lib.prepared import prepared

OUTCOME, RESERVATION, ABSENCE = "outcome", "reservation", "absence"
# Who sits on no seat comes after those who do.
NO_SEAT = 1_000_000
COLUMNS = ("the_item", "what", "place", "pk", "word", "said", "on_condition", "whose", "nr", "point")


@dataclass(frozen=True)
class OutcomeLine:
    """A dissent is one too: its `word` is what it is, its `text` whose and what."""

    kind: str
    word: str
    text: str
    condition: str = ""
    points: tuple[str, ...] = ()


@dataclass
class CameOf:
    outcomes: dict[int, OutcomeLine] = field(default_factory=dict)
    reservations: list[OutcomeLine] = field(default_factory=list)
    not_taking_part: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[OutcomeLine]:
        return [*self.outcomes.values(), *self.reservations]


def came_of(meeting: Meeting) -> dict[int, CameOf]:
    """By item, each in the order of the notes."""
    found = defaultdict(CameOf)
    for item, what, _place, pk, word, said, condition, whose, _nr, point in sorted(
        _rows(meeting.pk), key=lambda row: (row[2], row[3], row[8])
    ):
        of = found[item]
        if what == ABSENCE:
            of.not_taking_part.append(whose)
        elif what == RESERVATION:
            text = f"{whose}: {said}" if said else whose
            of.reservations.append(OutcomeLine("", str(Reservation.Kind(word).label), text))
        else:
            line = of.outcomes.get(pk) or OutcomeLine(word, str(OUTCOME_WORDS[word]), said, condition)
            of.outcomes[pk] = replace(line, points=(*line.points, point)) if point else line
    return found


@prepared
def _rows(meeting: int) -> QuerySet:
    outcomes = _columns(
        Outcome.objects.filter(item__meeting=meeting),
        what=OUTCOME,
        place=F("order"),
        word=_text(F("kind")),
        said=F("text"),
        on_condition=F("condition"),
        nr=Coalesce(F("points__order"), 0),
        point=Coalesce(F("points__text"), _text("")),
    )
    reservations = _columns(
        Reservation.objects.filter(item__meeting=meeting),
        what=RESERVATION,
        word=_text(F("kind")),
        said=F("text"),
        whose=_text(Coalesce(F("person__name"), F("name"))),
    )
    absences = _columns(
        ItemAbsence.objects.filter(item__meeting=meeting),
        what=ABSENCE,
        place=Coalesce(F("attendance__seat__number"), NO_SEAT),
        whose=_text(Coalesce(F("attendance__person__name"), F("attendance__name"))),
    )
    return outcomes.union(reservations, absences, all=True).order_by()


def _columns(rows: QuerySet, *, what: str, **columns) -> QuerySet:
    """The same columns of each; those it has not are empty."""
    empty = {name: _text("") for name in ("word", "said", "on_condition", "whose", "point")}
    numbers = {name: Value(0, output_field=IntegerField()) for name in ("place", "nr")}
    named = {"the_item": F("item_id"), "what": _text(what)} | empty | numbers | columns
    return rows.order_by().annotate(**named).values_list(*COLUMNS)


def _text(value):
    return Cast(value, TextField()) if not isinstance(value, str) else Value(value, output_field=TextField())
