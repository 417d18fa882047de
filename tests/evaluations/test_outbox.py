import smtplib

import pytest
from django.core import mail

from evaluations import outbox
from evaluations.choices import DeliveryState
from evaluations.models import Notice
from evaluations.notifications import tell
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice():
    round = factories.RoundFactory()
    user = factories.UserFactory(email="operator@contoh.go.id")
    tell({user.pk}, round, "/tasks/", lambda: "Contoh: paket Anda dikembalikan.")
    return Notice.objects.get()


def test_a_notice_goes_out_once(notice):
    assert (outbox.deliver(), outbox.deliver()) == (1, 0)

    notice.refresh_from_db()
    assert notice.delivery == DeliveryState.SENT
    (letter,) = mail.outbox
    assert letter.to == ["operator@contoh.go.id"]
    assert "Contoh: paket Anda dikembalikan." in letter.body
    assert "/tasks/" in letter.body


def test_without_an_address_a_notice_stays_in_the_portal():
    user = factories.UserFactory(email="")

    tell({user.pk}, factories.RoundFactory(), "", lambda: "Contoh")

    assert Notice.objects.get().delivery == DeliveryState.NONE
    assert outbox.deliver() == 0


def test_a_notice_that_cannot_be_sent_stays_visible_with_its_cause(notice, monkeypatch):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected("Contoh: sambungan putus")

    monkeypatch.setattr(outbox, "send_mail", refuse)
    for _ in range(outbox.MAX_ATTEMPTS):
        outbox.deliver()

    notice.refresh_from_db()
    assert (notice.delivery, notice.attempts) == (DeliveryState.FAILED, outbox.MAX_ATTEMPTS)
    assert "sambungan putus" in notice.error
