"""The base of our forms: crispy fields inside a form tag that the template writes itself."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _

from samverkan.lib.personal_numbers import personal_number_in
from samverkan.lib.refusal import Refused

NOT_A_NUMBER = "not_a_personal_number"


class Plain:
    """A form that crispy renders as fields only; `{% crispy form %}` puts the error summary on top."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _say_what_is_missing(field)

    # A field that can be left empty says so; one that cannot needs no star.
    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        return helper

    def carried_out(self, act) -> bool:
        """Whether `act(cleaned_data)` was done. A refusal then stands at its field and in `self.refusal`."""
        self.refusal = None
        if not self.is_valid() or self._asks_about_personal_number():
            return False
        try:
            act(dict(self.cleaned_data))
        except Refused as refusal:
            self.refusal = refusal
            self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
        return self.refusal is None

    def ask(self, name: str, field: forms.Field) -> None:
        """Show one more field, for a question that only a refusal raises; on the next post it is read."""
        _say_what_is_missing(field)
        self.fields[name] = field

    def _asks_about_personal_number(self) -> bool:
        """I-PER1: text that looks like a personal number is saved only when somebody says that it is none."""
        if self.data.get(self.add_prefix(NOT_A_NUMBER)):
            return False
        for name, value in self.cleaned_data.items():
            if isinstance(value, str) and (found := personal_number_in(value)):
                text = _(
                    "“%(text)s” looks like a personal number. Take it away, or tick that it is "
                    "something else."
                )
                self.add_error(name, text % {"text": found})
                label = _("It is not a personal number")
                self.ask(NOT_A_NUMBER, forms.BooleanField(label=label, required=False))
                return True
        return False


def _say_what_is_missing(field: forms.Field) -> None:
    """Which field is empty: Django's sentence says only that some is, and is read far from it in the
    summary."""
    if not field.label or field.error_messages["required"] != forms.Field.default_error_messages["required"]:
        return
    if isinstance(field, forms.FileField):
        text = _("Choose a file under %(label)s.")
    elif isinstance(field, forms.ChoiceField | forms.BooleanField):
        text = _("Choose something under %(label)s.")
    else:
        text = _("Fill in the field %(label)s.")
    field.error_messages["required"] = text % {"label": field.label}


class PlainForm(Plain, forms.Form):
    pass


class PlainModelForm(Plain, forms.ModelForm):
    pass
