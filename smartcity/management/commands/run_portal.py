import os
import secrets
import signal
import time

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection

from smartcity.portal import Portal, PortalError, end_leftovers, only_portal, refuse_taken_port
from smartcity.services import ServiceError, embedded, use_own_services

ACCOUNTS = ("operator", "kepala", "koordinator", "admin", "asesor", "pimpinan", "inspektorat")
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, `kill`, and the terminal's end
WATCH_SECONDS = 0.5


class Command(BaseCommand):
    help = "Run the whole portal on this machine: database, broker, web server, workers. Ctrl-C stops it."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")

    def handle(self, *, port, **options):
        if settings.PRODUCTION:
            raise CommandError("This is for one's own machine; production runs by docker-compose.yml.")
        parent = os.getppid()
        listen_to_the_end()
        try:
            with only_portal(settings.VAR):
                self.run(port, parent)
        except (PortalError, ServiceError) as error:
            raise CommandError(str(error)) from None

    def run(self, port, parent):
        end_leftovers(settings.VAR)
        refuse_taken_port(port)
        password = demo_password()
        portal = Portal(settings.VAR, port)
        try:
            call_command("migrate", interactive=False, verbosity=0)
            portal.start()  # while they wake up, the data is filled in
            self.seed()
            portal.await_ready()
            self.welcome(portal, password)
            while not abandoned(parent):
                use_own_services()
                portal.keep_running()
                time.sleep(WATCH_SECONDS)
        except KeyboardInterrupt:
            pass
        finally:
            for number in ENDS:
                signal.signal(number, signal.SIG_IGN)
            portal.stop()
            embedded().leave()

    def seed(self):
        call_command("seed_reference", verbosity=0)
        call_command("seed_demo", verbosity=0)
        connection.close()

    def welcome(self, portal, password):
        self.stdout.write(f"Ready: {portal.address}")
        self.stdout.write(f"Accounts: {', '.join(ACCOUNTS)}. Password: {password}. Ctrl-C stops the portal.")
        self.stdout.flush()


def listen_to_the_end():
    """Each of `ENDS` interrupts us, also in the background, which inherits deaf ears; but `nohup` means it."""
    for number in ENDS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def abandoned(parent):
    """`make` was killed, so that nobody is left to press Ctrl-C."""
    return "MAKELEVEL" in os.environ and os.getppid() != parent


def demo_password():
    """`DEMO_PASSWORD`, or one made once and kept under `var`."""
    kept = settings.VAR / "demo_password"
    if not os.environ.get("DEMO_PASSWORD"):
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_urlsafe(9))
        os.environ["DEMO_PASSWORD"] = kept.read_text()
    return os.environ["DEMO_PASSWORD"]
