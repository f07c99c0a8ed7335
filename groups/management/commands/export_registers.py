"""`manage.py export_registers FILE`: every register as .json, .xlsx or .zip with csv, by the file's
ending."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from groups.registers.writing import csv_zip, json_file, registers_now, workbook
from samverkan.lib.refusal import Refused

WRITERS = {".json": json_file, ".xlsx": workbook, ".zip": csv_zip}


class Command(BaseCommand):
    help = "Writes every register of who to a file: .json, .xlsx or .zip with csv."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **rest):
        if file.suffix not in WRITERS:
            raise CommandError(f"{file.name} must end with one of {', '.join(WRITERS)}.")
        try:
            content = WRITERS[file.suffix](registers_now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        # Everybody's address is in it.
        file.touch(mode=0o600)
        file.write_bytes(content)
        self.stdout.write(f"{file}: {len(content)} byte")
