"""Oral evaluations and judgements. The namespace `oral`."""

urlpatterns: list = []
