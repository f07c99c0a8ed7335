"""The registers of plans, what they measure, and the money; changed on their own pages, through the verbs."""

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from groups.access import STAFF, Standing
from groups.register_export import register_resource
from groups.scoped_admin import ExportAdmin, page_link
from plans.follow_up_export import FollowUpResource
from plans.handover_access import AT_HOME
from plans.models import (
    ActivityPlan,
    FollowUp,
    FundingRequest,
    HandIn,
    HandoverNote,
    Indicator,
    Project,
    Reading,
    SuperiorGoal,
)


class PlansAdmin(ExportAdmin):
    """What `closed` names is told nowhere here: an item's or an issue's title is for those who read it, and
    the row is read by others too (as a request by the office it is sent to). The page tells it to whoever
    may know."""

    closed: tuple[str, ...] = ()

    def get_exclude(self, request: HttpRequest, obj=None) -> list[str]:
        return [*(self.exclude or ()), *self.closed]

    def get_resource_classes(self, request: HttpRequest) -> list:
        return self.resource_classes or [register_resource(self.model, without=self.closed)]

    def set_history_delta_changes(self, request: HttpRequest, historical_records, **kwargs) -> None:
        super().set_history_delta_changes(request, historical_records, **kwargs)
        closed = {capfirst(self.model._meta.get_field(name).verbose_name) for name in self.closed}
        for record in historical_records:
            changes = getattr(record, "history_delta_changes", [])
            record.history_delta_changes = [one for one in changes if capfirst(one["field"]) not in closed]


class OfGroupAdmin(PlansAdmin):
    """Rows of a group, with the group's name in the list."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("group").prefetch_related("group__names")


@admin.register(ActivityPlan)
class ActivityPlanAdmin(OfGroupAdmin):
    list_display = ["title", "group", "starts_on", "ends_on", "number", "state", "adopted_on", "page"]
    list_filter = ["state", "is_public"]
    search_fields = ["title"]
    closed = ("adopted_at",)
    page = page_link(lambda row: reverse("plan:plan", args=[row.pk]))


@admin.register(Indicator)
class IndicatorAdmin(OfGroupAdmin):
    list_display = ["name", "group", "unit", "frequency", "source", "responsible", "is_key_figure", "page"]
    list_filter = ["unit", "frequency", "source", "is_key_figure"]
    search_fields = ["name", "kolada_id"]
    page = page_link(lambda row: reverse("indicators:one", args=[row.pk]))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        return super().get_queryset(request).select_related("responsible")


@admin.register(Reading)
class ReadingAdmin(ExportAdmin):
    """All revisions; the highest of a period is the one that holds."""

    list_display = ["indicator", "period", "organization", "gender", "revision", "value", "missing", "page"]
    list_filter = ["status", "gender"]
    search_fields = ["indicator__name"]
    page = page_link(lambda row: reverse("indicators:one", args=[row.indicator_id]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        return rows.filter(indicator__group__in=standing.group_ids(STAFF))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        rows = super().get_queryset(request).select_related("indicator", "organization")
        return rows.prefetch_related("organization__names")


@admin.register(SuperiorGoal)
class SuperiorGoalAdmin(ExportAdmin):
    """A structure's; whoever staffs one of its groups keeps them."""

    list_display = ["text", "kind", "document", "structure", "valid_from", "valid_to", "page"]
    list_filter = ["kind"]
    search_fields = ["text", "document"]
    page = page_link(lambda row: reverse("plan:superiors", args=[row.structure.slug]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        return rows.filter(structure__in=standing.structure_ids(STAFF))

    def get_queryset(self, request: HttpRequest) -> QuerySet[SuperiorGoal]:
        return super().get_queryset(request).select_related("structure")


@admin.register(HandIn)
class HandInAdmin(OfGroupAdmin):
    list_display = ["organization", "group", "frequency", "period", "due_on", "state", "page"]
    list_filter = ["state", "frequency"]
    page = page_link(lambda row: reverse("indicators:hand_in", args=[row.pk]))

    def get_queryset(self, request: HttpRequest) -> QuerySet[HandIn]:
        rows = super().get_queryset(request).select_related("organization")
        return rows.prefetch_related("organization__names")


@admin.register(FundingRequest)
class FundingRequestAdmin(PlansAdmin):
    """The applicant's office sees its own, the addressee's what has been handed in to it (as
    `funding_requests_for`)."""

    list_display = ["title", "applicant", "addressee", "year", "state", "stated_total", "page"]
    list_filter = ["state", "year"]
    search_fields = ["title"]
    closed = ("approved_at", "decided_at")
    page = page_link(lambda row: reverse("funding:request", args=[row.pk]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        staffed = standing.group_ids(STAFF)
        handed_in = Q(addressee__in=staffed, submitted_on__isnull=False)
        return rows.filter(Q(applicant__in=staffed) | handed_in)

    def get_queryset(self, request: HttpRequest) -> QuerySet[FundingRequest]:
        rows = super().get_queryset(request).select_related("applicant", "addressee")
        return rows.prefetch_related("applicant__names", "addressee__names")


@admin.register(Project)
class ProjectAdmin(OfGroupAdmin):
    """Also those that a group one staffs is reference group of (as `projects_for`)."""

    list_display = ["title", "abbreviation", "group", "state", "funder", "starts_on", "ends_on", "page"]
    list_filter = ["state"]
    search_fields = ["title", "abbreviation"]
    page = page_link(lambda row: reverse("projects:project", args=[row.pk]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        staffed = standing.group_ids(STAFF)
        referred = Project.objects.filter(reference_groups__group__in=staffed).values("pk")
        return rows.filter(Q(group__in=staffed) | Q(pk__in=referred))


@admin.register(HandoverNote)
class HandoverNoteAdmin(PlansAdmin):
    """Who wrote it sees it from the start, who gets it when it has been handed over. The plan it was handled
    in may be the receiver's draft, and where it was adopted is written for the own group."""

    list_display = ["__str__", "about", "direction", "state", "from_group", "to_group", "to_term", "page"]
    list_filter = ["state", "about", "direction"]
    search_fields = ["text"]
    closed = ("adopted_at", "adopted_where", "handled_in", "issue")
    page = page_link(lambda row: reverse("handover:one", args=[row.pk]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        staffed = standing.group_ids(STAFF)
        got = Q(to_group__in=staffed) & ~Q(state__in=AT_HOME)
        return rows.filter(Q(from_group__in=staffed) | got)

    def get_queryset(self, request: HttpRequest) -> QuerySet[HandoverNote]:
        rows = super().get_queryset(request).select_related("from_group", "to_group", "to_term")
        return rows.prefetch_related("from_group__names", "to_group__names")


@admin.register(FollowUp)
class FollowUpAdmin(OfGroupAdmin):
    """Taken out as a row per goal and indicator. The combined one is seen by who staffs some group of it."""

    list_display = ["__str__", "year", "state", "adopted_on", "page"]
    list_filter = ["state", "year"]
    exclude = ["facts"]
    closed = ("adopted_at",)
    resource_classes = [FollowUpResource]
    page = page_link(lambda row: reverse("follow_up:one", args=[row.pk]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        combined = Q(group__isnull=True, structure__in=standing.structure_ids(STAFF))
        return rows.filter(Q(group__in=standing.group_ids(STAFF)) | combined)

    def get_queryset(self, request: HttpRequest) -> QuerySet[FollowUp]:
        return super().get_queryset(request).select_related("structure")
