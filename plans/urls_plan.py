"""Activity plans, their goals and versions. The namespace `plan`."""

urlpatterns: list = []
