"""Answering a survey by link, without log-in. The namespace `survey_answers`."""

urlpatterns: list = []
