"""Evaluations and their reports. The namespace `evaluations`."""

from django.urls import path

from evaluations.views import evaluations, report_groups, report_papers, report_writing, reports

urlpatterns: list = [
    path("", evaluations.listing, name="list"),
    path("ny/", evaluations.new, name="new"),
    path("<int:pk>/", evaluations.evaluation, name="evaluation"),
    path("<int:pk>/andra/", evaluations.change, name="change"),
    path("<int:pk>/rapport/", reports.report, name="report"),
    path("<int:pk>/rapport/samla/", report_writing.begin, name="report_begin"),
    path("<int:pk>/rapport/text/<str:place>/", report_writing.text, name="report_text"),
    path("<int:pk>/rapport/gjort/<int:group>/", report_writing.done, name="report_done"),
    path("<int:pk>/rapport/kasta/", report_writing.discard, name="report_discard"),
    path("<int:pk>/rapport/grupp/<slug:slug>/", report_groups.report, name="report_group"),
    path("<int:pk>/rapport/grupp/<slug:slug>/papper/", report_groups.paper, name="report_group_paper"),
    path("<int:pk>/rapport/grupp/<slug:slug>/rapport.docx", report_groups.word, name="report_group_docx"),
    path("<int:pk>/rapport/godkann/", report_writing.approve, name="report_approve"),
    path("<int:pk>/rapport/publicera/", report_writing.publish, name="report_publish"),
    path("<int:pk>/rapport/dra-tillbaka/", report_writing.withdraw, name="report_withdraw"),
    path("<int:pk>/rapport/papper/", report_papers.paper, name="report_paper"),
    path("<int:pk>/rapport/rapport.pdf", report_papers.pdf, name="report_pdf"),
    path("<int:pk>/rapport/rapport.docx", report_papers.word, name="report_docx"),
]
