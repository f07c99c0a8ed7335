"""The shape of an own note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.models import Organization
from samverkan.lib.forms import PlainForm

# Posted for a note that is nobody else's.
ALONE = "jag"


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
                choices=[(ALONE, _("Only I")), *names],
                initial=ALONE,
                widget=forms.RadioSelect,
            )

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("shared_with", ALONE)
        is_shared = chosen != ALONE
        cleaned["shared_with"] = Organization.objects.filter(pk=chosen).first() if is_shared else None
        return cleaned
