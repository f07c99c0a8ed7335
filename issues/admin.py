"""The registers of actions and issues; they are changed on their own pages, through the verbs."""

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from groups.access import STAFF, Standing
from groups.scoped_admin import ExportAdmin, ScopedAdmin, page_link
from issues.models import (
    Action,
    Issue,
    IssueParty,
    OpenPoint,
    Perspective,
    StageForum,
    StageName,
    Topic,
)


@admin.register(Action)
class ActionAdmin(ExportAdmin):
    list_display = ["text", "group", "owner", "due_on", "state"]
    list_filter = ["state"]
    search_fields = ["text"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("owner_person", "group")
        return rows.prefetch_related("group__names", "owner_group__names", "owner_organization__names")

    @admin.display(description=_("owner"))
    def owner(self, row) -> str:
        return str(row.owner_person or row.owner_group or row.owner_organization or row.owner_text)


class OfIssueAdmin(ExportAdmin):
    """Rows of issues, changed on the issue's own pages. `to_issue` is the way to it from the row.

    The office of the home group sees them, and of an issue without a home any office of the structure.
    """

    to_issue = "issue"

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        way = f"{self.to_issue}__" if self.to_issue else ""
        homeless = Q(
            **{f"{way}home_group__isnull": True, f"{way}structure__in": standing.structure_ids(STAFF)}
        )
        return rows.filter(Q(**{f"{way}home_group__in": standing.group_ids(STAFF)}) | homeless)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.select_related(self.to_issue) if self.to_issue else rows


@admin.register(Issue)
class IssueAdmin(OfIssueAdmin):
    to_issue = ""
    list_display = ["title", "number_in_year", "home_group", "raised_on", "circle", "is_public", "page"]
    list_filter = ["level", "nature", "is_public"]
    search_fields = ["title"]
    page = page_link(lambda row: reverse("issue:page", args=[row.pk]))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        return (
            super().get_queryset(request).select_related("home_group").prefetch_related("home_group__names")
        )

    @admin.display(description=_("number"))
    def number_in_year(self, row: Issue) -> str:
        return f"{row.year}:{row.number}"


@admin.register(OpenPoint)
class OpenPointAdmin(OfIssueAdmin):
    list_display = ["text", "issue", "raised_on", "settled_on"]


@admin.register(IssueParty)
class IssuePartyAdmin(OfIssueAdmin):
    list_display = ["__str__", "issue", "joined_on", "note"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[IssueParty]:
        rows = super().get_queryset(request).select_related("organization")
        return rows.prefetch_related("organization__names")


class OfStructureAdmin(ScopedAdmin):
    """A structure's own words; changed on one page for all."""

    page = page_link(lambda row: reverse("stages:order", args=[row.structure.slug]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        return rows.filter(structure__in=standing.structure_ids(STAFF))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("structure")


@admin.register(StageName)
class StageNameAdmin(OfStructureAdmin):
    list_display = ["name", "stage", "days", "structure", "page"]


@admin.register(StageForum)
class StageForumAdmin(OfStructureAdmin):
    list_display = ["__str__", "structure", "page"]


@admin.register(Topic)
class TopicAdmin(OfStructureAdmin):
    list_display = ["name", "structure", "page"]


@admin.register(Perspective)
class PerspectiveAdmin(OfStructureAdmin):
    list_display = ["name", "structure", "starts_on", "ends_on", "page"]

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        """Those of one group's mandate only where that is staffed."""
        mine = Q(group__isnull=True) | Q(group__in=standing.group_ids(STAFF))
        return super().seen_by(rows, standing).filter(mine)
