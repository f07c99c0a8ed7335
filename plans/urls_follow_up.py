"""The yearly follow-up. The namespace `follow_up`."""

urlpatterns: list = []
