"""What is typed in the approval round: shape only, the rules are the verbs'."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.lib.forms import PlainForm


class ItemRemarkForm(PlainForm):
    """The wording is the item's own text to begin with; unchanged it is no proposal."""

    proposed_text = forms.CharField(
        label=_("How it should read"),
        required=False,
        max_length=20000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Change the text as you want it. Leave it as it is if you only have a comment."),
    )
    text = forms.CharField(
        label=_("Why, or what else should be changed"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Example: Sala asked, not Köping."),
    )
    is_objection = forms.BooleanField(
        label=_("I object to the notes being approved as they are"), required=False
    )

    def __init__(self, *args, may_object: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_object:
            del self.fields["is_objection"]


class AnswerForm(PlainForm):
    """`base_version` is the version of the item's text that was read."""

    text = forms.CharField(
        label=_("The item's text"),
        required=False,
        max_length=20000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("This is what will stand in the notes when you take it in. Change it if you want."),
    )
    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answer_text = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The one who wrote reads it. Needed when you leave the text as it is."),
    )

    def __init__(self, *args, has_item: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_item:
            del self.fields["text"]
            del self.fields["base_version"]


class SummaryForm(PlainForm):
    text = forms.CharField(
        label=_("Short summary"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("A few sentences for anybody: what the meeting was about and what came of it."),
    )
