"""Search over everything the reader may see. The namespace `search`."""

urlpatterns: list = []
