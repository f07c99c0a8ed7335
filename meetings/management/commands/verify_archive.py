"""`manage.py verify_archive FILE …`: whether archive packages are whole. Asks no database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.archive_verify import Verdict, verified
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib import spoken


class Command(BaseCommand):
    help = "Verifies archive packages: layout, checksums and facts. Exit code 1 when something is wrong."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE.zip")

    @translation.override(PAPER_LANGUAGE)
    def handle(self, *, files: list[Path], **rest):
        broken = 0
        for path in files:
            verdict = verified(path)
            broken += bool(verdict.faults)
            self.stdout.write("\n".join(_lines(path, verdict)))
        if broken:
            words = ngettext("%(count)s package is not whole.", "%(count)s packages are not whole.", broken)
            raise CommandError(words % {"count": broken})


def _lines(path: Path, verdict: Verdict) -> list[str]:
    if verdict.faults:
        return [_("%(name)s: not whole.") % {"name": path.name}, *(f"- {one}" for one in verdict.faults)]
    lines = [
        _("%(name)s: whole.") % {"name": path.name},
        _("%(group)s · meetings: %(meetings)s · files: %(files)s · %(size)s")
        % {
            "group": verdict.group,
            "meetings": verdict.meetings,
            "files": verdict.files,
            "size": spoken.size(verdict.size),
        },
        f"SHA-256 {verdict.sha256}",
    ]
    if verdict.missing:
        words = ngettext(
            "%(count)s file was lacking or changed when the package was made: see Contents.",
            "%(count)s files were lacking or changed when the package was made: see Contents.",
            verdict.missing,
        )
        lines.append(words % {"count": verdict.missing})
    return lines
