"""Under /organisationer/: an organisation's seats, duties and papers, and the register of organisations.

The pages of contacts have two addresses: one behind the log-in, one behind the organisation's link.
"""

from django.urls import path

from groups.views import organizations as register
from samverkan.pages import organization_notes, organizations

urlpatterns = [
    path("", organizations.listing, name="list"),
    path("mina/", organizations.own, name="own"),
    path("ny/<slug:slug>/", register.add, name="add"),
    path("belastning/<slug:slug>/", organizations.side_by_side, name="workload"),
    path("<int:pk>/", organizations.organization, name="organization"),
    path("<int:pk>/anteckningar/", organization_notes.notes, name="notes"),
    path("<int:pk>/anteckningar/lista.<str:form>", organization_notes.notes_list, name="notes_list"),
    path("<int:pk>/anteckningar/<int:version_pk>.pdf", organization_notes.paper, name="paper"),
    path("<int:pk>/narvaro/<int:year>.csv", organizations.attendance, name="attendance"),
    path("<int:pk>/anmal/", organizations.report, name="report"),
    path("<int:pk>/anmal/<int:report_pk>/klar/", organizations.handled, name="handled"),
    path("<int:pk>/nominering/<int:recipient_pk>/", organizations.nomination, name="nomination"),
    path("lank/<str:token>/", organizations.organization_by_link, name="by_link"),
    path("lank/<str:token>/anteckningar/", organization_notes.notes_by_link, name="notes_by_link"),
    path(
        "lank/<str:token>/anteckningar/lista.<str:form>",
        organization_notes.notes_list_by_link,
        name="notes_list_by_link",
    ),
    path(
        "lank/<str:token>/anteckningar/<int:version_pk>.pdf",
        organization_notes.paper_by_link,
        name="paper_by_link",
    ),
    path(
        "lank/<str:token>/narvaro/<int:year>.csv", organizations.attendance_by_link, name="attendance_by_link"
    ),
    path("lank/<str:token>/anmal/", organizations.report_by_link, name="report_by_link"),
    path(
        "lank/<str:token>/nominering/<int:recipient_pk>/",
        organizations.nomination_by_link,
        name="nomination_by_link",
    ),
    path("<int:pk>/uppgifter/", register.change, name="change"),
    path("<int:pk>/namn/", register.rename, name="rename"),
    path("<int:pk>/namnder/ny/", register.board_add, name="board_add"),
    path("<int:pk>/namnder/<int:board_pk>/", register.board, name="board"),
    path("<int:pk>/kontakter/ny/", register.contact_add, name="contact_add"),
    path("<int:pk>/kontakter/<int:contact_pk>/", register.contact, name="contact"),
    path("<int:pk>/lankar/", register.link, name="link"),
]
