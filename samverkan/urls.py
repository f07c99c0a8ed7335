from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from samverkan.pages import views

urlpatterns = [
    path("", views.start, name="start"),
    path("grupper/", include("groups.urls")),
    path("moten/", include("meetings.urls")),
    path("konto/", include("allauth.urls")),
    path("sprak/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
]
