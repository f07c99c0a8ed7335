"""The log of decisions over groups. The namespace `decisions`."""

urlpatterns: list = []
