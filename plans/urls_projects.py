"""Projects. The namespace `projects`."""

urlpatterns: list = []
