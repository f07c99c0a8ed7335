"""Who reads about which organisation, and by which door.

Each page of an organisation's own has two addresses, one behind the log-in and one behind the organisation's
link; what they show is decided by `Reader` alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from groups.access import organization_for, organization_kept_by, standing_of
from groups.actions.contacts import ORGANIZATION_LINK
from groups.links import dead_link, for_link
from groups.models import Organization, Person
from samverkan.pages.organization_rows import ALL, Scope


@dataclass(frozen=True)
class Reader:
    """Who reads about which organisation. `is_own`: a contact, by account or link; `token` only by link."""

    organization: Organization
    scope: Scope
    person: Person | None
    is_own: bool
    is_staff: bool
    token: str = ""

    @property
    def name(self) -> str:
        return self.organization.name_on(timezone.localdate())

    def url(self, page: str, *args) -> str:
        """The reader's own address of a page: behind the link for whoever came by it."""
        if not self.token:
            return reverse(f"organizations:{page}", args=[self.organization.pk, *args])
        page = "by_link" if page == "organization" else f"{page}_by_link"
        return reverse(f"organizations:{page}", args=[self.token, *args])


def for_contacts(view: Callable) -> tuple[Callable, Callable]:
    """The two views of a page that is the organisation's own: (behind the log-in, behind the link)."""

    @wraps(view)
    def inside(request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        reader = reader_of(request.user, pk)
        if not (reader.is_own or request.user.is_superuser):
            raise PermissionDenied
        return view(request, reader, **kwargs)

    return inside, behind_link(view)


def behind_link(view: Callable) -> Callable:
    @for_link(ORGANIZATION_LINK)
    @wraps(view)
    def linked(request: HttpRequest, link, **kwargs) -> HttpResponse:
        rows = Organization.objects.prefetch_related("names")
        organization = rows.filter(pk=link.object_id).first()
        if organization is None:
            return dead_link(request)
        token = request.resolver_match.kwargs["token"]
        return view(request, Reader(organization, ALL, link.person, True, False, token), **kwargs)

    return linked


def reader_of(person: Person, pk: int) -> Reader:
    """A contact of the organisation, or staff that keep its register; others get 403 or 404."""
    standing = standing_of(person)
    if pk in standing.organizations:
        return Reader(organization_for(person, pk), ALL, person, True, standing.is_staff)
    organization = organization_kept_by(person, pk)
    scope = ALL if standing.is_administrator else Scope(frozenset(standing.group_ids()))
    return Reader(organization, scope, person, False, True)


def number_in(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise
