"""Local groups' plans, asked for by the group above. The namespace `local_plans`."""

from django.urls import path

from plans.views import local_plans

urlpatterns = [
    path("", local_plans.listing, name="list"),
    path("be/<slug:slug>/", local_plans.ask, name="ask"),
    path("<int:pk>/", local_plans.one, name="request"),
    path("<int:pk>/lamna-in/<slug:slug>/", local_plans.hand_in, name="hand_in"),
    path("<int:pk>/paminn/", local_plans.remind, name="remind"),
]
