"""A register taken out as a spreadsheet: Swedish headings, and words where the database has keys."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import override
from import_export import fields, resources, widgets
from import_export.forms import SelectableFieldsExportForm


class Words(widgets.Widget):
    """A value as somebody reads it."""

    def render(self, value, obj=None, **kwargs) -> str:
        if isinstance(value, datetime):
            return timezone.localtime(value).strftime("%Y-%m-%d %H.%M")
        return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


class RegisterExportForm(SelectableFieldsExportForm):
    def _get_field_label(self, resource, field_name: str) -> str:
        name = resource.fields[field_name].column_name
        return capfirst(name)


def register_resource(model, without: Collection[str] = ()) -> type[resources.ModelResource]:
    """Every column of the model but those in `without`. The headings are the file's format: Swedish whatever
    the page's language."""
    columns = [
        field for field in model._meta.concrete_fields if not (field.primary_key or field.name in without)
    ]
    with override("sv"):
        body = {
            field.name: fields.Field(
                attribute=f"get_{field.name}_display" if field.choices else field.name,
                column_name=str(field.verbose_name),
                widget=Words(),
            )
            for field in columns
        }
    meta = type("Meta", (), {"model": model, "fields": tuple(body), "export_order": tuple(body)})
    return type(f"{model.__name__}Register", (resources.ModelResource,), body | {"Meta": meta})
