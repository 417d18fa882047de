"""Send what waits in the outbox. A notice is tried a few times; what fails stays visible to the administrator."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from evaluations.choices import DeliveryState
from evaluations.models import Notice

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
BATCH = 100


def deliver():
    """Send up to a batch and return how many went out. Two workers never send the same notice."""
    sent = 0
    for pk in Notice.objects.waiting().order_by("created_at").values_list("pk", flat=True)[:BATCH]:
        with transaction.atomic():
            notice = Notice.objects.waiting().select_for_update(skip_locked=True).filter(pk=pk).first()
            if notice:
                sent += deliver_one(notice)
    return sent


def deliver_one(notice):
    notice.attempts += 1
    try:
        send(notice)
    except OSError as error:  # SMTP and network errors alike
        logger.warning("notice %s: %s", notice.pk, error)
        notice.error = str(error)
        if notice.attempts >= MAX_ATTEMPTS:
            notice.delivery = DeliveryState.FAILED
    else:
        notice.delivery, notice.sent_at, notice.error = DeliveryState.SENT, timezone.now(), ""
    notice.save(update_fields=["attempts", "delivery", "sent_at", "error"])
    return notice.delivery == DeliveryState.SENT


def send(notice):
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Smart City evaluation: %(text)s") % {"text": notice.text[:80]}
    body = f"{notice.text}\n\n{settings.SITE_URL}{notice.path}\n"
    send_mail(subject, body, None, [notice.recipient.email])
