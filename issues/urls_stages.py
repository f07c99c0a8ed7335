"""The way of an issue: raised, screened, moved, merged, its parties. The namespace `stages`."""

urlpatterns: list = []
