"""`manage.py setup`: asks for what is not given, makes the first administrator and sends a test mail (ruling
7)."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions import set_up
from groups.codes import counties
from groups.models import Organization
from samverkan.lib.refusal import Refused


class Command(BaseCommand):
    help = "Make the first administrator, the county with its organisations, and send a test mail."

    def add_arguments(self, parser):
        parser.add_argument("--email", help="the administrator's e-mail, which is the log-in")
        parser.add_argument("--name", help="the administrator's name")
        parser.add_argument("--county", help="the county's code, for example 19")
        parser.add_argument(
            "--structure", default="", help="what the collaboration is called on top of every page"
        )
        parser.add_argument(
            "--no-input", action="store_true", help="ask for nothing; a missing option is a fault"
        )

    def handle(self, *args, **options):
        asks = not options["no_input"] and sys.stdin.isatty()
        given = {
            "email": options["email"] or self.answer(asks, "--email", _("Your e-mail address: ")),
            "name": options["name"] or self.answer(asks, "--name", _("Your name: ")),
            "county": options["county"] or self.answer(asks, "--county", self.county_question()),
        }
        try:
            person, structure, mail = set_up(
                **given, structure_name=options["structure"], by=None, now=timezone.now()
            )
        except Refused as refusal:
            self.stop(str(refusal))
        count = Organization.objects.filter(county_code=structure.county_code).count()
        self.stdout.write(
            _("%(name)s is ready with %(count)d organisations.") % {"name": structure.name, "count": count}
        )
        self.stdout.write(
            _("%(name)s is administrator. Log in at %(address)s with a code to %(email)s.")
            % {
                "name": person.name,
                "address": settings.BASE_URL + reverse("account_login"),
                "email": person.email,
            }
        )
        if mail:
            text = _(
                "A test mail from %(sender)s is on its way; it leaves when the worker runs "
                "(manage.py worker)."
            )
            self.stdout.write(text % {"sender": settings.DEFAULT_FROM_EMAIL})
        if "@localhost" in settings.DEFAULT_FROM_EMAIL:
            self.stderr.write(
                _(
                    "No sender address is set. Set DEFAULT_FROM_EMAIL, for example “Samverkan "
                    "<samverkan@example.se>”."
                )
            )

    def answer(self, asks: bool, option: str, question: str) -> str:
        if not asks:
            self.stop(_("%(option)s is missing.") % {"option": option})
        return input(question)

    def county_question(self) -> str:
        listed = ", ".join(f"{code} {name}" for code, name in counties().items())
        return _("Which county? %(counties)s: ") % {"counties": listed}

    def stop(self, text: str) -> None:
        self.stderr.write(text)
        sys.exit(1)
