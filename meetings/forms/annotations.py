"""The shape of an own note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.models import Organization
from samverkan.lib.forms import PlainForm


class AnnotationForm(PlainForm):
    """Who reads it is asked only of somebody who sits for an organisation."""

    text = forms.CharField(
        label=_("Your note"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For example: ask what it costs per visit."),
    )

    def __init__(self, *args, organizations: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        if organizations:
            everybody = _("Everybody from %(name)s at the meeting")
            names = [(str(pk), everybody % {"name": name}) for pk, name in organizations]
            self.fields["shared_with"] = forms.ChoiceField(
                label=_("Who reads it"),
                choices=[("", _("Only I")), *names],
                required=False,
                widget=forms.RadioSelect,
            )

    def clean(self):
        cleaned = super().clean()
        pk = cleaned.get("shared_with")
        cleaned["shared_with"] = Organization.objects.filter(pk=pk).first() if pk else None
        return cleaned
