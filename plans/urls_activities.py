"""Activities and what each organisation makes of them. The namespace `activities`."""

urlpatterns: list = []
