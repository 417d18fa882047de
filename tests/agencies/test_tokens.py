from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from agencies.models import ApiToken
from agencies.tokens import note_use, token_for
from tests.factories import MembershipFactory, administrator, coordinator, operator

pytestmark = pytest.mark.django_db


def printed_token(*arguments):
    output = StringIO()
    call_command("api_token", *arguments, stdout=output)
    return output.getvalue().strip()


def test_a_printed_token_is_found_and_stored_only_as_a_hash():
    membership = operator()

    secret = printed_token(membership.user.username)

    token = token_for(secret)
    assert token.membership == membership
    assert not token.read_only
    assert ApiToken.objects.filter(digest=secret).count() == 0
    assert timedelta(days=89) < token.expires_at - timezone.now() <= timedelta(days=90)


def test_a_token_may_be_short_lived_and_read_only():
    membership = operator()

    token = token_for(printed_token(membership.user.username, "--days", "1", "--read-only"))

    assert token.read_only
    assert token.expires_at - timezone.now() <= timedelta(days=1)


@pytest.mark.parametrize("days", ["0", "-1", "9999999999"])
def test_a_token_lives_for_a_sensible_time(days):
    with pytest.raises(CommandError):
        printed_token(operator().user.username, "--days", days)

    assert not ApiToken.objects.exists()


def test_nobody_gets_no_token():
    with pytest.raises(CommandError, match="There is no user nobody"):
        printed_token("nobody")


def test_who_holds_no_role_gets_no_token():
    membership = operator(ends_on=timezone.localdate() - timedelta(days=1))

    with pytest.raises(CommandError, match="holds no such role today"):
        printed_token(membership.user.username)


def test_who_holds_several_roles_names_one():
    here = coordinator()
    administrator(here.regency, user=here.user)

    with pytest.raises(CommandError, match="choose with --role or --regency"):
        printed_token(here.user.username)

    assert token_for(printed_token(here.user.username, "--role", "coordinator")).membership == here


def test_who_holds_one_role_in_two_regencies_names_the_regency():
    here = coordinator()
    there = MembershipFactory(user=here.user)

    token = token_for(printed_token(here.user.username, "--regency", there.regency.code))

    assert token.membership == there


def test_a_token_ends_with_its_day_its_revocation_its_role_and_its_account():
    now = timezone.now()
    for field, value in {"expires_at": now, "revoked_at": now}.items():
        token, secret = ApiToken.objects.issue(operator())
        ApiToken.objects.filter(pk=token.pk).update(**{field: value})
        assert token_for(secret) is None

    _, secret = ApiToken.objects.issue(operator(ends_on=timezone.localdate() - timedelta(days=1)))
    assert token_for(secret) is None

    _, secret = ApiToken.objects.issue(operator(user__is_active=False))
    assert token_for(secret) is None


def test_its_use_is_noted_once_a_minute():
    token, secret = ApiToken.objects.issue(operator())

    note_use(token)
    noted = token_for(secret).last_used_at
    note_use(token_for(secret))

    assert noted is not None
    assert token_for(secret).last_used_at == noted

    an_hour_ago = timezone.now() - timedelta(hours=1)
    ApiToken.objects.update(last_used_at=an_hour_ago)
    note_use(token_for(secret))
    assert token_for(secret).last_used_at > an_hour_ago
