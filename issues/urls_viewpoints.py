"""Viewpoints on a version of decision material. The namespace `viewpoints`."""

from django.urls import path

from issues.views import viewpoint_answers, viewpoint_papers, viewpoints

urlpatterns = [
    path("mina/", viewpoint_answers.mine, name="mine"),
    path("<int:pk>/", viewpoints.version, name="version"),
    path("<int:pk>/be/", viewpoints.ask, name="ask"),
    path("<int:pk>/paminn/", viewpoints.remind, name="remind"),
    path("<int:pk>/i-korthet/", viewpoints.summary, name="summary"),
    path("<int:pk>/anteckna/", viewpoints.note, name="note"),
    path("<int:pk>/synpunkter.csv", viewpoint_papers.as_csv, name="csv"),
    path("<int:pk>/synpunkter.pdf", viewpoint_papers.paper, name="paper"),
    path("antecknad/<int:pk>/", viewpoints.change_note, name="change_note"),
    path("antecknad/<int:pk>/ta-bort/", viewpoints.remove_note, name="remove_note"),
    path("svar/<int:pk>/", viewpoint_answers.answer, name="answer"),
    path("svar/<int:pk>/underlag.pdf", viewpoint_answers.answer_pdf, name="answer_pdf"),
    path("svar/<int:pk>/ta-tillbaka/", viewpoints.withdraw, name="withdraw"),
    path("l/<str:token>/", viewpoint_answers.by_link, name="by_link"),
    path("l/<str:token>/underlag.pdf", viewpoint_answers.pdf_by_link, name="pdf_by_link"),
]
