"""An oral evaluation as it is read: what was asked and said, what came of it, and what may be done."""

from datetime import date

from evaluations.access import RECORDERS
from evaluations.models import Judgement, OralEvaluation
from evaluations.oral_states import MARKS, MOVES
from evaluations.oral_tree import sheets_of
from groups.access import standing_of
from groups.models import Group, Person, ReadingCircle
from groups.reports import with_names


def oral_page(oral: OralEvaluation, reader: Person, today: date) -> dict:
    """The facts of both the page and the writing screen; four queries beside the way here."""
    may_write = standing_of(reader).has(oral.group_id, RECORDERS)
    sheets = sheets_of(oral)
    judgement = Judgement.objects.filter(evaluation=oral.evaluation_id, group=oral.group_id).first()
    return {
        "oral": oral,
        "evaluation": oral.evaluation,
        "group": with_names(Group.objects.filter(pk=oral.group_id), today).get(),
        "mark": MARKS[oral.state],
        "sheets": sheets,
        "has_viewpoints": any(sheet.said for sheet in sheets),
        "judgement": judgement,
        # The title of an item that only some read stays with them.
        "item": oral.item if oral.item and oral.item.circle == ReadingCircle.GROUP else None,
        "may_write": may_write,
        "moves": MOVES[oral.state] if may_write else frozenset(),
    }
