"""The admin under the same rules as the pages (ruling 8): rows come from access, changes go through verbs.

Django's own permissions are not used. Who staffs a group opens the admin and sees its rows everywhere: in
lists, objects, exports, histories and choices. What a verb governs is read-only, with a link to its page.
"""

import functools

from django.contrib import admin, messages
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from import_export.admin import ExportMixin, ImportMixin
from simple_history.admin import SimpleHistoryAdmin

from groups.access import STAFF, Standing, standing_of
from groups.register_export import RegisterExportForm, register_resource
from groups.spreadsheet_formats import FORMATS
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused


class VerbForm(ModelForm):
    """A form whose refusals are found before anything is saved: the verb is tried and undone."""

    carry_out = None

    def _post_clean(self):
        super()._post_clean()
        if self.errors or self.carry_out is None:
            return
        try:
            with transaction.atomic():
                self.carry_out(self.instance, self.cleaned_data)
                transaction.set_rollback(True)
        except Refused as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
        finally:
            # The trial may have changed the instance it was given.
            if self.instance.pk:
                self.instance.refresh_from_db()


class ScopedAdmin(SimpleHistoryAdmin):
    """`seen_by(standing)` narrows the rows; a register that only verbs may change leaves `carry_out` alone.
    `seen_by(standing)` narrows the rows; a register that only verbs may change leaves `carry_out` alone."""

    list_per_page = 50
    actions = None
    form = VerbForm

    def seen_by(self, rows: QuerySet, standing: Standing) -> QuerySet:
        """What somebody who is not system administrator sees; by default the rows of the groups they staff.
        What somebody who is not system administrator sees; by default the rows of the groups they staff."""
        return rows.filter(group__in=standing.group_ids(STAFF))

    def carry_out(self, request, row, fields: dict, is_new: bool):
        """Let the verb do what the form says; gives the row. Only in registers that can be changed here."""
        raise NotImplementedError

    def may_change(self, request) -> bool:
        return False

    def get_queryset(self, request) -> QuerySet:
        rows = super().get_queryset(request)
        standing = standing_of(request.user)
        return rows if standing.is_administrator else self.seen_by(rows, standing)

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def lookup_allowed(self, lookup, value, request=None) -> bool:
        """Not by what is left out of the page, nor by rows that point here: an address with a filter of one's
        own would tell of them, as whom a survey reminds (ruling 24)."""
        try:
            field = self.model._meta.get_field(lookup.partition("__")[0])
        except FieldDoesNotExist:
            return super().lookup_allowed(lookup, value, request)
        points_here = field.auto_created and not field.concrete
        if points_here or field.name in (self.get_exclude(request) or ()):
            return False
        return super().lookup_allowed(lookup, value, request)

    def has_module_permission(self, request) -> bool:
        return request.user.is_authenticated and standing_of(request.user).is_staff

    def has_view_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request) -> bool:
        return self.has_module_permission(request) and self.may_change(request)

    def has_change_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request) and self.may_change(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_view_history_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def history_view(self, request, object_id, extra_context=None):
        self._refuse_unseen(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        # Bringing back an old version would be a second way round the verbs.
        raise Http404

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Choices are rows the person may see, as that model's own register shows them."""
        register = self.admin_site._registry.get(db_field.remote_field.model)
        if register is not None and "queryset" not in kwargs:
            kwargs["queryset"] = register.get_queryset(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if not self.may_change(request):
            return form
        carry_out = functools.partial(self._tried, request, not change)
        return type(form.__name__, (form,), {"carry_out": staticmethod(carry_out)})

    def save_model(self, request, obj, form, change):
        made = self.carry_out(request, obj, form.cleaned_data, not change)
        obj.pk = made.pk

    def signature(self, request) -> dict:
        return {"by": request.user, "now": timezone.now()}

    def _tried(self, request, is_new: bool, row, fields: dict):
        return self.carry_out(request, row, dict(fields), is_new)

    def _refuse_unseen(self, request, object_id: str) -> None:
        has_history = hasattr(self.model._meta, "simple_history_manager_attribute")
        if not has_history or not self.get_queryset(request).filter(pk=object_id).exists():
            raise Http404


class ExportAdmin(ExportMixin, ScopedAdmin):
    """A register that can be taken out as csv or xlsx."""

    export_formats = FORMATS
    export_form_class = RegisterExportForm

    def get_resource_classes(self, request) -> list:
        return self.resource_classes or [register_resource(self.model)]

    def has_export_permission(self, request) -> bool:
        return self.has_module_permission(request)


class ImportAdmin(ImportMixin, ExportAdmin):
    """A register that can be read in too: previewed, all or nothing, through the verb."""

    import_formats = FORMATS
    # Each mixin alone would show its own button only.
    import_export_change_list_template = "admin/import_export/change_list_import_export.html"

    def has_import_permission(self, request) -> bool:
        return self.has_module_permission(request) and request.user.is_superuser

    def import_action(self, request, **kwargs):
        try:
            return super().import_action(request, **kwargs)
        except Unreadable as error:
            messages.error(request, str(error))
            return self.changelist_view(request)

    def add_data_read_fail_error_to_form(self, form, e):
        text = (
            str(e)
            if isinstance(e, Unreadable)
            else _("The file cannot be read. Save it as CSV or as an Excel workbook (.xlsx) and try again.")
        )
        form.add_error("import_file", text)


def page_link(address) -> admin.display:
    """A column that leads to the page where the row is changed; `address(row)` gives its URL."""

    @admin.display(description=_("Page"))
    def link(self, row):
        return format_html('<a href="{}">{}</a>', address(row), _("Open the page"))

    return link
