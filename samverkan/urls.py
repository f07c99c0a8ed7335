from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from samverkan.pages import health, texts, views

urlpatterns = [
    path("", views.start, name="start"),
    path("grupper/", include("groups.urls")),
    path("moten/", include("meetings.urls")),
    path("konto/", include("allauth.urls")),
    path("sprak/", login_not_required(set_language), name="set_language"),
    path("healthz", health.healthz, name="healthz"),
    path("tillganglighet/", texts.accessibility, name="accessibility"),
    path("personuppgifter/", texts.privacy, name="privacy"),
    path("admin/", admin.site.urls),
]

if settings.DEBUG or settings.ENVIRONMENT == "test":
    urlpatterns.append(path("stil/", texts.style, name="style"))
