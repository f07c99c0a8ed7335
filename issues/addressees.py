"""To whom a path goes: the organisations and boards chosen among, and those that one click takes (I-DEC3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from groups.models import Board, Organization

MUNICIPALITIES, AND_REGION = "municipalities", "and_region"
SCHOOL, SOCIAL = "school", "social"
# Words of the buttons; each adds to what is chosen already.
QUICK = {
    MUNICIPALITIES: _("All municipalities"),
    AND_REGION: _("All municipalities and the region"),
    SCHOOL: _("All boards of schools"),
    SOCIAL: _("All boards of social services"),
}
KINDS = {
    MUNICIPALITIES: {Organization.Kind.MUNICIPALITY},
    AND_REGION: {Organization.Kind.MUNICIPALITY, Organization.Kind.REGION},
}
SECTORS = {SCHOOL: Board.Sector.SCHOOL, SOCIAL: Board.Sector.SOCIAL_SERVICES}


@dataclass(frozen=True)
class Choice:
    """One that may be addressed. `mark` is "o3" for an organisation and "b7" for a board."""

    mark: str
    words: str
    organization: Organization
    board: Board | None = None


def choices_among(organizations: Iterable[Organization]) -> list[Choice]:
    """Each organisation, and under it its boards; reads prefetched `names` and `boards`."""
    found = []
    for organization in organizations:
        name = str(organization)
        found.append(Choice(f"o{organization.pk}", name, organization))
        found += [
            Choice(f"b{board.pk}", f"{name}, {board.name}", organization, board)
            for board in organization.boards.all()
        ]
    return found


def taken_by(quick: str, choices: Iterable[Choice]) -> list[str]:
    """The marks that one of `QUICK` takes; an unknown word takes nobody."""
    if quick in KINDS:
        kinds = KINDS[quick]
        return [one.mark for one in choices if one.board is None and one.organization.kind in kinds]
    sector = SECTORS.get(quick)
    return [one.mark for one in choices if one.board and sector and one.board.sector == sector]
