"""The demo's accounts: one per role, and an operator and a head for every agency, named by their office."""

from django.contrib.auth.hashers import make_password

from agencies.choices import Role
from agencies.models import Membership, User

# user name: role, code of the agency
ACCOUNTS = {
    "operator": (Role.OPERATOR, "dishub"),
    "kepala": (Role.HEAD, "dishub"),
    "koordinator": (Role.COORDINATOR, "diskominfosantik"),
    "admin": (Role.ADMINISTRATOR, None),
    "asesor": (Role.REVIEWER, None),
    "pimpinan": (Role.LEADER, None),
    "inspektorat": (Role.AUDITOR, "inspektorat"),
    "asesor.2": (Role.REVIEWER, None),
    "asesor.3": (Role.REVIEWER, None),
}
TITLES = {
    Role.OPERATOR: "Operator",
    Role.HEAD: "Kepala",
    Role.COORDINATOR: "Koordinator",
    Role.ADMINISTRATOR: "Administrator",
    Role.REVIEWER: "Asesor",
    Role.LEADER: "Pimpinan",
    Role.AUDITOR: "Auditor",
}


class People:
    """The demo's memberships: `people["koordinator"]`, `people.operator(agency)`, `people.head(agency)`."""

    def __init__(self, memberships):
        self.memberships = {membership.user.username: membership for membership in memberships}
        self.by_office = {(held.agency_id, held.role): held for held in memberships}

    def __getitem__(self, username):
        return self.memberships[username]

    def operator(self, agency_id):
        return self.by_office[agency_id, Role.OPERATOR]

    def head(self, agency_id):
        return self.by_office[agency_id, Role.HEAD]

    @property
    def reviewers(self):
        return [held for held in self.memberships.values() if held.role == Role.REVIEWER]


def seed_people(regency, password):
    """Create the missing accounts, all with this password; an account that exists keeps its own."""
    agencies = {agency.code: agency for agency in regency.agencies.active()}
    accounts = ACCOUNTS | offices(agencies)
    known = set(User.objects.filter(username__in=accounts).values_list("username", flat=True))
    hashed = make_password(password)
    missing = {name: account for name, account in accounts.items() if name not in known}
    users = User.objects.bulk_create(
        new_user(name, role, agencies.get(code), hashed) for name, (role, code) in missing.items()
    )
    Membership.objects.bulk_create(
        Membership(user=user, regency=regency, role=role, agency=agencies.get(code))
        for user, (role, code) in zip(users, missing.values(), strict=True)
    )
    held = Membership.objects.with_parts().filter(user__username__in=accounts, regency=regency)
    return People(held.order_by("pk"))


def offices(agencies):
    """`operator.dlh` and `kepala.dlh` for every agency that has no account of its own in ACCOUNTS."""
    taken = {(role, code) for role, code in ACCOUNTS.values()}
    return {
        f"{'operator' if role == Role.OPERATOR else 'kepala'}.{code}": (role, code)
        for code in agencies
        for role in (Role.OPERATOR, Role.HEAD)
        if (role, code) not in taken
    }


def new_user(username, role, agency, hashed):
    is_administrator = role == Role.ADMINISTRATOR
    number = username.rpartition(".")[2]
    office = agency.label if agency else number if number.isdigit() else ""
    return User(
        username=username,
        name=f"{TITLES[role]} {office}".strip() + " (Contoh)",
        password=hashed,
        is_staff=is_administrator,
        is_superuser=is_administrator,
    )
