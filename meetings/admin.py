"""Meetings, calls and approved notes as registers to look in; what happens to them happens on their pages."""

import zipfile
from io import BytesIO

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groups.access import STAFF, Standing
from groups.scoped_admin import ScopedAdmin, page_link
from meetings.models import Call, Meeting, MinutesVersion
from samverkan.lib.downloads import named

# Enough for a year of all groups; a zip is made in memory.
MOST_PAPERS = 300


@admin.register(Meeting)
class MeetingAdmin(ScopedAdmin):
    list_display = ["date", "start", "group", "kind", "title", "place", "page"]
    list_display_links = ["date", "kind"]
    list_filter = ["kind", "group"]
    search_fields = ["title", "place"]
    date_hierarchy = "date"
    list_select_related = ["group"]
    page = page_link(lambda row: reverse("meetings:meeting", args=[row.pk]))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return super().get_queryset(request).prefetch_related("group__names")

    def get_list_filter(self, request: HttpRequest) -> list:
        """Filtering by group would name groups that the asker may not see."""
        return self.list_filter if request.user.is_superuser else ["kind"]


class OfMeetingAdmin(ScopedAdmin):
    """Rows that hang on a meeting, with their papers as an action."""

    to_meeting, paper_word = "meeting", ""
    actions = ["as_pdf"]

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        return rows.filter(**{f"{self.to_meeting}__group__in": standing.group_ids(STAFF)})

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related(f"{self.to_meeting}__group")
        return rows.prefetch_related(f"{self.to_meeting}__group__names")

    @admin.action(description=gettext_lazy("Fetch as PDF"), permissions=["view"])
    def as_pdf(self, request: HttpRequest, chosen: QuerySet) -> HttpResponse | None:
        """One paper as it is, several in a zip; how many the worker has not made yet is said on the next
        page."""
        rows = [row for row in chosen[:MOST_PAPERS] if row.pdf]
        missing = chosen.count() - len(rows)
        if not rows:
            text = _(
                "None of them has a paper yet. Calls get theirs when they are sent, notes when approved."
            )
            self.message_user(request, text, messages.WARNING)
            return None
        if missing:
            text = ngettext("%(count)s has no paper yet.", "%(count)s have no paper yet.", missing)
            self.message_user(request, text % {"count": missing}, messages.WARNING)
        if len(rows) == 1:
            return _download(_content(rows[0]), self.paper_name(rows[0]), "application/pdf")
        return _download(self._zipped(rows), f"{self.opts.model_name}.zip", "application/zip")

    def _zipped(self, rows: list) -> bytes:
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as container:
            for row in rows:
                container.writestr(self.paper_name(row), _content(row))
        return packed.getvalue()

    @admin.display(description=gettext_lazy("group"))
    def group(self, row) -> str:
        meeting = self.meeting_of(row)
        return meeting.group.name_on(meeting.date)

    def paper_name(self, row) -> str:
        """The day first, so that a folder sorts; the meeting's key, for two may meet on one day."""
        meeting = self.meeting_of(row)
        return f"{meeting.date}-{slugify(self.group(row))}-{meeting.pk}-{self.paper_word}-{row.number}.pdf"

    def meeting_of(self, row) -> Meeting:
        return row.meeting


@admin.register(Call)
class CallAdmin(OfMeetingAdmin):
    paper_word = "kallelse"
    list_display = [
        "meeting",
        "group",
        "kind",
        "number",
        "state",
        "sent_at",
        "approved_by",
        "approved_as",
        "page",
    ]
    list_filter = ["kind", "state"]
    date_hierarchy = "sent_at"
    list_select_related = ["approved_by"]
    exclude = ["pdf"]
    page = page_link(lambda row: reverse("meetings:call", args=[row.meeting_id]))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Call]:
        return super().get_queryset(request).select_related("approved_by")


@admin.register(MinutesVersion)
class MinutesVersionAdmin(OfMeetingAdmin):
    to_meeting = "minutes__meeting"
    paper_word = "anteckningar"
    list_display = ["minutes", "group", "number", "approved_at", "published_at", "correction_note", "page"]
    date_hierarchy = "approved_at"
    exclude = ["pdf"]
    page = page_link(lambda row: reverse("meetings:notes", args=[row.minutes.meeting_id]))

    def meeting_of(self, row: MinutesVersion) -> Meeting:
        return row.minutes.meeting


def _content(row) -> bytes:
    with row.pdf.open("rb") as file:
        return file.read()


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    return named(HttpResponse(content, content_type=content_type), name)
