"""The page that all others are measured against, and a view that does nothing (`rulings.md` 25).

The least a meeting page can cost: five queries, the product's own middleware, one plain template with twelve
items of two documents each and 28 people. Nothing here is made faster or slower without a line in
CHANGELOG.md.
"""

from collections import defaultdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from groups.models import Appointment
from meetings.models import ItemDocument, Meeting

# The tables asked, in order, and the bytes of the template;
# tests/test_bench.py holds them.
QUERIES = [
    "django_session",
    "groups_person",
    "meetings_meeting",
    "meetings_itemdocument",
    "groups_appointment",
]
BYTES = 1167


def reference(request: HttpRequest, pk: int) -> HttpResponse:
    """Logged in, as every page; rendered without the frame, whose query would be the sixth."""
    meeting = Meeting.objects.select_related("group").get(pk=pk)
    items = defaultdict(list)
    rows = ItemDocument.objects.filter(item__meeting=meeting).select_related("item", "document")
    for row in rows.order_by("item__position", "pk"):
        items[row.item].append(row.document)
    people = Appointment.objects.in_force(meeting.date).filter(group=meeting.group)
    people = people.select_related("person", "seat").order_by("seat__number", "place")
    facts = {"reader": request.user, "meeting": meeting, "items": list(items.items()), "people": list(people)}
    return HttpResponse(render_to_string("bench/reference.html", facts))


@login_not_required
def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")
