from django.core.management import CommandError
from django.core.management.base import BaseCommand

from smartcity import catalogue


class Command(BaseCommand):
    help = "Bring the translation catalogues up to date with the sources, or check that they are complete."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail where something is missing"
        )

    def handle(self, *, check, **options):
        template = catalogue.gather()
        if check:
            self.check_complete(template)
            return
        for path in catalogue.catalogues():
            catalogue.write(path, catalogue.updated(catalogue.read(path), template))
        catalogue.compile_stale()

    def check_complete(self, template):
        if not catalogue.catalogues():
            raise CommandError(f"There is no catalogue under {catalogue.LOCALE}.")
        gaps = [
            f"{path.relative_to(catalogue.ROOT)}: {gap}"
            for path in catalogue.catalogues()
            for gap in catalogue.gaps(catalogue.read(path), template)
        ]
        if gaps:
            raise CommandError("\n".join(["The translation is not complete.", *gaps]))
