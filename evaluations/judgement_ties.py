"""What a judgement can be said to have led to: an issue of the group's, an item where it was decided, a
version of the group's mandate (S000-45)."""

from datetime import date

from evaluations.models import Judgement
from groups.models import Mandate, Person
from issues.issue_access import issues_for
from meetings.readable import open_items
from plans.deciding_items import OFFERED, structure_items

TIES = ("issue", "decided_at", "mandate")


def offered_ties(judgement: Judgement, person: Person, today: date) -> dict[str, list]:
    """{name: rows to choose from}, the latest first, with what is chosen already. A name is lacking where
    something is chosen that the person does not read: it stays as it is. Five queries at most."""
    issues = issues_for(person)
    items = open_items(person).select_related("meeting")
    near = structure_items(judgement.evaluation.structure, person, today)
    offered = {
        "issue": list(issues.filter(home_group=judgement.group).order_by("-year", "-number")[:OFFERED]),
        "decided_at": list(near),
        "mandate": list(Mandate.objects.filter(group=judgement.group).order_by("-valid_from")),
    }
    for name, rows in (("issue", issues), ("decided_at", items)):
        chosen = getattr(judgement, f"{name}_id")
        if chosen is None or chosen in {row.pk for row in offered[name]}:
            continue
        if found := rows.filter(pk=chosen).first():
            offered[name].append(found)
        else:
            del offered[name]
    return offered
