"""`manage.py import_registers FILE`: what export_registers wrote, into an empty installation."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from groups.actions import take_over_registers
from groups.registers.reading import read_registers
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused


class Command(BaseCommand):
    help = (
        "Reads every register from a file that export_registers wrote. All or nothing; only without groups."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **rest):
        try:
            counts = take_over_registers(read_registers(file.read_bytes()), by=None, now=timezone.now())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error
        for name, count in counts.items():
            self.stdout.write(f"{count:6} {name}")
