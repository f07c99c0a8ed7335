"""RSS of what happens to one public issue, or to all of a structure: just what their pages tell (P71)."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from issues.models import Issue, IssueEvent
from samverkan.pages.public_feeds import NEWEST, Entry, OpenFeed, served
from samverkan.pages.public_issues import OpenEvent, known_structure, open_issues, told


@dataclass(frozen=True)
class Followed:
    name: str
    page: str
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class Line(Entry):
    """A line of a time line; all of an issue's lead to its page, and `guid` tells them apart."""

    guid: str


class IssuesFeed(OpenFeed):
    """Every public issue of a structure; the newest line first."""

    def get_object(self, request: HttpRequest, slug: str) -> Followed:
        found = known_structure(slug)
        rows = open_issues(timezone.localdate()).filter(structure=found)
        return Followed(found.name, reverse("public:issues", args=[slug]), tuple(rows))

    def title(self, followed: Followed) -> str:
        return _("Issues: %(name)s") % {"name": followed.name}

    def link(self, followed: Followed) -> str:
        return settings.BASE_URL + followed.page

    def description(self, followed: Followed) -> str:
        return _("What happens to the questions, and what has been decided.")

    def items(self, followed: Followed) -> list[Line]:
        rows = told(followed.issues, timezone.localdate(), NEWEST)
        return [_entry(row, event) for row, event in reversed(rows)]

    item_guid_is_permalink = False

    def item_guid(self, item: Line) -> str:
        return item.guid


class IssueFeed(IssuesFeed):
    def get_object(self, request: HttpRequest, pk: int) -> Followed:
        found = get_object_or_404(open_issues(timezone.localdate()), pk=pk)
        return Followed(found.title, reverse("public:issue", args=[pk]), (found,))


def _entry(row: IssueEvent, event: OpenEvent) -> Line:
    page = settings.BASE_URL + reverse("public:issue", args=[row.issue_id])
    return Line(
        f"{row.issue.title}: {event.kind}", event.text, f"{page}#tidslinje", row.at, f"{page}{row.pk}/"
    )


issues_feed, issue_feed = served(IssuesFeed()), served(IssueFeed())
