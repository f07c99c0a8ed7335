"""Evaluations and their reports. The namespace `evaluations`."""

from django.urls import path

from evaluations.views import evaluations, report_papers, reports

urlpatterns: list = [
    path("", evaluations.listing, name="list"),
    path("ny/", evaluations.new, name="new"),
    path("<int:pk>/", evaluations.evaluation, name="evaluation"),
    path("<int:pk>/andra/", evaluations.change, name="change"),
    path("<int:pk>/rapport/", reports.report, name="report"),
    path("<int:pk>/rapport/samla/", reports.begin, name="report_begin"),
    path("<int:pk>/rapport/text/<str:place>/", reports.text, name="report_text"),
    path("<int:pk>/rapport/godkann/", reports.approve, name="report_approve"),
    path("<int:pk>/rapport/publicera/", reports.publish, name="report_publish"),
    path("<int:pk>/rapport/papper/", report_papers.paper, name="report_paper"),
    path("<int:pk>/rapport/rapport.pdf", report_papers.pdf, name="report_pdf"),
    path("<int:pk>/rapport/rapport.docx", report_papers.word, name="report_docx"),
]
