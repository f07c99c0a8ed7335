"""The shape of a document as it is put on an item; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy

from groups.forms_documents import DocumentForm


class PaperForm(DocumentForm):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "PDF is best: everybody can read it. Also docx, xlsx, pptx, odt, png and jpg; at most 50 MB."
        ),
    )

    def __init__(self, *args, **kwargs):
        # It stands below the item's own form, which has a title too.
        super().__init__(*args, auto_id="paper_%s", **kwargs)
