"""Anchoring in each organisation. The namespace `anchoring`."""

from django.urls import path

from issues.views import anchoring, anchoring_task

urlpatterns = [
    path("mina/", anchoring.mine, name="mine"),
    path("organisation/<int:pk>/", anchoring.organization, name="organization"),
    path("<int:pk>/", anchoring.overview, name="overview"),
    path("<int:pk>/be/", anchoring.ask, name="ask"),
    path("<int:pk>/halvsida/", anchoring.brief, name="brief"),
    path("<int:pk>/paminn/", anchoring.remind, name="remind"),
    path("uppdrag/<int:pk>/", anchoring_task.task, name="task"),
    path("uppdrag/<int:pk>/halvsida.docx", anchoring_task.docx, name="docx"),
    path("uppdrag/<int:pk>/halvsida.pdf", anchoring_task.pdf, name="pdf"),
    path("uppdrag/<int:pk>/behovs-inte/", anchoring.waive, name="waive"),
    path("uppdrag/<int:pk>/ta-tillbaka/", anchoring.withdraw, name="withdraw"),
    path("rapport/<int:pk>/", anchoring_task.correct, name="correct"),
    path("l/<str:token>/", anchoring_task.task_by_link, name="by_link"),
    path("l/<str:token>/halvsida.docx", anchoring_task.docx_by_link, name="docx_by_link"),
    path("l/<str:token>/halvsida.pdf", anchoring_task.pdf_by_link, name="pdf_by_link"),
]
