"""The call: preview, supplements, reminders. In the namespace `meetings`."""

from django.urls import path

from meetings.views import call_numbers, call_preview

urlpatterns = [
    path("<int:pk>/kallelse/forhandsgranska/", call_preview.mails, name="call_preview"),
    path("<int:pk>/kallelse/forhandsgranska.pdf", call_preview.paper, name="call_preview_pdf"),
    path("<int:pk>/kallelse/tillagg/", call_numbers.supplement, name="supplement"),
    path("<int:pk>/kallelse/paminn/", call_numbers.remind, name="remind"),
    path("kallelse/<int:pk>/nummer/", call_numbers.number, name="call_number"),
]
