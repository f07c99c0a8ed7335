"""Under /nomineringar/: asking the organisations whom they appoint."""

from django.urls import path

from groups.views import nominations, nominations_sent

urlpatterns = [
    path("", nominations.listing, name="list"),
    path("ny/", nominations.create, name="create"),
    path("<int:pk>/", nominations_sent.request_page, name="request"),
    # the draft
    path("<int:pk>/brevtext/", nominations.change, name="change"),
    path("<int:pk>/platser/", nominations.seats, name="seats"),
    path("<int:pk>/mottagare/", nominations.recipients, name="recipients"),
    path("<int:pk>/bilagor/", nominations.attachments, name="attachments"),
    path("<int:pk>/bilagor/<int:attachment>/", nominations.attachment, name="attachment"),
    path("<int:pk>/bilagor/<int:attachment>/ta-bort/", nominations.detach, name="detach"),
    path("<int:pk>/brev/<int:recipient>/", nominations.letter, name="letter"),
    path("<int:pk>/skicka/", nominations.send, name="send"),
    path("<int:pk>/kasta/", nominations.discard, name="discard"),
    # sent
    path("<int:pk>/bekrafta/", nominations_sent.confirm, name="confirm"),
    path("<int:pk>/paminn/", nominations_sent.remind, name="remind"),
    path("<int:pk>/mer-tid/", nominations_sent.extend, name="extend"),
    path("<int:pk>/avsluta/", nominations_sent.close, name="close"),
    path("<int:pk>/svar.csv", nominations_sent.export, name="export"),
    path("<int:pk>/mottagare/<int:recipient>/", nominations_sent.recipient, name="recipient"),
    path("<int:pk>/mottagare/<int:recipient>/lank/", nominations_sent.withdraw, name="withdraw"),
    path("<int:pk>/brev/<int:recipient>/pdf/", nominations_sent.letter_pdf, name="letter_pdf"),
    path("<int:pk>/protokoll/<int:minutes>/", nominations_sent.minutes, name="minutes"),
]
