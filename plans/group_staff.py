"""Letters to those who serve a group: secretary, responsible official and the deputy."""

from datetime import date

from groups.models import Group, GroupRole
from groups.post import Letter


def letters_to_staff(
    group: Group, kind: str, *, sender: Group, on: date, references: dict, key: str = ""
) -> list[Letter]:
    """One to each of them, however many roles they have; with a `key`, once for ever to each. An answer goes
    to the group that writes."""
    rows = GroupRole.objects.in_force(on).filter(group=group).select_related("person").order_by("pk")
    people = {row.person_id: row.person for row in rows}
    return [
        Letter(
            kind=kind,
            person=person,
            name=person.name,
            address=person.address,
            group=sender,
            references=references,
            once_key=f"{key}-{pk}"[:200] if key else None,
        )
        for pk, person in people.items()
    ]
