"""The product's addresses and those that only the bench has."""

from django.urls import path

from bench import plans, reference
from samverkan.urls import urlpatterns as ours

urlpatterns = [
    path("bench/nothing/", reference.nothing),
    path("bench/reference/<int:pk>/", reference.reference),
    path("bench/plan/<int:pk>/", plans.bare),
    *ours,
]
