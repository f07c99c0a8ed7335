from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.lib.forms import PlainForm


class SupplementForm(PlainForm):
    """What a supplement says beside what has changed, and to whom it goes."""

    message = forms.CharField(
        label=_("Message"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("What has changed stands in the mail by itself. For example: Park behind the house."),
    )
    to = forms.ChoiceField(
        label=_("To whom"),
        choices=[("all", _("Everybody who got the call")), ("called", _("Only those who are called"))],
        initial="all",
        widget=forms.RadioSelect,
    )
    chair_prevented = forms.BooleanField(label=_("The chair is prevented"), required=False)

    def __init__(self, *args, is_vice_chair: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_vice_chair:
            del self.fields["chair_prevented"]

    def given(self) -> dict:
        """What the verbs take."""
        data = self.cleaned_data
        return {"message": data["message"], "only_called": data["to"] == "called"}
