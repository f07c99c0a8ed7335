"""Following an issue, and the digests. The namespace `following`."""

urlpatterns: list = []
