from django.urls import path

from meetings.views import answers, calls

app_name = "meetings"
urlpatterns = [
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
]
