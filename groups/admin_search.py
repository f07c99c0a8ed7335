"""What is searched, in the admin: what the search has read, when, and what it could not read."""

from datetime import datetime

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from groups.admin_post import AdministratorsAdmin
from groups.models import SearchEntry, SearchOrigin


class ProblemFilter(admin.SimpleListFilter):
    title = _("could be read")
    parameter_name = "last"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("no", _("Not, or not all of it"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[SearchOrigin]) -> QuerySet[SearchOrigin]:
        return rows.exclude(problem="") if self.value() == "no" else rows


@admin.register(SearchOrigin)
class SearchOriginAdmin(AdministratorsAdmin):
    """A scanned document holds no text, and a locked one cannot be read: both are found by title alone."""

    list_display = ["source", "first_title", "number_of_entries", "problem", "read_at"]
    list_filter = ["source", ProblemFilter]
    fields = ["source", "object_id", "mark", "read_at", "problem"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[SearchOrigin]:
        first = SearchEntry.objects.filter(origin=OuterRef("pk")).order_by("pk").values("title")[:1]
        return super().get_queryset(request).annotate(first_title=Subquery(first), number=Count("entries"))

    @admin.display(description=_("title"))
    def first_title(self, row: SearchOrigin) -> str:
        return row.first_title or ""

    @admin.display(description=_("search entries"))
    def number_of_entries(self, row: SearchOrigin) -> int:
        return row.number

    @admin.display(description=_("read"), ordering="made_at")
    def read_at(self, row: SearchOrigin) -> datetime:
        return row.made_at
