"""The register of recommendations. The namespace `recommendations`."""

urlpatterns: list = []
