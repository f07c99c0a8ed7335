"""After the meeting: the approval round, distribution, kortinfo, archive. In the namespace `meetings`."""

from django.urls import path

from meetings.views import approval, distribution, item_approval, public_summary, remarks

urlpatterns: list = [
    path("punkt/<int:pk>/synpunkt/", remarks.item_remark, name="item_remark"),
    path("punkt/<int:pk>/synpunkt/skicka/", remarks.item_remark_send, name="item_remark_send"),
    path("synpunkt/<int:pk>/", remarks.remark, name="remark"),
    path("synpunkt/<int:pk>/svara/", remarks.remark_answer, name="remark_answer"),
    path("punkt/<int:pk>/omedelbart/", item_approval.item_approval, name="item_approval"),
    path("punkt/<int:pk>/omedelbart/be/", item_approval.item_approval_ask, name="item_approval_ask"),
    path("<int:pk>/anteckningar/utdelning/", distribution.sent, name="notes_sent"),
    path(
        "<int:pk>/anteckningar/utdelning/<int:mail>/igen/", distribution.send_again, name="notes_send_again"
    ),
    path("<int:pk>/anteckningar/v<int:number>/skillnad/", distribution.differences, name="notes_difference"),
    path(
        "<int:pk>/anteckningar/v<int:number>/uppgifter.<slug:form>",
        distribution.metadata,
        name="notes_metadata",
    ),
    path("<int:pk>/anteckningar/kortinfo/", public_summary.summary, name="notes_summary"),
    path("<int:pk>/anteckningar/kortinfo/spara/", public_summary.summary_save, name="notes_summary_save"),
    path("<int:pk>/anteckningar/avpublicera/", approval.unpublish, name="notes_unpublish"),
]
