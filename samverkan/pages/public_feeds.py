"""RSS of called meetings and published notes, for whoever follows a group or a whole collaboration (P71)."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from groups.models import Group, GroupSettings, Structure
from groups.public import public_groups
from meetings.models import Call, Meeting, MinutesVersion
from meetings.open_meetings import open_meetings, published
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib import spoken
from samverkan.pages.public import open_group

NEWEST = 50


@dataclass(frozen=True)
class Entry:
    title: str
    text: str
    url: str
    at: datetime


@dataclass(frozen=True)
class Followed:
    """What the feed is of, and the groups whose meetings it tells of."""

    name: str
    page: str
    groups: tuple[Group, ...]


class OpenFeed(Feed):
    """Entries in the papers' language, whoever asks."""

    feed_type = Rss201rev2Feed
    language = PAPER_LANGUAGE

    def __call__(self, request: HttpRequest, *args, **kwargs):
        with translation.override(PAPER_LANGUAGE):
            return super().__call__(request, *args, **kwargs)

    def item_title(self, item: Entry) -> str:
        return item.title

    def item_description(self, item: Entry) -> str:
        return item.text

    def item_link(self, item: Entry) -> str:
        return item.url

    def item_pubdate(self, item: Entry) -> datetime:
        return item.at


class MeetingFeed(OpenFeed):
    """The newest first: a call when it was sent, notes when they were published."""

    def title(self, followed: Followed) -> str:
        return _("Meetings and notes: %(name)s") % {"name": followed.name}

    def link(self, followed: Followed) -> str:
        return settings.BASE_URL + followed.page

    def description(self, followed: Followed) -> str:
        return _("Called meetings and published notes.")

    def items(self, followed: Followed) -> list[Entry]:
        today = timezone.localdate()
        called = open_meetings(followed.groups, today).order_by("-date")[:NEWEST]
        noted = published(open_meetings(followed.groups, today, GroupSettings.Public.NOTES))
        entries = chain(_calls(list(called)), map(_notes, noted.order_by("-published_at")[:NEWEST]))
        return sorted(entries, key=lambda entry: entry.at, reverse=True)[:NEWEST]


class StructureFeed(MeetingFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Followed:
        found = get_object_or_404(Structure, slug=slug)
        groups = public_groups(found, timezone.localdate())
        if not groups:
            raise Http404
        return Followed(found.name, reverse("public:structure", args=[slug]), tuple(groups))


class GroupFeed(MeetingFeed):
    def get_object(self, request: HttpRequest, slug: str, group_slug: str) -> Followed:
        found = open_group(slug, group_slug)
        page = reverse("public:group", args=[slug, group_slug])
        return Followed(found.name_on(timezone.localdate()), page, (found,))


def _calls(meetings: list[Meeting]) -> list[Entry]:
    first = Call.objects.filter(meeting__in=meetings, kind=Call.Kind.CALL, state=Call.State.SENT)
    sent = dict(first.values_list("meeting", "sent_at"))
    entries = []
    for meeting in meetings:
        words = _("Cancelled: %(group)s %(when)s") if meeting.cancelled_at else _("%(group)s meets %(when)s")
        when = spoken.when(meeting.date, meeting.start, meeting.end, meeting.last_date)
        title = words % {"group": meeting.group.name_on(meeting.date), "when": when}
        at = meeting.cancelled_at or sent[meeting.pk]
        entries.append(Entry(title, meeting.place, _address("public:meeting", meeting.pk), at))
    return entries


def _notes(version: MinutesVersion) -> Entry:
    meeting = version.minutes.meeting
    values = {"group": meeting.group.name_on(meeting.date), "day": spoken.day_plain(meeting.date)}
    title = _("Notes: %(group)s %(day)s") % values
    text = version.minutes.public_summary
    return Entry(title, text, _address("public:notes", meeting.pk), version.published_at)


def _address(name: str, pk: int) -> str:
    return settings.BASE_URL + reverse(name, args=[pk])


def served(feed: Feed):
    return require_safe(login_not_required(cache_control(public=True, max_age=900)(feed)))


structure_feed, group_feed = served(StructureFeed()), served(GroupFeed())
