"""The shapes of what is done with a document; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import text_field
from groups.models import ReadingCircle
from samverkan.lib.forms import PlainForm


def title_field() -> forms.CharField:
    return forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("What the reader calls it, for example “Report on safe homecoming 2026”."),
    )


def file_field() -> forms.FileField:
    return forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, pictures or text, at most 50 MB."),
    )


def figure_text_field() -> forms.CharField:
    return text_field(
        _("What the picture shows"),
        rows=2,
        max_length=2000,
        help_text=_(
            "Only for a picture, for those who do not see it. For example: visits rose from 400 to 520."
        ),
    )


class ReadersForm(PlainForm):
    """Who reads a document, and the reason that the others read instead."""

    circle = forms.ChoiceField(
        label=_("Who reads it"),
        choices=ReadingCircle,
        initial=ReadingCircle.GROUP,
        widget=forms.RadioSelect,
    )
    closed_reason = forms.CharField(
        label=_("Why it is closed"),
        required=False,
        max_length=200,
        help_text=_("Only if not everyone reads it. The others read this: “Holds tenders”."),
    )


class DocumentForm(ReadersForm):
    title = title_field()
    file = file_field()
    figure_text = figure_text_field()
    field_order = ["title", "file", "figure_text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What is not said is for everybody.
        self.fields["circle"].required = False

    def clean_circle(self) -> str:
        return self.cleaned_data["circle"] or ReadingCircle.GROUP


class VersionForm(PlainForm):
    file = file_field()
    figure_text = figure_text_field()


class TitleForm(PlainForm):
    title = title_field()
