"""Under /mandatskifte/: from one term to the next, and closing a group."""

from django.urls import path

from groups.views import terms
from samverkan.pages import closing, term_change

urlpatterns = [
    path("", terms.listing, name="list"),
    path("vilka-satt/", terms.who, name="who"),
    path("period/ny/<slug:slug>/", terms.add, name="add"),
    path("period/<int:pk>/", terms.change, name="change"),
    path("period/<int:pk>/ta-bort/", terms.remove, name="remove"),
    path("borja/<slug:slug>/", terms.start, name="start"),
    path("avsluta/<slug:slug>/", closing.close, name="close"),
    path("fornya/<slug:slug>/", closing.renew, name="renew"),
    path("<int:pk>/", term_change.guide, name="guide"),
    path("<int:pk>/uppdrag/", terms.end, name="end"),
    path("<int:pk>/platser/", terms.seats, name="seats"),
    path("<int:pk>/klart/", term_change.finish, name="finish"),
    path("<int:pk>/grupp/<slug:slug>/", term_change.group, name="group"),
    path("<int:pk>/grupp/<slug:slug>/<slug:step>/", term_change.mark, name="mark"),
]
