"""In the room: roll call, the notes of a whole meeting, the screen on the wall. In the namespace
`meetings`."""

from django.urls import path

from meetings.views import notes_record, phrases, presentation, roll_call

urlpatterns: list = [
    path("<int:pk>/upprop/", roll_call.roll_call, name="roll_call"),
    path("<int:pk>/upprop/markera/", roll_call.mark, name="roll_call_mark"),
    path("<int:pk>/upprop/ta-vid/", roll_call.over, name="roll_call_over"),
    path("<int:pk>/upprop/annan/", roll_call.stand_in, name="roll_call_stand_in"),
    path("<int:pk>/upprop/<str:key>/", roll_call.person, name="roll_call_person"),
    path("<int:pk>/anteckningar/reservation/", notes_record.reservation_add, name="notes_reservation_add"),
    path("reservation/<int:pk>/ta-bort/", notes_record.reservation_remove, name="notes_reservation_remove"),
    path("punkt/<int:pk>/borja/", notes_record.item_begin, name="notes_item_begin"),
    path("punkt/<int:pk>/avsluta/", notes_record.item_end, name="notes_item_end"),
    path("punkt/<int:pk>/tid/", notes_record.item_time, name="notes_item_time"),
    path("punkt/<int:pk>/fras/", notes_record.phrase_put, name="notes_phrase"),
    path("<int:pk>/anteckningar/skriver/", notes_record.presence, name="notes_writers"),
    path("<int:pk>/anteckningar/har-oppet/", notes_record.presence_beat, name="notes_beat"),
    path("fraser/<slug:slug>/", phrases.phrases, name="phrases"),
    path("fras/<int:pk>/", phrases.phrase, name="phrase"),
    path("fras/<int:pk>/upp/", phrases.phrase_move, name="phrase_move"),
    path("fras/<int:pk>/ta-bort/", phrases.phrase_remove, name="phrase_remove"),
    path("<int:pk>/skarm/", presentation.presentation, name="presentation"),
    path("<int:pk>/skarm/nu/", presentation.presentation_now, name="presentation_now"),
]
