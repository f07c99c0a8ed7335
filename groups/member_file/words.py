"""What the command and the page say about a member file and its plan."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.member_file.outcome import Outcome, Plan
from groups.member_file.reading import MemberFile
from samverkan.lib.spoken import listed


def outcome_word(outcome: Outcome) -> str:
    return {
        Outcome.NEW: _("New person"),
        Outcome.SAME: _("Known person"),
        Outcome.REPLACES: _("Replaces"),
        Outcome.UNCHANGED: _("Unchanged"),
        Outcome.ERROR: _("Error"),
        Outcome.LEFT_OUT: _("Left out"),
    }[outcome]


def counted(outcome: Outcome, count: int) -> str:
    """“24 nya personer”, without the number."""
    return {
        Outcome.NEW: ngettext("new person", "new people", count),
        Outcome.SAME: ngettext("known person with changes", "known people with changes", count),
        Outcome.REPLACES: ngettext("replaces somebody", "replace somebody", count),
        Outcome.UNCHANGED: ngettext("unchanged", "unchanged", count),
        Outcome.ERROR: ngettext("error", "errors", count),
        Outcome.LEFT_OUT: ngettext("left out", "left out", count),
    }[outcome]


def count_words(plan: Plan) -> str:
    return ", ".join(f"{count} {counted(outcome, count)}" for outcome, count in plan.counts.items()) + "."


def file_words(file: MemberFile) -> list[str]:
    """How the file was read, and what in it was not: unknown columns are listed, never silently passed
    over."""
    if file.sheet.kind == "csv":
        delimiter = {";": _("semicolon"), ",": _("comma"), "\t": _("tab")}.get(
            file.sheet.delimiter, file.sheet.delimiter
        )
        lines = [
            _("Read as text in %(encoding)s, columns divided by %(delimiter)s, headings on row %(row)s.")
            % {"encoding": file.sheet.encoding, "delimiter": delimiter, "row": file.header_row}
        ]
    else:
        lines = [
            _("Read from the sheet “%(sheet)s”, headings on row %(row)s.")
            % {"sheet": file.sheet.name, "row": file.header_row}
        ]
    if file.sheet.other_sheets:
        lines.append(
            _("Not read: the sheets %(sheets)s.") % {"sheets": listed(list(file.sheet.other_sheets))}
        )
    if file.columns.unknown:
        names = [f"{letter} ({heading})" for letter, heading in file.columns.unknown]
        lines.append(_("Not read: the columns %(columns)s.") % {"columns": listed(names)})
    if file.vacant_rows:
        rows = listed([str(row) for row in file.vacant_rows[:20]])
        lines.append(_("Without a name, taken as vacant: row %(rows)s.") % {"rows": rows})
    return lines
