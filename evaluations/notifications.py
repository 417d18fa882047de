"""Who is told what. Notices are rows (the outbox); the worker sends them once the transaction is through."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from agencies.choices import Role
from agencies.models import Membership, User
from evaluations.choices import DeliveryState
from evaluations.formats import moment
from evaluations.models import Notice
from evaluations.worker import hurry


def sent_back(packet, reason):
    tell(
        people(packet.round, [Role.OPERATOR], packet.agency_id),
        packet.round,
        packet_path(packet),
        lambda: _("Sent back by the head: %(reason)s") % {"reason": reason},
    )


def handed_in(packet):
    roles, agency = (
        ([Role.HEAD], packet.agency_id) if packet.state == "awaiting_approval" else ([Role.COORDINATOR], None)
    )
    tell(
        people(packet.round, roles, agency),
        packet.round,
        packet_path(packet),
        lambda: _("%(agency)s has handed in its packet.") % {"agency": packet.agency.label},
    )


def returned(item, reason):
    tell(
        people(item.round, [Role.OPERATOR, Role.HEAD], item.submission.agency_id),
        item.round,
        f"/items/{item.pk}/",
        lambda: _("Returned: %(title)s. %(reason)s") % {"title": item.title, "reason": reason},
    )


def extended(extension):
    packet = extension.submission
    tell(
        people(packet.round, [Role.OPERATOR, Role.HEAD], packet.agency_id),
        packet.round,
        packet_path(packet),
        lambda: (
            _("More time until %(when)s.") % {"when": moment(extension.until, zone=packet.round.regency.zone)}
        ),
    )


def round_moved(round):
    """Tell the regency's people that the round stands elsewhere now."""
    tell(
        people(round, list(Role)),
        round,
        f"/rounds/{round.address}/",
        lambda: (
            _("%(round)s: %(state)s.")
            % {
                "round": round.title,
                "state": round.get_state_display(),
            }
        ),
    )


def report_ready(report):
    tell(
        [report.requested_by.user_id],
        report.round,
        f"/reports/{report.pk}/",
        lambda: _("Your report is ready: %(report)s.") % {"report": report},
    )


def packet_path(packet):
    return f"/submissions/{packet.pk}/"


def people(round, roles, agency=None):
    """The ids of the users who hold one of these roles today."""
    held = Membership.objects.current().filter(regency=round.regency_id, role__in=roles)
    if agency:
        held = held.filter(agency=agency)
    return set(held.values_list("user", flat=True))


def tell(users, round, path, text):
    """Write one notice each, in Indonesian: the reader's language is not known here."""
    if not users:
        return
    addresses = dict(User.objects.filter(pk__in=users).values_list("pk", "email"))
    with translation.override(settings.LANGUAGE_CODE):
        words = str(text())[:500]
    Notice.objects.bulk_create(
        Notice(
            recipient_id=user,
            round=round,
            text=words,
            path=path,
            delivery=DeliveryState.WAITING if address else DeliveryState.NONE,
        )
        for user, address in addresses.items()
    )
    hurry("deliver_outbox")
