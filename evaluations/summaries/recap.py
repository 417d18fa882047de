"""Where the agencies stand, as a text to paste into the chat they all read: in Indonesian, whoever copies it."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.choices import State
from evaluations.formats import moment
from evaluations.rules import AFTER_OPENING


def recap_of(round, matrix, link="", now=None):
    """Lines with *bold* as chats write it; `link` is where an agency goes to fill in."""
    zone = round.regency.zone
    with translation.override(settings.LANGUAGE_CODE):
        title = _("Recap: %(round)s") % {"round": round.title}
        head = [
            f"*{title}*",
            moment(now or timezone.now(), weekday=True, zone=zone),
            "",
            handed_in(matrix),
            _("Deadline: %(when)s") % {"when": moment(round.deadline, zone=zone)},
        ]
        return "\n".join([*head, *(requests(matrix, link, zone) if round.state in AFTER_OPENING else [])])


def handed_in(matrix):
    words = {
        "done": matrix.handed_in,
        "all": matrix.asked,
        "share": 100 * matrix.handed_in // (matrix.asked or 1),
    }
    return _("Handed in so far: %(done)d of %(all)d agencies (%(share)d%%)") % words


def requests(matrix, link, zone):
    """The parts that have somebody in them, a blank line before each."""
    late = [line for line in matrix.silent if not line.extended_until]
    extended = [line for line in matrix.silent if line.extended_until]
    returned = [line for line in matrix.lines if line.is_handed_in and line.returned]
    parts = (
        (_("Please complete and hand in:"), late, still_to_do),
        (_("Please correct and hand in again:"), returned, to_correct),
        (_("Given more time:"), extended, lambda line: moment(line.extended_until, zone=zone)),
    )
    for title, lines, words in parts:
        if lines:
            yield from ["", f"*{title}*", *numbered(lines, words)]
    if link and (late or extended or returned):
        yield from ["", link]


def numbered(lines, words):
    return [
        f"{number}. {line.submission.agency.label}: {words(line)}" for number, line in enumerate(lines, 1)
    ]


def still_to_do(line):
    if line.missing:
        return ngettext("%(count)d answer", "%(count)d answers", line.missing) % {"count": line.missing}
    if line.submission.state == State.AWAITING_APPROVAL:
        return _("waits for its head")
    return _("only handing in is left")


def to_correct(line):
    return ngettext("%(count)d answer", "%(count)d answers", line.returned) % {"count": line.returned}
