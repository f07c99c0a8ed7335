"""Small documents for the agenda, which say themselves that they belong to a demo."""

from django.utils.text import slugify

from meetings.documents import Letterhead
from samverkan.demo.agendas import Entry
from samverkan.lib import pdf

LETTERHEAD = Letterhead(sender_name="Samverkan i Västmanland")
CLOSING = "Det här är ett påhittat dokument i en provmiljö."
# Working material comes as plain text, so that both kinds of file are met.
AS_TEXT = {"workshop", "exchange"}


def paper(entry: Entry) -> tuple[str, bytes]:
    """File name and content of the document on an item; the same each time."""
    name = slugify(entry.document)
    item = f"Underlag till punkten ”{entry.title}”"
    if entry.kind in AS_TEXT:
        text = "\n\n".join([entry.document, item, *entry.body, CLOSING])
        return f"{name}.txt", f"{text}\n".encode()
    context = {
        "document": {"letterhead": LETTERHEAD},
        "item": item,
        "paragraphs": entry.body,
        "closing": CLOSING,
    }
    return f"{name}.pdf", pdf.render("pdf/demo_document.html", context, title=entry.document)
