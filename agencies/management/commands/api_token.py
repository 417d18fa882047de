from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from agencies.choices import Role
from agencies.memberships import memberships_of
from agencies.models import ApiToken, User

MOST_DAYS = 3650


class Command(BaseCommand):
    help = "Print a new API token of a user. It is shown this once and stored only as a hash."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--role", choices=Role.values, help="which role it acts in, of several")
        parser.add_argument("--regency", help="code of the regency it acts in, of several: 32.16")
        parser.add_argument("--name", default="", help="what it is for")
        parser.add_argument("--days", type=int, default=90, help="days until it expires (90)")
        parser.add_argument("--read-only", action="store_true", help="it may read and change nothing")

    def handle(self, *args, username, role, regency, name, days, read_only, **options):
        if not 1 <= days <= MOST_DAYS:
            raise CommandError(f"A token lives for 1 to {MOST_DAYS} days.")
        membership = chosen(username, role, regency)
        token, secret = ApiToken.objects.issue(membership, name[:80], timedelta(days=days))
        if read_only:
            token.read_only = True
            token.save(update_fields=["read_only"])
        self.stdout.write(secret)


def chosen(username, role, regency):
    try:
        user = User.objects.get_by_natural_key(username)
    except User.DoesNotExist as error:
        raise CommandError(f"There is no user {username}.") from error
    fitting = [
        membership
        for membership in memberships_of(user)
        if role in (None, membership.role) and regency in (None, membership.regency.code)
    ]
    if not fitting:
        raise CommandError(f"{username} holds no such role today.")
    if len(fitting) > 1:
        offices = ", ".join(f"{membership.role} in {membership.regency.code}" for membership in fitting)
        raise CommandError(f"{username} has several roles ({offices}): choose with --role or --regency.")
    return fitting[0]
