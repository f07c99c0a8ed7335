"""The base of our forms: crispy fields inside a form tag that the template writes itself."""

from crispy_forms.helper import FormHelper
from django import forms


class Plain:
    """A form that crispy renders as fields only; `{% crispy form %}` puts the error summary on top."""

    # A field that can be left empty says so; one that cannot needs no star.
    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        return helper


class PlainForm(Plain, forms.Form):
    pass


class PlainModelForm(Plain, forms.ModelForm):
    pass
