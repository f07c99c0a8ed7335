"""An oral evaluation as it is read: what was asked and said, what came of it, and what may be done."""

from datetime import date

from evaluations.access import RECORDERS
from evaluations.judgements_shown import shown_judgements
from evaluations.models import OralEvaluation
from evaluations.oral_access import judgements_for
from evaluations.oral_circle import GROUP, circle_of
from evaluations.oral_states import MARKS, MOVES
from evaluations.oral_tree import sheets_of
from groups.access import standing_of
from groups.models import Group, Person, ReadingCircle
from groups.reports import with_names


def oral_page(oral: OralEvaluation, reader: Person, today: date) -> dict:
    """The facts of both the page and the writing screen; four queries beside the way here."""
    may_write = standing_of(reader).has(oral.group_id, RECORDERS)
    sheets = sheets_of(oral)
    judgements = judgements_for(reader).filter(evaluation=oral.evaluation_id, group=oral.group_id)
    circle, reason = circle_of(oral.item)
    return {
        "oral": oral,
        "evaluation": oral.evaluation,
        "group": with_names(Group.objects.filter(pk=oral.group_id), today).get(),
        "mark": MARKS[oral.state],
        "sheets": sheets,
        "has_viewpoints": any(sheet.said for sheet in sheets),
        "judgement": next(iter(shown_judgements(judgements, reader)), None),
        "item": oral.item,
        "closed": reason,
        "closed_to": "" if circle == GROUP else ReadingCircle(circle).label,
        "may_write": may_write,
        "moves": MOVES[oral.state] if may_write else frozenset(),
    }
