"""A document on a closed item is read by no more than the item is (P25)."""

from django.utils.translation import gettext as _

from groups.document_limits import Limit, limits_documents
from groups.models import Document, ReadingCircle
from groups.reading import NARROWING
from meetings.models import ItemDocument


@limits_documents
def closed_items(document: Document) -> Limit | None:
    """The circle of the widest item it stands on; on an open item it is no secret."""
    rows = ItemDocument.objects.filter(document=document).select_related("item")
    items = sorted((row.item for row in rows), key=lambda item: NARROWING.index(item.circle))
    if not items or items[0].circle == ReadingCircle.GROUP:
        return None
    why = _(
        "The document stands on the closed item “%(item)s”, which is read by “%(circle)s”. Open the item, or "
        "take the document off it, before more may read the document."
    )
    circle = ReadingCircle(items[0].circle)
    return Limit(circle, why % {"item": items[0].title, "circle": circle.label})
