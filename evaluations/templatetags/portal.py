from decimal import Decimal

from django import template
from django.db.models import Count
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from evaluations.charts import SCORES
from evaluations.choices import ReportState, RoundState, State

register = template.Library()

SPRITE = "vendor/tabler-icons-3.51.0/sprite.svg"

# One word and one icon per state, the same in badge, cell, filter and on paper.
STATES = {
    "empty": (_("Not filled in"), "circle-dashed"),
    State.DRAFT: (State.DRAFT.label, "pencil"),
    "full": (_("Complete"), "circle-check"),
    State.AWAITING_APPROVAL: (State.AWAITING_APPROVAL.label, "hourglass"),
    State.SUBMITTED: (State.SUBMITTED.label, "send"),
    State.RETURNED: (State.RETURNED.label, "arrow-back-up"),
    State.VERIFIED: (State.VERIFIED.label, "circle-check"),
    "late": (_("Late"), "clock-exclamation"),
    "extended": (_("Extended"), "hourglass"),
    "dated": (_("Dated"), "calendar-check"),
    "undated": (_("No date yet"), "calendar-question"),
    "official": (_("Official score"), "rosette-discount-check"),
    "valid": (_("Genuine, published"), "rosette-discount-check"),
    "replaced": (_("No longer valid"), "archive"),
    "sample": (_("Sample"), "info-circle"),
    "soon": (_("Due soon"), "clock"),
    "asked": (_("Question"), "message-question"),
    "plain": ("", ""),
    ReportState.QUEUED: (ReportState.QUEUED.label, "clock"),
    ReportState.RUNNING: (ReportState.RUNNING.label, "loader-2"),
    ReportState.READY: (ReportState.READY.label, "circle-check"),
    ReportState.FAILED: (ReportState.FAILED.label, "alert-circle"),
    ReportState.CANCELLED: (ReportState.CANCELLED.label, "x"),
}
FIRST_SECONDS = 5

ROUND_ICONS = {
    RoundState.DRAFT: "pencil",
    RoundState.OPEN: "calendar-event",
    RoundState.VERIFICATION: "checks",
    RoundState.ASSESSMENT: "scale",
    RoundState.PUBLISHED: "rosette-discount-check",
}


@register.simple_tag
def icon(name, extra=""):
    """A decoration; the word beside it, or a label on the button, says what it means."""
    classes = f"icon {extra}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', classes, static(SPRITE), name
    )


@register.simple_tag
def state_icon(state, extra=""):
    """The icon of a state, coloured by it: `{% state_icon item.state %}`."""
    name = STATES.get(state, ("", "circle"))[1]
    return format_html(
        '<svg class="{}" data-state="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        f"icon {extra}".strip(),
        state,
        static(SPRITE),
        name,
    )


@register.inclusion_tag("components/state_badge.html")
def state_badge(state, label="", icon=""):
    word, symbol = STATES.get(state, (state, ""))
    return {"state": state, "label": label or word, "icon": icon or symbol}


@register.inclusion_tag("components/state_badge.html")
def round_badge(state):
    return {"state": state, "label": RoundState(state).label, "icon": ROUND_ICONS[state]}


@register.inclusion_tag("components/cell.html")
def cell(state, label="", url="", dimension="", title=""):
    """One cell of the agency × dimension matrix; `label` may carry a fraction, as in "4/6 filled in"."""
    word, symbol = STATES[state]
    if state == State.VERIFIED:
        symbol = "check"
    return {
        "state": state,
        "label": label or word,
        "icon": symbol,
        "url": url,
        "dimension": dimension,
        "title": title,
    }


@register.inclusion_tag("components/ring.html")
def ring(done, total=100, figure="", caption="", label="", size=""):
    """`{% ring 18 25 caption="of 25" label="18 of 25 filled in" %}`; without a figure it prints percent."""
    share = _share(done, total)
    return {
        "dash": _plain(share),
        "figure": figure or (done if caption else f"{round(share)}%"),
        "caption": caption,
        "label": label,
        "size": size,
    }


@register.inclusion_tag("components/bar.html")
def bar(done, total=100, second=None, tick=None, label="", extra=""):
    """`tick` marks the last round, `second` a paler share that follows; all measured against `total`."""
    return {
        "width": _plain(_share(done, total)),
        "second": _plain(_share(done + second, total)) if second else "",
        "tick": _plain(_share(tick, total)) if tick is not None else "",
        "label": label,
        "extra": extra,
    }


@register.inclusion_tag("components/regency_figures.html", takes_context=True)
def regency_figures(context):
    """How large the undertaking is; nothing before sign-in where several regencies share the portal. Queries."""
    regency = context.get("regency")
    if not regency:
        return {}
    plan = regency.masterplans.annotate(
        dimension_count=Count("dimensions", distinct=True),
        sub_dimension_count=Count("dimensions__sub_dimensions", distinct=True),
    ).first()
    return {"plan": plan, "agency_count": regency.agencies.filter(is_active=True).count()}


@register.filter
def initials(name):
    """The letters on a round chip: "Rina Wulandari" is RW, "Dinas Lingkungan Hidup" DL."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper()


@register.filter
def heat_step(score):
    """Which of the five steps of the score scale a value lies in, or nothing where there is none."""
    return "" if score in (None, "") else SCORES.shade(Decimal(score))


@register.filter
def fingerprint(sha256):
    """The short form of a hash, told apart by its head and tail."""
    return f"{sha256[:12]}…{sha256[-8:]}" if sha256 else ""


@register.filter
def in_eights(sha256):
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8)) if sha256 else ""


@register.filter
def file_kind(name):
    """The word on a file's tile: the ending of its name."""
    return str(name).rpartition(".")[2].upper()[:4] if "." in str(name) else ""


@register.filter
def page_range(paginator, page):
    """The numbers around the present page, with gaps."""
    return paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def widget_kind(field):
    """What a bound field is drawn with, in the words of components/field.html."""
    widget = field.field.widget
    if getattr(widget, "input_type", "") == "file":
        return "file"
    if getattr(widget, "input_type", "") in ("radio", "checkbox"):
        return "choices" if hasattr(widget, "choices") else "tick"
    return "control"


def _share(done, total):
    """Percent, kept within 0 and 100, so that a drawing never leaves its frame."""
    return max(0.0, min(100.0, 100 * float(done or 0) / float(total))) if total else 0.0


def _plain(number):
    """With a point, whatever the language: an SVG attribute knows no comma."""
    return f"{number:.2f}"


@register.filter
def next_look(report):
    """Milliseconds until the page looks again: often in the first seconds, when steps follow each other fast."""
    age = (timezone.now() - report.requested_at).total_seconds()
    return 60 if age < FIRST_SECONDS else 500
