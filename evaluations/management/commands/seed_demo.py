import os
import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from agencies.seed.regency import seed_regency
from evaluations.seed.evidence import Shelf
from evaluations.seed.instruments import seed_instrument
from evaluations.seed.masterplans import seed_masterplan, seed_programs
from evaluations.seed.people import seed_people
from evaluations.seed.published_round import seed_published_round
from evaluations.seed.running_round import seed_running_round
from evaluations.seed.sample_round import seed_sample_round


class Command(BaseCommand):
    help = "Bring in invented programs, accounts and rounds to try the portal with. Refuses in production."

    def handle(self, *args, verbosity, **options):
        if settings.PRODUCTION:
            raise CommandError("The demo's accounts share one password: production refuses them.")
        password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
        with translation.override("id"):
            seed(password)
        if verbosity:
            self.stdout.write(f"The demo is there; its accounts have the password {password}")


def seed(password):
    regency = seed_regency()
    masterplan = seed_masterplan(regency)
    instrument = seed_instrument()
    seed_programs(masterplan)
    people = seed_people(regency, password)
    shelf = Shelf(people)
    seed_published_round(masterplan, instrument, people["admin"])
    seed_sample_round(masterplan, instrument, people, shelf)
    seed_running_round(masterplan, instrument, people, shelf)
