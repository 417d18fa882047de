"""How the control room and the verifier's desk word things."""

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.choices import State
from evaluations.previews import status_of
from evaluations.templatetags.portal import STATES

register = template.Library()


@register.filter
def cell_words(cell):
    """The word of a cell, with its fraction where one says more: "4/6 filled in", "2 returned"."""
    fraction = {"filled": cell.filled, "total": cell.total}
    if cell.state == State.RETURNED:
        return _("%(count)d returned") % {"count": cell.returned}
    if cell.state == State.DRAFT:
        return _("%(filled)d/%(total)d filled in") % fraction
    if cell.state == "late":
        return _("Late %(filled)d/%(total)d") % fraction
    if cell.state == State.AWAITING_APPROVAL:
        return _("Waiting")
    if cell.state == "empty":
        return _("Not yet")
    return ""


@register.filter
def standing(line):
    """What stands between this agency and being done, under its name."""
    if line.extended_until and not line.is_handed_in:
        return _("until %(when)s") % {"when": date_format(localtime(line.extended_until), "j M")}
    if line.returned:
        return _("%(count)d returned") % {"count": line.returned}
    if line.state == State.VERIFIED:
        return _("done")
    if line.is_handed_in:
        return verified_so_far(line)
    if line.missing:
        return ngettext("%(count)d answer to go", "%(count)d answers to go", line.missing) % {
            "count": line.missing
        }
    if line.state == State.AWAITING_APPROVAL:
        return _("with its head")
    return _("only handing in is left")


def verified_so_far(line):
    if not line.verified:
        return _("ready to be verified")
    return _("%(done)d of %(all)d verified") % {"done": line.verified, "all": line.total}


@register.filter
def preview(version):
    """What there is to show of this version: `state` ("ready", "soon", "none") and `pages`."""
    return status_of(version)


@register.filter
def state_word(state):
    """The word of a state, as its badge says it."""
    return STATES[state][0]
