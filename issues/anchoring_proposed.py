"""Which organisations an issue is proposed to be taken up in."""

from dataclasses import dataclass
from datetime import date

from groups.models import Organization, Seat
from issues.choices import organizations_of_county
from issues.models import Issue, PathAddressee


@dataclass(frozen=True)
class Proposed:
    """`rows` may be asked, those of `ticked` first; `asked` are names of those who are asked already;
    where it is not needed nothing is ticked."""

    rows: list[Organization]
    names: dict[int, str]
    ticked: list[int]
    asked: list[str]


def proposed(issue: Issue, today: date) -> Proposed:
    """Those with a seat in the home group, those a path of decision goes to, and the parties are ticked; the
    others of the county may be."""
    seats = Seat.objects.in_force(today).filter(group=issue.home_group_id, organization__isnull=False)
    paths = PathAddressee.objects.filter(path__version__material__issue=issue)
    parties = issue.parties.filter(organization__isnull=False)
    wanted = {pk for rows in (seats, paths, parties) for pk in rows.values_list("organization", flat=True)}
    there = dict(issue.anchorings.values_list("organization", "waived_reason"))
    known = {row.pk: row for row in organizations_of_county(issue.structure)}
    outside = Organization.objects.filter(pk__in=wanted - set(known)).prefetch_related("names")
    known |= {row.pk: row for row in outside}
    rows = sorted(known.values(), key=lambda row: row.pk not in wanted)
    names = {row.pk: row.name_on(today) for row in rows}
    return Proposed(
        rows=rows,
        names=names,
        ticked=sorted(wanted - set(there)),
        asked=[names[row.pk] for row in rows if there.get(row.pk) == ""],
    )
