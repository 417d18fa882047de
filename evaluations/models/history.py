from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.choices import ReturnReason, RoundState, State
from evaluations.querysets import StateChangeQuerySet
from evaluations.rules import ITEM_MOVES, PACKET_MOVES, ROUND_MOVES


def recorded_moves():
    """What the history may tell of: the moves of the procedure, and what is no step of it."""
    steps = ROUND_MOVES | PACKET_MOVES | ITEM_MOVES
    return {
        **{name: move.label for name, move in steps.items()},
        "prepare": _("Prepare"),
        "extend": _("Extend"),
        "record scores": _("Record scores"),
    }


class StateChange(models.Model):
    """One move of a round, packet or item: who, in which role, for whom, when, from, to, why. Append-only.

    `request_key` is unique per user: the same key does a thing once.
    """

    round = models.ForeignKey(
        "evaluations.Round", on_delete=models.PROTECT, related_name="state_changes", verbose_name=_("round")
    )
    submission = models.ForeignKey(
        "evaluations.Submission",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="state_changes",
        verbose_name=_("submission"),
    )
    item = models.ForeignKey(
        "evaluations.Item",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="state_changes",
        verbose_name=_("item"),
    )
    move = models.CharField(_("move"), max_length=24, choices=recorded_moves)
    from_state = models.CharField(_("from"), max_length=20)
    to_state = models.CharField(_("to"), max_length=20)
    by = models.ForeignKey(
        "agencies.Membership",
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: the clock."),
    )
    user = models.ForeignKey(
        "agencies.User",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("user"),
    )
    on_behalf_of = models.ForeignKey(
        "agencies.Agency",
        verbose_name=_("on behalf of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason_kind = models.CharField(
        _("kind of reason"), max_length=24, choices=ReturnReason.choices, blank=True
    )
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    request_key = models.CharField(_("request key"), max_length=64, blank=True)

    objects = StateChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("state change")
        verbose_name_plural = _("state changes")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "request_key"],
                condition=~Q(request_key=""),
                name="one_change_per_request",
            )
        ]

    def __str__(self):
        return f"{self.get_move_display()}: {self.from_label} › {self.to_label}"

    @property
    def from_label(self):
        return self.label_of(self.from_state)

    @property
    def to_label(self):
        return self.label_of(self.to_state)

    def label_of(self, state):
        """The state's word: of a round where the round itself moved, else of a packet or item."""
        choices = State if self.submission_id else RoundState
        return choices(state).label if state in choices else "–"


class ImportRun(models.Model):
    """One spreadsheet taken in: how many rows did what, and what stood there before."""

    regency = models.ForeignKey(
        "agencies.Regency", on_delete=models.PROTECT, related_name="import_runs", verbose_name=_("regency")
    )
    kind = models.CharField(_("what"), max_length=20)
    file_name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    created_count = models.PositiveIntegerField(_("new"), default=0)
    changed_count = models.PositiveIntegerField(_("changed"), default=0)
    unchanged_count = models.PositiveIntegerField(_("unchanged"), default=0)
    changes = models.JSONField(_("before and after"), default=list, blank=True)
    by = models.ForeignKey(
        "agencies.Membership", on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-at"]

    def __str__(self):
        return f"{self.file_name} · {self.at:%Y-%m-%d}"
