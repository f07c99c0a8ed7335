"""The product's addresses and the two that only the bench has."""

from django.urls import path

from bench import reference
from samverkan.urls import urlpatterns as ours

urlpatterns = [
    path("bench/nothing/", reference.nothing),
    path("bench/reference/<int:pk>/", reference.reference),
    *ours,
]
