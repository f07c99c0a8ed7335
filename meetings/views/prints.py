"""Papers for the room, made when asked for."""

from django.core.files.base import ContentFile
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from groups.access import EVERYBODY, STAFF
from groups.circle import circle_on
from meetings.access import meeting_for
from meetings.documents import Document
from meetings.keeping import images_of
from meetings.models import Meeting
from meetings.papers import file_name_of, pdf_of
from meetings.prints import address_list, attendance_list, name_signs
from meetings.views.calls import pdf_response

OF_THE_ROOM = {"narvarolista": attendance_list, "namnskyltar": name_signs}
ADDRESSES = "adresslista"


@require_GET
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """`kind` is narvarolista, namnskyltar (staff) or adresslista (everybody in the group)."""
    if kind not in {*OF_THE_ROOM, ADDRESSES}:
        raise Http404
    meeting = meeting_for(request.user, pk, EVERYBODY if kind == ADDRESSES else STAFF)
    document = document_of(kind, meeting)
    images = images_of(document) if hasattr(document, "letterhead") else None
    return pdf_response(ContentFile(pdf_of(document, images=images)), file_name_of(document))


def document_of(kind: str, meeting: Meeting) -> Document:
    if kind == ADDRESSES:
        today = timezone.localdate()
        return address_list(meeting, circle_on(meeting.group, today), today)
    if not (meeting.date and meeting.start):
        raise Http404
    return OF_THE_ROOM[kind](meeting, circle_on(meeting.group, meeting.date))
