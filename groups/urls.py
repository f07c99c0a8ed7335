"""Under /grupper/. `groups:list` and `groups:group` show meetings too and stand in `samverkan/urls.py`."""

from django.urls import path

from groups.views import (
    changes,
    composition,
    directory,
    documents,
    groups,
    mandates,
    member_file,
    past,
    seats,
    staffing,
)

app_name = "groups"
urlpatterns = [
    path("ny/", groups.create, name="create"),
    path("<slug:slug>/andra/", groups.change, name="change"),
    path("<slug:slug>/namn/", groups.rename, name="rename"),
    path("<slug:slug>/slag/", mandates.kind, name="kind"),
    path("<slug:slug>/uppdrag/", groups.mandate, name="mandate"),
    path("<slug:slug>/uppdrag/versioner/", mandates.mandates, name="mandates"),
    path("<slug:slug>/uppdrag/<int:pk>/antaget/", mandates.mandate_adopted, name="mandate_adopted"),
    path("<slug:slug>/borja/", groups.begin, name="begin"),
    path("<slug:slug>/installningar/", groups.settings, name="settings"),
    path(
        "<slug:slug>/installningar/<int:pk>/ta-tillbaka/", groups.settings_withdraw, name="settings_withdraw"
    ),
    path("<slug:slug>/platsregler/", seats.rules, name="rules"),
    path("<slug:slug>/platsregler/<int:pk>/", seats.rule, name="rule"),
    path("<slug:slug>/platsregler/<int:pk>/andra/", seats.rule_change, name="rule_change"),
    path("<slug:slug>/sammansattning/", composition.composition_page, name="composition"),
    path("<slug:slug>/sammansattning.csv", composition.composition_file, name="composition_file"),
    path("<slug:slug>/plats/<int:number>/", seats.seat, name="seat"),
    path("<slug:slug>/utsedd/<int:pk>/", seats.appointment, name="appointment"),
    path("<slug:slug>/presidium/", staffing.offices, name="offices"),
    path("<slug:slug>/presidium/<int:pk>/", staffing.office, name="office"),
    path("<slug:slug>/roller/", staffing.roles, name="roles"),
    path("<slug:slug>/roller/<int:pk>/", staffing.role, name="role"),
    path("<slug:slug>/personer/", directory.people, name="people"),
    path("<slug:slug>/personer/kontakter.vcf", directory.vcard_all, name="vcard_all"),
    path("<slug:slug>/personer/<int:pk>/kontakt.vcf", directory.vcard_one, name="vcard_one"),
    path("<slug:slug>/personer/utskrift/", directory.people_print, name="people_print"),
    path("<slug:slug>/personer/<int:pk>/", staffing.person, name="person"),
    path("<slug:slug>/dokument/", documents.documents, name="documents"),
    path("<slug:slug>/dokument/<int:pk>/", documents.document, name="document"),
    path("<slug:slug>/fil/<int:pk>/", documents.file, name="file"),
    path("<slug:slug>/medlemsfil/", member_file.member_file, name="member_file"),
    path("<slug:slug>/medlemsfil/lista.<str:ending>", member_file.member_file_list, name="member_file_list"),
    path("<slug:slug>/tidigare/", past.history, name="history"),
    path("<slug:slug>/andringar/", changes.changes, name="changes"),
]
