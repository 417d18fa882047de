"""The demo's accounts: one per role, and an operator and a head for every agency, named by their office."""

from django.contrib.auth.hashers import check_password, make_password

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
ENTER_THE_ADMIN = {Role.ADMINISTRATOR, Role.COORDINATOR, Role.AUDITOR}


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
    """Create the missing accounts; those that still share a password follow when it changes."""
    agencies = {agency.code: agency for agency in regency.agencies.active()}
    accounts = ACCOUNTS | offices(agencies)
    known = set(User.objects.filter(username__in=accounts).values_list("username", flat=True))
    hashed = shared_hash(password)
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


def shared_hash(password):
    """The hash the demo's accounts share: one costs a third of a second, and there are over a hundred."""
    kept = User.objects.filter(username="operator").values_list("password", flat=True).first()
    if kept and check_password(password, kept):
        return kept
    hashed = make_password(password)
    if kept:
        User.objects.filter(password=kept).update(password=hashed)
    return hashed


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
    number = username.rpartition(".")[2]
    office = agency.label if agency else number if number.isdigit() else ""
    return User(
        username=username,
        name=f"{TITLES[role]} {office}".strip() + " (Contoh)",
        password=hashed,
        is_staff=role in ENTER_THE_ADMIN,
    )
