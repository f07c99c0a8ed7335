"""The shapes of what comes in as a file: the recommendations of a report, and the report itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.recommendation_docx import blocks_of_docx
from evaluations.recommendation_file import MOST, ReadFile, gathered
from evaluations.recommendation_table import read_pasted, read_table
from groups.forms import text_field
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable
from samverkan.lib.spreadsheets import CONTROL, check_size, read_sheet

LONGEST = 200_000
PICTURES = (".png", ".jpg", ".jpeg")
# What they are read from that may also be kept as it is.
KEPT = (".docx", ".csv", ".xlsx", ".txt")


class ImportForm(PlainForm):
    """`found` is what was read."""

    expected = forms.IntegerField(
        label=_("How many there are in the report"),
        min_value=1,
        max_value=MOST,
        help_text=_("Count them there. For example 27."),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    file = forms.FileField(label=_("File"), required=False, help_text=_("Word (docx), csv, xlsx or txt."))
    text = text_field(
        _("Or paste the text"),
        rows=10,
        max_length=LONGEST,
        help_text=_("Each begins with its number or a dot. **Two stars around** what is marked."),
    )

    def clean(self) -> dict:
        given = super().clean()
        self.found = ReadFile(())
        file = given.get("file")
        self.source = file if file and file.name.lower().endswith(KEPT) else None
        try:
            if file:
                check_size(file.size)
                self.found = read_file(file.read(), file.name)
            elif given.get("text", "").strip():
                self.found = read_pasted(given["text"])
            elif not self.errors:
                self.add_error("text", _("Choose a file, or paste the text."))
        except Unreadable as error:
            self.add_error("file" if file else "text", str(error))
        return given


def read_file(content: bytes, name: str) -> ReadFile:
    """By how it is called; what is in it decides for the tables. Raises Unreadable."""
    ending = name.lower().rpartition(".")[2]
    if ending == "docx":
        return gathered(blocks_of_docx(content))
    if ending in {"csv", "xlsx", "xlsm"}:
        return read_table(read_sheet(content, name).rows)
    if ending not in {"txt", "md", "text"}:
        raise Unreadable(
            _("The file is to be docx, csv, xlsx or txt. Save it as one of them, or paste the text.")
        )
    return read_pasted(_decoded(content))


def _decoded(content: bytes) -> str:
    """As Notepad saves it: UTF-8, “Unicode” with its mark, or the code page of Swedish Windows."""
    codecs = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for codec in codecs:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text) and len(text) <= LONGEST:
            return text
    if len(content) > LONGEST:
        raise Unreadable(_("The text is too long. Copy the recommendations to a file of their own."))
    raise Unreadable(
        _("The file holds something else than text. Save it as .docx or .txt, or paste the text.")
    )


class SourceForm(PlainForm):
    file = forms.FileField(
        label=_("The report"),
        help_text=_("Best as PDF or Word. Everybody who reads the recommendations may read it."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.name.lower().endswith(PICTURES):
            raise forms.ValidationError(_("A report is no picture. Save it as PDF and choose that file."))
        return file
