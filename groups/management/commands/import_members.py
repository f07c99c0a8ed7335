"""`manage.py import_members FILE --group SLUG [--dry-run] [--replace] [--skip 4,17] [--from 2017-01-01]`"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.members_file import import_members
from groups.member_file.outcome import Options, Plan
from groups.member_file.reading import MemberFile, read_members
from groups.member_file.register import plan_file
from groups.member_file.words import count_words, file_words, outcome_word
from groups.models import Group
from samverkan.lib.dates import parse_date
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused
from samverkan.lib.spreadsheets import check_size


class Command(BaseCommand):
    help = (
        "Reads people and their seats from a csv or xlsx file. Ends with 1 and a "
        "line for each fault, saving nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--group", default="", help="the group's short name; not needed with a column “grupp”"
        )
        parser.add_argument("--dry-run", action="store_true", help="show what would happen and save nothing")
        parser.add_argument(
            "--replace", action="store_true", help="let the file's people replace those who sit there"
        )
        parser.add_argument("--skip", default="", help="rows to leave out, e.g. 4,17")
        parser.add_argument("--from", dest="starts_on", default="", help="first day where the file has none")

    def handle(
        self, *, file: Path, group: str, dry_run: bool, replace: bool, skip: str, starts_on: str, **rest
    ):
        now = timezone.now()
        try:
            options = Options(
                timezone.localdate(now),
                _known(group),
                parse_date(starts_on) if starts_on else None,
                replace,
                _row_numbers(skip),
            )
            members = read_members(_bytes(file), file.name)
            plan = plan_file(members, options, among=Group.objects.all())
            self._tell(members, plan, in_full=dry_run)
            if plan.is_right and not dry_run:
                import_members(
                    members, options=options, among=Group.objects.all(), by=None, now=now, source=file.name
                )
                self.stdout.write(_("Saved."))
        except (Unreadable, Refused) as error:
            self._fail([str(error)])
        if not plan.is_right:
            self._fail(_faults(plan))

    def _tell(self, members: MemberFile, plan: Plan, *, in_full: bool) -> None:
        for line in file_words(members):
            self.stdout.write(line)
        for row in plan.rows if in_full else ():
            said = " ".join([row.text, *(_("Assumed: %(what)s.") % {"what": what} for what in row.assumed)])
            self.stdout.write(f"{row.row}: {outcome_word(row.outcome)}: {row.entry.name}: {said}")
        self.stdout.write(count_words(plan))
        for group, summary in plan.summaries:
            self.stdout.write(f"{group.slug}: {summary}")

    def _fail(self, lines: list[str]) -> None:
        for line in lines:
            self.stderr.write(line, self.style.NOTICE if self.stderr.isatty() else None)
        sys.exit(1)


def _faults(plan: Plan) -> list[str]:
    lines = []
    for row in plan.rows:
        for cell, text in row.faults:
            way_on = " " + _("With --replace the file's person takes over.") if row.may_replace else ""
            lines.append(
                _("Row %(row)s, %(cell)s: %(text)s") % {"row": row.row, "cell": cell, "text": text} + way_on
            )
    return lines


def _known(slug: str) -> str:
    if slug and not Group.objects.filter(slug=slug).exists():
        slugs = ", ".join(Group.objects.order_by("slug").values_list("slug", flat=True)[:20])
        raise Unreadable(
            _("There is no group “%(slug)s”. There are: %(slugs)s.") % {"slug": slug, "slugs": slugs or "–"}
        )
    return slug


def _row_numbers(text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdigit() for part in parts):
        raise Unreadable(_("“%(text)s” are no row numbers. Write for example --skip 4,17.") % {"text": text})
    return frozenset(map(int, parts))


def _bytes(file: Path) -> bytes:
    try:
        check_size(file.stat().st_size)
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(
            _("The file %(file)s cannot be read: %(reason)s. Check the name and the folder.")
            % {"file": file, "reason": error.strerror}
        ) from None
