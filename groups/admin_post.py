"""The mails of a group in the admin: what has left, what failed and why, and "send again" (ruling 16)."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from groups.access import STAFF, groups_for
from groups.models import Delivery, Link
from groups.post import retry_delivery
from samverkan.lib.refusal import Refused


class OnlyShown(admin.ModelAdmin):
    """Read, never written: rows that verbs and the worker make."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None):
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found


@admin.register(Delivery)
class DeliveryAdmin(OnlyShown):
    list_display = [
        "name",
        "address",
        "kind",
        "group",
        "state",
        "queued_at",
        "sent_at",
        "error",
        "possible_repeat",
    ]
    list_filter = ["state", "kind"]
    search_fields = ["name", "address"]
    date_hierarchy = "queued_at"
    list_per_page = 50
    show_full_result_count = False
    actions = ["send_again"]
    fields = [
        *("name", "address", "person", "group", "kind", "references", "state", "error", "possible_repeat"),
        *("queued_at", "due_at", "attempts", "sent_at", "message_id"),
    ]

    def has_view_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return request.user.is_staff

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delivery]:
        """The mails of the groups one staffs; those without a group are the administrator's."""
        rows = super().get_queryset(request).select_related("person").prefetch_related("group__names")
        if request.user.is_superuser:
            return rows
        return rows.filter(group__in=groups_for(request.user, STAFF))

    @admin.action(description=_("Send again"), permissions=["view"])
    def send_again(self, request: HttpRequest, chosen: QuerySet[Delivery]) -> None:
        again = 0
        for delivery in chosen:
            try:
                retry_delivery(delivery, by=request.user, now=timezone.now())
                again += 1
            except Refused as refused:
                self.message_user(request, f"{delivery.name}: {refused}", messages.WARNING)
        if again:
            text = ngettext("%(count)s mail is sent again.", "%(count)s mails are sent again.", again)
            self.message_user(request, text % {"count": again}, messages.SUCCESS)


@admin.register(Link)
class LinkAdmin(OnlyShown):
    """For the administrator alone; the token is nowhere to be shown."""

    list_display = ["purpose", "object_id", "person", "expires_at", "withdrawn_at"]
    list_filter = ["purpose"]
    list_select_related = ["person"]
    search_fields = ["person__name"]
    show_full_result_count = False
    fields = ["purpose", "object_id", "person", "generation", "expires_at", "withdrawn_at"]

    def has_view_permission(self, request: HttpRequest, obj: Link | None = None) -> bool:
        return request.user.is_superuser
