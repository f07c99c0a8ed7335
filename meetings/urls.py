from django.urls import path

from meetings import urls_after, urls_agenda, urls_calls, urls_days, urls_issues, urls_papers, urls_room
from meetings.views import agenda, answers, approval, calls, documents, meetings, notes, notes_parts, prints

app_name = "meetings"
urlpatterns = [
    # planning and reading
    path("", meetings.listing, name="list"),
    path("ny/<slug:slug>/", meetings.create, name="create"),
    path("<int:pk>/", meetings.meeting, name="meeting"),
    path("<int:pk>/andra/", meetings.change, name="change"),
    path("<int:pk>/handling/<int:version_pk>/", documents.document, name="document"),
    # agenda
    path("<int:pk>/dagordning/", agenda.agenda, name="agenda"),
    path("<int:pk>/dagordning/ny/", agenda.item_add, name="item_add"),
    path("<int:pk>/adjungerade/", agenda.guests, name="guests"),
    path("adjungerad/<int:pk>/avsluta/", agenda.guest_end, name="guest_end"),
    path("punkt/<int:pk>/", agenda.item_change, name="item_change"),
    path("punkt/<int:pk>/flytta/", agenda.item_move, name="item_move"),
    path("punkt/<int:pk>/ta-bort/", agenda.item_remove, name="item_remove"),
    path("punkt/<int:pk>/handling/", agenda.attach, name="attach"),
    path("handling/<int:pk>/ta-bort/", agenda.detach, name="detach"),
    # calls
    path("<int:pk>/kallelse/", calls.call, name="call"),
    path("<int:pk>/stall-in/", calls.cancel, name="cancel"),
    path("<int:pk>/kalender.ics", calls.calendar, name="calendar"),
    path("kallelse/<int:pk>/", calls.paper, name="call_pdf"),
    path("kallelse/<int:pk>/aterkalla/", calls.withdraw, name="call_withdraw"),
    path("kallelse/<int:pk>/skicka-igen/<int:person_pk>/", calls.resend, name="call_resend"),
    path("meddelande/<slug:slug>/", calls.message, name="message"),
    path("delegation/<slug:slug>/", calls.delegation, name="delegation"),
    path("delegation/<slug:slug>/avsluta/", calls.delegation_end, name="delegation_end"),
    # answers
    path("<int:pk>/svar/", answers.answers, name="answers"),
    path("<int:pk>/mitt-svar/", answers.own_answer, name="answer"),
    path("<int:pk>/svar/<int:person_pk>/", answers.answer_for, name="answer_for"),
    path("<int:pk>/ersattare/<int:request_pk>/", answers.request_for, name="substitute_request"),
    path("s/<str:token>/<str:answer>/", answers.answer_link, name="answer_link"),
    path("e/<str:token>/<str:answer>/", answers.substitute_link, name="substitute_link"),
    # notes
    path("<int:pk>/anteckningar/skriv/", notes.write, name="notes_write"),
    path("<int:pk>/anteckningar/borja/", notes.begin, name="notes_begin"),
    path("punkt/<int:pk>/anteckning/", notes.text, name="notes_text"),
    path("punkt/<int:pk>/anteckning/nu/", notes.text_now, name="notes_text_now"),
    path("<int:pk>/anteckningar/utfall/", notes_parts.outcome_add, name="notes_outcome_add"),
    path("utfall/<int:pk>/", notes_parts.outcome_change, name="notes_outcome"),
    path("utfall/<int:pk>/ta-bort/", notes_parts.outcome_remove, name="notes_outcome_remove"),
    path("<int:pk>/anteckningar/uppgift/", notes_parts.action_add, name="notes_action_add"),
    path("uppgift/<int:pk>/ta-bort/", notes_parts.action_remove, name="notes_action_remove"),
    path("<int:pk>/anteckningar/narvaro/", notes_parts.presence, name="notes_presence"),
    path("narvaro/<int:pk>/", notes_parts.attendance_change, name="notes_attendance"),
    path("narvaro/<int:pk>/ta-bort/", notes_parts.attendance_remove, name="notes_attendance_remove"),
    path("<int:pk>/anteckningar/person/", notes_parts.person_add, name="notes_person"),
    path("<int:pk>/anteckningar/lista/", notes_parts.people_paste, name="notes_paste"),
    path("<int:pk>/anteckningar/huvud/", notes_parts.head, name="notes_head"),
    # approval
    path("<int:pk>/anteckningar/", approval.read, name="notes"),
    path("<int:pk>/anteckningar/v<int:number>.pdf", approval.paper, name="notes_pdf"),
    path("<int:pk>/anteckningar/godkann/", approval.approve, name="notes_approve"),
    path("<int:pk>/anteckningar/skicka/", approval.circulate, name="notes_circulate"),
    path("<int:pk>/anteckningar/ta-tillbaka/", approval.take_back, name="notes_take_back"),
    path(
        "<int:pk>/anteckningar/godkanda-pa-motet/",
        approval.approve_at_meeting,
        name="notes_approve_at_meeting",
    ),
    path("<int:pk>/anteckningar/publicera/", approval.publish, name="notes_publish"),
    path("<int:pk>/anteckningar/ratta/", approval.correct, name="notes_correct"),
    path("<int:pk>/anteckningar/synpunkt/", approval.remark, name="notes_remark"),
    *urls_agenda.urlpatterns,
    *urls_papers.urlpatterns,
    *urls_calls.urlpatterns,
    *urls_days.urlpatterns,
    *urls_room.urlpatterns,
    *urls_after.urlpatterns,
    *urls_issues.urlpatterns,
    # prints
    path("<int:pk>/utskrift/<slug:kind>/", prints.paper, name="prints"),
]
