"""The register of actions; they are changed where they are treated, in a meeting's notes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from groups.scoped_admin import ExportAdmin
from issues.models import Action


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
