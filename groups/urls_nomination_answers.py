"""Under /nominering/: the form behind the link in the letter."""

from django.urls import path

from groups.views import nomination_answers

urlpatterns = [
    path("<str:token>/", nomination_answers.answer, name="answer"),
    path("<str:token>/brev/", nomination_answers.letter, name="letter"),
    path("<str:token>/bilaga/<int:pk>/", nomination_answers.attachment, name="attachment"),
    path("<str:token>/protokoll/<int:pk>/", nomination_answers.minutes, name="minutes"),
]
