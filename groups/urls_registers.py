"""Under /register/: the registers in and out."""

urlpatterns = []
