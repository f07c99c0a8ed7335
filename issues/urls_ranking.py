"""The groups' ranked lists. The namespace `ranking`."""

urlpatterns: list = []
