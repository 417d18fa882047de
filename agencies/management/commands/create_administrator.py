import os
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.choices import Role
from agencies.models import Membership, Regency, User


class Command(BaseCommand):
    help = (
        "Create an administrator. What is not given as an option is read from ADMIN_USERNAME, "
        "ADMIN_EMAIL and ADMIN_PASSWORD, else asked for."
    )

    def add_arguments(self, parser):
        parser.add_argument("--username", default=os.environ.get("ADMIN_USERNAME"))
        parser.add_argument("--email", default=os.environ.get("ADMIN_EMAIL"))
        parser.add_argument("--name", default="")
        parser.add_argument("--regency", default="32.16", help="code of the regency, such as 32.16")

    def handle(self, *args, username, email, name, regency, **options):
        username = asked(username, "Username: ")
        email = asked(email, "E-mail (may be empty): ")
        user = User(username=username, email=email, name=name, is_staff=True)
        password = os.environ.get("ADMIN_PASSWORD") or typed_twice()
        try:
            validate_password(password, user)
            user.set_password(password)
            user.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        create(user, regency_of(regency))
        self.stdout.write(f"{username} may sign in as administrator.")


def asked(given, question):
    return (input(question) if given is None else given).strip()


def typed_twice():
    password = getpass("Password: ")
    if getpass("Password again: ") != password:
        raise CommandError("The two passwords differ. Nothing was created.")
    return password


def regency_of(code):
    try:
        return Regency.objects.get(code=code)
    except Regency.DoesNotExist as error:
        raise CommandError(f"There is no regency {code}: run seed_reference first.") from error


@transaction.atomic
def create(user, regency):
    user.save()
    Membership.objects.create(
        user=user, regency=regency, agency=regency.coordinating_agency, role=Role.ADMINISTRATOR
    )
