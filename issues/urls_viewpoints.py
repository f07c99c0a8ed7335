"""Viewpoints on a version of decision material. The namespace `viewpoints`."""

urlpatterns: list = []
