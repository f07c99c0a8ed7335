"""Two paths of a version, and two versions of the same material, point by point (I-DEC2)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from issues.material_access import version_for
from issues.material_page import path_difference, path_lines, version_difference


def paths(request: HttpRequest, pk: int, left: str, right: str) -> HttpResponse:
    """`left` and `right` are letters of the version's paths."""
    version = version_for(request.user, pk)
    lines = {path.label: path for path in path_lines(version)}
    if left not in lines or right not in lines:
        raise Http404
    found = path_difference(lines[left], lines[right])
    context = {"edition": version, "issue": version.material.issue, "difference": found}
    context["numbers"] = [str(pair.left_number or pair.right_number) for pair in found.differing]
    return render(request, "issues/material_paths.html", context)


def versions(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """`other` is an older version of the same material."""
    newer, older = version_for(request.user, pk), version_for(request.user, other)
    if older.material_id != newer.material_id or older.number >= newer.number:
        raise Http404
    context = {"edition": newer, "older": older, "issue": newer.material.issue}
    context["difference"] = version_difference(older, newer)
    return render(request, "issues/material_versions.html", context)
