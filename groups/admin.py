"""The registers of who: what is changed here goes through the verbs, the rest leads to its page."""

import allauth.account.admin
import django.contrib.auth.admin
import django_tasks_db.admin
from django import forms
from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from groups import actions
from groups.access import STAFF
from groups.models import (
    Appointment,
    Board,
    Document,
    Group,
    GroupRole,
    Office,
    Organization,
    OrganizationContact,
    Person,
    Seat,
    SeatRule,
    Structure,
    Term,
)
from groups.resources import (
    AppointmentResource,
    BoardResource,
    OrganizationResource,
    PersonResource,
    SeatRuleResource,
)
from groups.scoped_admin import ExportAdmin, ImportAdmin, ScopedAdmin, VerbForm, page_link

# Rights are the groups' own and addresses the people's: these registers would be a way round the verbs.
# The tasks' own register is for those who program.
for model in (
    allauth.account.admin.EmailAddress,
    django.contrib.auth.admin.Group,
    django_tasks_db.admin.DBTaskResult,
):
    admin.site.unregister(model)

admin.site.site_title = admin.site.site_header = admin.site.index_title = _("Administration")


class SharedAdmin:
    """Registers of the whole county: all who staff a group see them, the administrator changes them."""

    def seen_by(self, rows, standing):
        return rows

    def may_change(self, request) -> bool:
        return request.user.is_superuser


@admin.register(Structure)
class StructureAdmin(SharedAdmin, ScopedAdmin):
    list_display = ["name", "county_code"]
    fields = ["name", "county_code", "description", "sender_name", "sender_lines", "logo", "logo_alt"]

    def carry_out(self, request, row, fields, is_new):
        if is_new:
            return actions.set_up_structure(
                fields.pop("name"), county=fields.pop("county_code"), **fields, **self.signature(request)
            )
        return actions.change_structure(row, **fields, **self.signature(request))


@admin.register(Term)
class TermAdmin(SharedAdmin, ScopedAdmin):
    list_display = ["name", "structure", "starts_on", "ends_on"]

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def carry_out(self, request, row, fields, is_new):
        return actions.add_term(fields.pop("structure"), **fields, **self.signature(request))


class OrganizationForm(VerbForm):
    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    valid_from = forms.DateField(label=_("The name applies from"), required=False)

    class Meta:
        model = Organization
        fields = ["kind", "code", "county_code", "registration_number", "abbreviation", "registrar_email"]


@admin.register(Organization)
class OrganizationAdmin(SharedAdmin, ImportAdmin):
    form = OrganizationForm
    resource_classes = [OrganizationResource]
    list_display = ["__str__", "kind", "code", "registrar_email"]
    list_filter = ["kind"]
    search_fields = ["names__name", "code"]
    readonly_fields = ["names_so_far"]
    fields = ["name", "valid_from", "names_so_far", *OrganizationForm.Meta.fields]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names")

    @admin.display(description=_("Names"))
    def names_so_far(self, row) -> str:
        return (
            format_html_join(
                "", "<div>{}: {}</div>", [(name.valid_from, name.name) for name in row.names.all()]
            )
            if row.pk
            else "–"
        )

    def carry_out(self, request, row, fields, is_new):
        name, since = fields.pop("name"), fields.pop("valid_from")
        values = fields | {"county": fields.pop("county_code")} | self.signature(request)
        dated = {"valid_from": since} if since else {}
        if is_new:
            return actions.add_organization(name, **dated, **values)
        if name and name != str(row):
            dated = dated or {"valid_from": self.signature(request)["now"].date()}
            actions.rename_organization(row, name=name, **dated, **self.signature(request))
        return actions.change_organization(row, **values)


@admin.register(Board)
class BoardAdmin(SharedAdmin, ImportAdmin):
    resource_classes = [BoardResource]
    list_display = ["name", "organization", "sector"]
    list_select_related = ["organization"]
    search_fields = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("organization__names")

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def carry_out(self, request, row, fields, is_new):
        return actions.add_board(fields.pop("organization"), **fields, **self.signature(request))


