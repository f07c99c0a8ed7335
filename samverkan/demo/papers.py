"""Small documents for the agenda: text that says it belongs to a demo."""

from django.utils.text import slugify

from samverkan.demo.agendas import Entry

TEXT = """{title}

Underlag till punkten ”{item}”.

{body}

Det här är ett påhittat dokument i en provmiljö.
"""


def paper(entry: Entry) -> tuple[str, bytes]:
    """File name and content of the document on an item; the same each time."""
    text = TEXT.format(title=entry.document, item=entry.title, body="\n\n".join(entry.body))
    return f"{slugify(entry.document)}.txt", text.encode()
