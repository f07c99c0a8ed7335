"""Decision material, its paths and points. The namespace `material`."""

urlpatterns: list = []
