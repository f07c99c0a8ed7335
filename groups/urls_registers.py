"""Under /register/: the registers in and out."""

from django.urls import path

from groups.views import registers

urlpatterns = [
    path("", registers.registers, name="registers"),
    path("alla.<str:ending>", registers.whole, name="whole"),
    path("<slug:address>.csv", registers.one, name="one"),
]
