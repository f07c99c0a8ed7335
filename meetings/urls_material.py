"""The meetings that decide on points of decision material. In the namespace `meetings`."""

from django.urls import path

from meetings.views import issue_material

urlpatterns = [
    path("underlag/<int:pk>/", issue_material.material_meetings, name="material_meetings"),
    path("underlag/<int:pk>/nasta/", issue_material.next_version, name="material_next"),
    path("<int:pk>/att-satser/", issue_material.points_to_decide, name="points_to_decide"),
]
