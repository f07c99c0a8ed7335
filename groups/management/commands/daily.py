"""`manage.py daily`: what is due by the day – reminders, deadlines, clearing away. Twice does no more than
once.
"""

import logging

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.post import DAILY

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does what is due by the day; from cron or a timer. Ends with status 1 when something failed."

    def handle(self, *, verbosity: int, **options) -> None:
        now = timezone.now()
        failed = []
        for job in DAILY:
            name = f"{job.__module__}.{job.__name__}"
            try:
                job(now)
            except Exception as error:  # one that fails must not hold the others
                logger.exception("%s failed.", name)
                failed.append(f"{name}: {type(error).__name__}: {error}")
            else:
                if verbosity > 1:
                    self.stdout.write(name)
        if failed:
            raise CommandError(
                _("{failed} of {all} failed: {which}").format(
                    failed=len(failed), all=len(DAILY), which="; ".join(failed)
                )
            )
