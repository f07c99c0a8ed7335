"""Decision material, its paths and points. The namespace `material`."""

from django.urls import path

from issues.views import material, material_compare, material_paths

urlpatterns = [
    path("ny/<int:pk>/", material.new, name="new"),
    path("<int:pk>/", material.version, name="version"),
    path("<int:pk>/skriv/", material.write, name="write"),
    path("<int:pk>/ge-ut/", material.issue, name="issue"),
    path("<int:pk>/slang/", material.discard, name="discard"),
    path("<int:pk>/pdf/", material.paper, name="pdf"),
    path("<int:pk>/vag/ny/", material_paths.path_new, name="path_new"),
    path("<int:pk>/jamfor/<str:left>/<str:right>/", material_compare.paths, name="paths"),
    path("<int:pk>/mot/<int:other>/", material_compare.versions, name="versions"),
    path("vag/<int:pk>/", material_paths.path_change, name="path"),
    path("vag/<int:pk>/ta-bort/", material_paths.path_remove, name="path_remove"),
    path("vag/<int:pk>/mottagare/", material_paths.addressees, name="addressees"),
    path("vag/<int:pk>/punkter/", material_paths.points, name="points"),
    path("punkt/<int:pk>/", material_paths.point, name="point"),
    path("punkt/<int:pk>/ta-bort/", material_paths.point_remove, name="point_remove"),
    path("punkt/<int:pk>/flytta/", material_paths.point_move, name="point_move"),
]
