from django.core.management.base import BaseCommand

from agencies.seed.regency import seed_regency
from evaluations.seed.instruments import seed_instrument
from evaluations.seed.masterplans import seed_masterplan


class Command(BaseCommand):
    help = "Bring in what every installation starts with; what exists is left as it is."

    def handle(self, *args, verbosity, **options):
        regency = seed_regency()
        masterplan = seed_masterplan(regency)
        instrument = seed_instrument()
        if verbosity:
            count = regency.agencies.count()
            self.stdout.write(f"{regency}: {count} agencies, {masterplan}, {instrument}")
