"""`manage.py rebuild_search`: everything that is searched, read from nothing."""

from django.core.management.base import BaseCommand

from groups.search.refreshing import rebuild


class Command(BaseCommand):
    help = "Reads everything that is searched anew. The pages work meanwhile, and find what has been read."

    def handle(self, **options) -> None:
        for source, number in rebuild().items():
            self.stdout.write(f"{source}: {number}")
