"""The mails of a group in the admin: what has left, what failed and why, and "send again" (ruling 16)."""

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from groups.models import Delivery, Link, ReceivedMail
from groups.post import WORDS, retry_delivery, told
from groups.scoped_admin import ScopedAdmin
from samverkan.lib.refusal import Refused


@admin.action(description=_("Send again"), permissions=["view"])
def send_again(register, request: HttpRequest, chosen: QuerySet[Delivery]) -> None:
    """What has left already, and what is leaving, is said by name and left alone."""
    again = 0
    for delivery in chosen:
        try:
            retry_delivery(delivery, by=request.user, now=timezone.now())
            again += 1
        except Refused as refused:
            register.message_user(request, f"{delivery.name}: {refused}", messages.WARNING)
    if again:
        text = ngettext("%(count)s mail is sent again.", "%(count)s mails are sent again.", again)
        register.message_user(request, text % {"count": again}, messages.SUCCESS)


class KindFilter(admin.AllValuesFieldListFilter):
    """Mails by kind, in words."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield choice | {"display": WORDS.get(choice["display"], choice["display"])}


class ArrivedFilter(admin.SimpleListFilter):
    """What a server refused, and what came back after it was taken."""

    title = _("arrived")
    parameter_name = "arrived"

    def lookups(self, request, model_admin):
        return [("no", _("Did not arrive"))]

    def queryset(self, request, queryset):
        lost = Q(state=Delivery.State.FAILED) | Q(state=Delivery.State.SENT, bounced_at__isnull=False)
        return queryset.filter(lost) if self.value() == "no" else queryset


@admin.register(Delivery)
class DeliveryAdmin(ScopedAdmin):
    """The mails of the groups one staffs; those without a group are the administrator's."""

    list_display = [
        "queued_at",
        "what",
        "group",
        "name",
        "address",
        "state",
        "sent_at",
        "bounced_at",
        "error",
        "possible_repeat",
    ]
    list_filter = ["state", ArrivedFilter, ("kind", KindFilter)]
    search_fields = ["name", "address"]
    date_hierarchy = "queued_at"
    show_full_result_count = False
    actions = [send_again]
    fields = [
        *("name", "address", "person", "group", "what", "references", "state", "error", "possible_repeat"),
        *("queued_at", "due_at", "attempts", "sent_at", "bounced_at", "message_id"),
    ]

    @admin.display(description=_("mail"), ordering="kind")
    def what(self, row: Delivery) -> str:
        return WORDS.get(row.kind, row.kind)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delivery]:
        rows = told(super().get_queryset(request))
        return rows.select_related("person").prefetch_related("group__names")


class AdministratorsAdmin(ScopedAdmin):
    """A register for the administrator alone."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.is_superuser

    def seen_by(self, rows: QuerySet, standing) -> QuerySet:
        return rows.none()


@admin.register(ReceivedMail)
class ReceivedMailAdmin(AdministratorsAdmin):
    """What came of the mails that we read. What could not be fetched, or asks for a person, is of the kind
    “something else” and lies in the mailbox still."""

    list_display = ["received_at", "kind", "outcome", "delivery", "message_id"]
    list_filter = ["kind"]
    list_select_related = ["delivery"]
    search_fields = ["message_id", "outcome"]
    date_hierarchy = "received_at"
    show_full_result_count = False
    fields = ["received_at", "kind", "outcome", "delivery", "message_id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReceivedMail]:
        return told(super().get_queryset(request), "delivery")


@admin.register(Link)
class LinkAdmin(AdministratorsAdmin):
    """The token is nowhere to be shown."""

    list_display = ["purpose", "object_id", "person", "expires_at", "withdrawn_at"]
    list_filter = ["purpose"]
    list_select_related = ["person"]
    search_fields = ["person__name"]
    fields = ["purpose", "object_id", "person", "generation", "expires_at", "withdrawn_at"]
