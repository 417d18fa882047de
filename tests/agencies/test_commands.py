import pytest
from django.core.management import CommandError, call_command

from agencies.choices import Role
from agencies.models import Membership, Regency, User
from agencies.seed.regency import seed_regency

GOOD = {"username": "kepala.pusat", "email": "kepala.pusat@contoh.example"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "teratai-merah-7")


def test_administrator_is_created_with_a_membership_in_the_regency():
    regency = seed_regency()

    call_command("create_administrator", **GOOD, verbosity=0)

    user = User.objects.get()
    assert (user.username, user.is_staff, user.is_superuser) == ("kepala.pusat", True, False)
    assert user.check_password("teratai-merah-7")
    assert [(held.regency, held.role) for held in user.memberships.all()] == [(regency, Role.ADMINISTRATOR)]


@pytest.mark.parametrize("weak", ["password", "1234567890", "pendek", "kepala.pusat"])
def test_weak_password_is_refused_and_nothing_is_created(monkeypatch, weak):
    seed_regency()
    monkeypatch.setenv("ADMIN_PASSWORD", weak)

    with pytest.raises(CommandError):
        call_command("create_administrator", **GOOD)

    assert User.objects.count() == 0


def test_a_taken_user_name_is_refused():
    seed_regency()
    call_command("create_administrator", **GOOD, verbosity=0)

    with pytest.raises(CommandError):
        call_command("create_administrator", username="kepala.pusat", email="")

    assert Membership.objects.count() == 1


def test_administrator_needs_a_regency():
    with pytest.raises(CommandError, match="seed_reference"):
        call_command("create_administrator", **GOOD)

    assert (Regency.objects.count(), User.objects.count()) == (0, 0)
