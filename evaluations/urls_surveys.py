"""Surveys, as those who see to them meet them. The namespace `surveys`."""

from django.urls import path

from evaluations.views import (
    results,
    results_writing,
    survey_at_items,
    survey_opening,
    survey_questions,
    survey_reminding,
    survey_running,
    surveys,
)

urlpatterns: list = [
    path("ny/<int:pk>/", surveys.new, name="new"),
    path("<int:pk>/", surveys.survey, name="survey"),
    path("<int:pk>/installningar/", surveys.change, name="change"),
    path("<int:pk>/mottagare/", surveys.recipients, name="recipients"),
    path("<int:pk>/forhandsvisning/", surveys.preview, name="preview"),
    path("<int:pk>/oppna/", survey_opening.open_it, name="open"),
    path("<int:pk>/en-till/", survey_opening.late, name="late"),
    path("<int:pk>/igen/", survey_running.again, name="again"),
    path("<int:pk>/sista-dag/", survey_running.last_day, name="last_day"),
    path("<int:pk>/paminn/", survey_reminding.remind, name="remind"),
    path("<int:pk>/kasta/", surveys.discard, name="discard"),
    path("<int:pk>/avsnitt/", survey_questions.section_new, name="section_new"),
    path("avsnitt/<int:pk>/", survey_questions.section, name="section"),
    path("avsnitt/<int:pk>/flytta/", survey_questions.section_move, name="section_move"),
    path("avsnitt/<int:pk>/bort/", survey_questions.section_remove, name="section_remove"),
    path("avsnitt/<int:pk>/slag/", survey_questions.question_kind, name="question_kind"),
    path("avsnitt/<int:pk>/fraga/<slug:kind>/", survey_questions.question_new, name="question_new"),
    path("fraga/<int:pk>/", survey_questions.question, name="question"),
    path("fraga/<int:pk>/flytta/", survey_questions.question_move, name="question_move"),
    path("fraga/<int:pk>/bort/", survey_questions.question_remove, name="question_remove"),
    path("fraga/<int:pk>/ratta/", survey_questions.mend, name="mend"),
    path("<int:pk>/resultat/", results.results, name="results"),
    path("<int:pk>/resultat.csv", results.csv, name="csv"),
    path("<int:pk>/resultat.json", results.json, name="json"),
    path("<int:pk>/resultat/papper/", results.paper, name="paper"),
    path("<int:pk>/stang/", results_writing.close, name="close"),
    path("<int:pk>/sammanfattning/", results_writing.summary, name="summary"),
    path("<int:pk>/beratta/", results_writing.report, name="report"),
    path("<int:pk>/fritext/", results_writing.texts, name="texts"),
    path("<int:pk>/fritext/<int:question>/<int:place>/", results_writing.text, name="text"),
    path("<int:pk>/punkt/", survey_at_items.at_item, name="at_item"),
    path("<int:pk>/punkt/<int:tie>/bort/", survey_at_items.off_item, name="off_item"),
]
