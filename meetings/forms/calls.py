from datetime import datetime
from uuid import uuid4

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings.models import Response
from samverkan.lib.fields import DateField, TimeField
from samverkan.lib.forms import PlainForm


class CallForm(PlainForm):
    """What the one who approves a call may say. Fields that do not apply to this call are taken away."""

    message = forms.CharField(
        label=_("A word to those called"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=5000,
    )
    late_reason = forms.CharField(
        label=_("Why the call is late"),
        required=False,
        max_length=500,
        help_text=_("It is printed in the call and in the notes. For example: the room was settled today."),
    )
    chair_prevented = forms.BooleanField(label=_("The chair is prevented"), required=False)
    send_day = DateField(label=_("Send another day"), required=False)
    send_time = TimeField(label=_("At"), required=False)

    def __init__(self, *args, is_late: bool, is_vice_chair: bool, **kwargs):
        super().__init__(*args, **kwargs)
        # A day chosen here may make the call late, so the field is there as soon as one is.
        if not (is_late or self.data.get("send_day")):
            del self.fields["late_reason"]
        if not is_vice_chair:
            del self.fields["chair_prevented"]

    @property
    def helper(self) -> FormHelper:
        """Almost every call goes out at once: on a phone the button must not lie below two empty fields."""
        helper, later = super().helper, ("send_day", "send_time")
        first = [name for name in self.fields if name not in later]
        is_open = " open" if any(self.data.get(name) for name in later) else ""
        # Not within the f-string, where gettext does not look for messages.
        summary = _("Send it another day")
        opens = f'<details class="fold"{is_open}><summary>{summary}</summary>'
        helper.layout = Layout(*first, HTML(opens), *later, HTML("</details>"))
        return helper

    def clean(self):
        cleaned = super().clean()
        day, clock = cleaned.get("send_day"), cleaned.get("send_time")
        if clock and not day and "send_day" not in self.errors:
            self.add_error(
                "send_day", ValidationError(_("Write the day too, e.g. 2017-03-07."), code="no_day")
            )
        if day:
            moment = timezone.make_aware(datetime.combine(day, clock or datetime.min.time().replace(hour=8)))
            if moment <= timezone.now():
                self.add_error(
                    "send_day",
                    ValidationError(_("That moment has passed. Leave it empty to send now."), code="passed"),
                )
            cleaned["send_at"] = moment
        return cleaned

    def approval(self) -> dict:
        """What `approve_call` takes."""
        names = ("message", "late_reason", "chair_prevented", "send_at")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}


class ReasonForm(PlainForm):
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class AnswerForm(PlainForm):
    """One of the five answers (ruling 15). The reasons are a short list without anything about health."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("label", "Answer"), choices=Response.Answer, widget=forms.RadioSelect
    )
    times = forms.CharField(
        label=_("When you come or leave"),
        required=False,
        max_length=100,
        help_text=_("For example: I come at 10.00."),
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("I say no reason")), *Response.Reason.choices],
        required=False,
        help_text=_("Only if you want to. Do not write anything about health."),
    )


class AnswerForOtherForm(AnswerForm):
    """What the office enters for somebody who has telephoned or written."""

    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[
            choice for choice in Response.Channel.choices if choice[0] in {"phone", "mail", "in_person"}
        ],
    )

    field_order = ["answer", "channel", "times", "reason"]


class MessageForm(PlainForm):
    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(label=_("Message"), widget=forms.Textarea(attrs={"rows": 8}), max_length=20_000)
    once_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {"once_key": uuid4()})
        super().__init__(*args, **kwargs)


class DelegationForm(PlainForm):
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("To"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=300)
