"""`manage.py demo`: fills an empty database with invented people and their meetings; `bin/run` calls it."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Group, Person
from samverkan.demo.evaluations_surveys import link_to_answer
from samverkan.demo.loading import load_demo
from samverkan.demo.log_ins import log_in_lines


class Command(BaseCommand):
    help = gettext_lazy(
        "Fills an empty database with a demo: three groups, invented people, years of meetings."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help=_("Do nothing where there is a group already.")
        )
        parser.add_argument(
            "--log-ins", action="store_true", help=_("Only print who can log in, and the link of a survey.")
        )

    def handle(self, *, if_empty: bool, log_ins: bool, **_options) -> None:
        if settings.PRODUCTION:
            raise CommandError(_("The demo is never loaded in production: its passwords are public."))
        if log_ins:
            return self.print_log_ins()
        if Group.objects.exists() or Person.objects.exists():
            if if_empty:
                return None
            raise CommandError(
                _(
                    "There are groups or people here already, and the demo does not mix with them. "
                    "Start with an empty database: remove %(folder)s."
                )
                % {"folder": settings.VAR_DIR}
            )
        self.stdout.write(_("Loading the demo: three groups and their meetings …"))
        load_demo(timezone.now())
        return None

    def print_log_ins(self) -> None:
        lines = log_in_lines()
        self.stdout.write("\n".join(lines) if lines else _("No demo people can log in here."))
        if lines and (link := link_to_answer()):
            self.stdout.write(_("A survey to answer without logging in: %(link)s") % {"link": link})
