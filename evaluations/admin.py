"""The registers of evaluations; changed on their own pages, through the verbs. Never answers, invitations or
free texts: nobody meets them but closing and the second person."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from evaluations.access import evaluations_for, evaluations_seen_to
from evaluations.models import Evaluation, OralEvaluation, RecommendationSet, Report, Survey
from groups.access import STAFF, Standing
from groups.scoped_admin import page_link
from plans.admin import OfGroupAdmin, PlansAdmin


def of_groups(standing: Standing) -> QuerySet:
    """The evaluations of a group that one staffs."""
    return evaluations_for(standing.person, STAFF).order_by().values("pk")


def seen_to(standing: Standing) -> QuerySet:
    return evaluations_seen_to(standing.person).order_by().values("pk")


@admin.register(Evaluation)
class EvaluationAdmin(PlansAdmin):
    list_display = ["title", "structure", "starts_on", "ends_on", "page"]
    search_fields = ["title"]
    page = page_link(lambda row: reverse("evaluations:evaluation", args=[row.pk]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        return rows.filter(pk__in=of_groups(standing))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evaluation]:
        return super().get_queryset(request).select_related("structure")


@admin.register(Survey)
class SurveyAdmin(PlansAdmin):
    """How it is asked, and how many have answered as of this morning; the result has its own page and files,
    with what may be shown."""

    list_display = [
        "title",
        "evaluation",
        "mode",
        "state",
        "opened_on",
        "closes_on",
        "invited",
        "packed_at",
        "page",
    ]
    list_filter = ["state", "mode"]
    search_fields = ["title"]
    closed = ("tallies", "sha256", "answered", "counted_on")
    page = page_link(lambda row: reverse("surveys:survey", args=[row.pk]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        return rows.filter(evaluation__in=seen_to(standing))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Survey]:
        return super().get_queryset(request).select_related("evaluation")


@admin.register(OralEvaluation)
class OralEvaluationAdmin(OfGroupAdmin):
    """The item may be closed to some of those who staff the group."""

    list_display = ["__str__", "group", "evaluation", "form", "state", "page"]
    list_filter = ["state", "form"]
    closed = ("item", "facts")
    page = page_link(lambda row: reverse("oral:one", args=[row.pk]))

    def get_queryset(self, request: HttpRequest) -> QuerySet[OralEvaluation]:
        return super().get_queryset(request).select_related("evaluation")


@admin.register(RecommendationSet)
class RecommendationSetAdmin(OfGroupAdmin):
    """Everybody in the structure follows them on their pages; here they who staff the group that keeps them.
    The document may be closed."""

    list_display = ["title", "group", "source", "dated", "status", "page"]
    list_filter = ["status"]
    search_fields = ["title", "source"]
    closed = ("document",)
    page = page_link(lambda row: reverse("recommendations:set", args=[row.pk]))


@admin.register(Report)
class ReportAdmin(PlansAdmin):
    list_display = ["evaluation", "state", "approved_at", "published_at", "page"]
    list_filter = ["state"]
    closed = ("facts",)
    page = page_link(lambda row: reverse("evaluations:report", args=[row.evaluation_id]))

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        return rows.filter(evaluation__in=seen_to(standing))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).select_related("evaluation")
