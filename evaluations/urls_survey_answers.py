"""Answering a survey by link, without log-in. The namespace `survey_answers`."""

from django.urls import path

from evaluations.views import survey_answers

urlpatterns = [
    path("tack/", survey_answers.thanks, name="thanks"),
    path("tack/kan-andras/", survey_answers.thanks, {"is_confidential": True}, name="thanks_confidential"),
    path("<str:token>/", survey_answers.answer, name="answer"),
]
