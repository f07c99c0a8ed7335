"""Attendance and other numbers of meetings; the basis for fees. The namespace `numbers`."""

from django.urls import path

from samverkan.pages import numbers, numbers_fees, numbers_papers

urlpatterns = [
    path("", numbers.index, name="index"),
    path("grupp/", numbers.choose, name="choose"),
    path("grupp/<slug:slug>/", numbers.group, name="group"),
    path("grupp/<slug:slug>/<int:year>.pdf", numbers_papers.group, name="group_pdf"),
    path("grupp/<slug:slug>/<int:year>/<slug:what>.<slug:form>", numbers.group_file, name="group_file"),
    path("struktur/<slug:slug>/", numbers.structure, name="structure"),
    path("struktur/<slug:slug>/<int:year>.<slug:form>", numbers.structure_file, name="structure_file"),
    path("organisation/<int:pk>/", numbers.organization, name="organization"),
    path("organisation/<int:pk>/<int:year>.pdf", numbers_papers.organization, name="organization_pdf"),
    path(
        "organisation/<int:pk>/<int:year>/<slug:what>.<slug:form>",
        numbers.organization_file,
        name="organization_file",
    ),
    path("arvoden/<int:pk>/", numbers_fees.fees, name="fees"),
    path("arvoden/<int:pk>/underlag.pdf", numbers_papers.fees, name="fees_pdf"),
    path("arvoden/<int:pk>/underlag.<slug:form>", numbers_fees.fees_file, name="fees_file"),
    path("arvoden/mote/<int:pk>/", numbers_fees.confirmation, name="confirmation"),
]
