"""Under /nomineringar/: asking the organisations whom they appoint."""

urlpatterns = []
