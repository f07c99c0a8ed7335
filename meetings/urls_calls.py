"""The call: preview, supplements, reminders; calendar feeds. In the namespace `meetings`."""

urlpatterns: list = []
