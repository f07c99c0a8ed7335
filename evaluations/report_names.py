"""Which groups that not everybody may know of are named in the free words of a report: what was gathered is
cut by rule (`report_cuts`), what somebody wrote is not."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from evaluations.report_document import ReportDocument
from evaluations.report_parts import parts, told
from evaluations.report_shape import Line, Part
from groups.models import GroupName, Structure
from groups.structure import TO_EVERYBODY


def names_told(document: ReportDocument, structure: Structure) -> list[str]:
    """A sentence for each part that names such a group, by any name it has had; `document` is what everybody
    would read. One query."""
    rows = GroupName.objects.filter(group__structure=structure).exclude(group__state__in=TO_EVERYBODY)
    names = list(rows.order_by("name").values_list("name", flat=True).distinct())
    text = _("“%(part)s” names %(group)s, which not everybody may know of.")
    return [
        text % {"part": part.heading, "group": name}
        for part in told(parts(document))
        for name in named_in(part, names)
    ]


def named_in(part: Part, names: list[str]) -> list[str]:
    """Those of the names that stand in the part. Pure."""
    words = "\n".join(_words(part)).casefold()
    return [name for name in names if name.casefold() in words]


def _words(part: Part) -> Iterator[str]:
    yield from (part.heading, part.note, part.text)
    for block in part.blocks:
        yield from (block.heading, block.note, block.written, block.text)
        yield from (said for line in block.lines for said in _said(line))
        yield from (cell for row in (block.columns, *block.rows) for cell in row)


def _said(line: Line) -> Iterator[str]:
    yield line.said
    for one in line.under:
        yield from _said(one)