@admin.register(OrganizationContact)
class OrganizationContactAdmin(SharedAdmin, ScopedAdmin):
    list_display = ["__str__", "organization", "email", "starts_on", "ends_on"]
    list_select_related = ["organization", "person"]

    def seen_by(self, rows, standing):
        """Function mailboxes are everybody's; a person only theirs who share a group."""
        shared = Q(person__isnull=True) | Q(person__appointments__group__in=standing.group_ids(STAFF))
        return rows.filter(shared).distinct()

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def carry_out(self, request, row, fields, is_new):
        fields.pop("ends_on", None)
        return actions.add_contact(fields.pop("organization"), **fields, **self.signature(request))


@admin.register(Person)
class PersonAdmin(ImportAdmin):
    resource_classes = [PersonResource]
    list_display = ["name", "address", "phone", "party"]
    search_fields = ["name", "email", "contact_email"]
    fields = ["name", "email", "contact_email", "phone", "party", "language", "is_active"]

    def seen_by(self, rows, standing):
        ids = standing.group_ids(STAFF)
        inside = Q(appointments__group__in=ids) | Q(group_roles__group__in=ids) | Q(offices__group__in=ids)
        return rows.filter(inside).distinct()

    def may_change(self, request) -> bool:
        return True

    def carry_out(self, request, row, fields, is_new):
        if not is_new:
            return actions.change_person(row, **fields, **self.signature(request))
        person = actions.find_or_create_person(
            name=fields.pop("name"), email=fields.pop("email") or "", **self.signature(request)
        )
        return actions.change_person(person, **fields, **self.signature(request))

    def has_add_permission(self, request) -> bool:
        # Who is added alone belongs to no group, and a secretary would lose sight of the row.
        return request.user.is_superuser


@admin.register(Group)
class GroupAdmin(ExportAdmin):
    list_display = ["__str__", "kind", "state", "starts_on", "ends_on", "page"]
    list_filter = ["kind", "state"]
    page = page_link(lambda row: reverse("groups:group", args=[row.slug]))

    def seen_by(self, rows, standing):
        return rows.filter(pk__in=standing.group_ids(STAFF))

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names")


class OfGroupAdmin(ExportAdmin):
    """Rows of one group, changed on the group's own pages."""

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("group").prefetch_related("group__names")


@admin.register(SeatRule)
class SeatRuleAdmin(ImportAdmin, OfGroupAdmin):
    resource_classes = [SeatRuleResource]
    list_display = ["__str__", "group", "starts_on", "ends_on", "page"]
    page = page_link(lambda row: reverse("groups:rules", args=[row.group.slug]))


@admin.register(Seat)
class SeatAdmin(OfGroupAdmin):
    list_display = ["group", "number", "organization", "label", "is_optional", "page"]
    list_display_links = ["number"]
    page = page_link(lambda row: reverse("groups:seat", args=[row.group.slug, row.number]))

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("organization")
            .prefetch_related("organization__names")
        )


@admin.register(Appointment)
class AppointmentAdmin(ImportAdmin, OfGroupAdmin):
    resource_classes = [AppointmentResource]
    list_display = ["person", "group", "seat", "capacity", "starts_on", "ends_on", "page"]
    list_filter = ["capacity"]
    search_fields = ["person__name"]
    page = page_link(lambda row: reverse("groups:appointment", args=[row.group.slug, row.pk]))

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("person", "seat__organization", "board", "term")
        return rows.prefetch_related("seat__organization__names")

    def has_import_permission(self, request) -> bool:
        return self.has_module_permission(request)


@admin.register(Office)
class OfficeAdmin(OfGroupAdmin):
    list_display = ["person", "group", "kind", "starts_on", "ends_on", "page"]
    page = page_link(lambda row: reverse("groups:office", args=[row.group.slug, row.pk]))

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")


@admin.register(GroupRole)
class GroupRoleAdmin(OfGroupAdmin):
    list_display = ["person", "group", "kind", "starts_on", "ends_on", "page"]
    page = page_link(lambda row: reverse("groups:roles", args=[row.group.slug]))

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")


@admin.register(Document)
class DocumentAdmin(OfGroupAdmin):
    list_display = ["title", "group", "created_at", "page"]
    search_fields = ["title"]
    page = page_link(lambda row: reverse("groups:document", args=[row.group.slug, row.pk]))
