from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations import notifications
from evaluations.actions.moves import (
    Refused,
    already_done,
    ensure,
    locked_submission,
    once_per_request,
    record,
)
from evaluations.models import Extension
from evaluations.rules import Conflict, extension_refusal


@once_per_request
def grant_extension(submission, *, by, until, reason, item=None, request_key=""):
    """More time for a packet, or for one item of it. It ends by itself."""
    packet = locked_submission(submission)
    if already_done(by, request_key):
        return packet.extensions.filter(item=item, until=until).first()
    ensure(extension_refusal(packet.round, by, until, timezone.now()))
    if not reason.strip():
        raise Refused(Conflict(_("Give a reason: the agency reads it.")))
    extension = Extension.objects.create(
        submission=packet, item=item, until=until, reason=reason, granted_by=by
    )
    record(
        "extend",
        round=packet.round,
        submission=packet,
        item=item,
        before=packet.state,
        after=packet.state,
        by=by,
        reason=reason,
        request_key=request_key,
    )
    notifications.extended(extension)
    return extension
