"""Issues over all rooms: the list, the process view, the page of one. The namespace `issue`."""

from django.urls import path

from samverkan.pages import issue_list, issue_page, issue_paper, issue_process

urlpatterns = [
    path("", issue_list.listing, name="list"),
    path("fragor.csv", issue_list.as_csv, name="csv"),
    path("process/", issue_process.process, name="process"),
    path("utan-hemvist/", issue_list.homeless, name="homeless"),
    path("<int:pk>/", issue_page.issue, name="page"),
    path("<int:pk>/pdf/", issue_paper.paper, name="paper"),
]
