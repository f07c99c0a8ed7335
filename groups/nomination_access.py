"""Who may see and change a request for nominations: those who staff the groups it asks about."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import NominationRequest, NominationSeat, Person


@dataclass(frozen=True)
class Scope:
    """A request as one person may see it. `groups` None is all of them, else the groups whose rows are
    theirs.

    Who staffs one of several groups follows and confirms its rows; the request itself is changed by whoever
    staffs all.
    """

    request: NominationRequest
    groups: frozenset[int] | None

    @property
    def may_change(self) -> bool:
        return self.groups is None

    def shows(self, group_id: int) -> bool:
        return self.groups is None or group_id in self.groups


def request_for(person: Person, pk: int, *, whole: bool = False) -> Scope:
    """404 for outsiders of every group asked about, 403 for insiders who staff none of them.

    `whole` asks for the right to change the request, which takes staff of all its groups. Two queries.
    """
    asked = frozenset(
        NominationSeat.objects.filter(recipient__request=pk).values_list("seat__group", flat=True).order_by()
    )
    found = NominationRequest.objects.select_related("structure", "term").filter(pk=pk).first()
    if found is None:
        raise Http404
    standing = standing_of(person)
    if standing.is_administrator:
        return Scope(found, None)
    mine = asked & set(standing.group_ids(STAFF))
    if not mine:
        if asked & set(standing.group_ids(EVERYBODY)):
            raise PermissionDenied
        raise Http404
    if whole and mine != asked:
        raise PermissionDenied
    return Scope(found, None if mine == asked else frozenset(mine))
