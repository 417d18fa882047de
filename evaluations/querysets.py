"""Which ones? Chainable, in office words. `visible_to(membership)` is the only door to another person's rows."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from agencies.choices import Role
from evaluations.choices import (
    DeliveryState,
    ReportState,
    ResultKind,
    RoundKind,
    RoundState,
    State,
)

REGENCY_WIDE = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.LEADER})
HANDED_OVER = frozenset({RoundState.ASSESSMENT, RoundState.PUBLISHED})


def round_scope(membership, prefix=""):
    """The rounds a membership may look into, as a filter on `<prefix>regency` and `<prefix>state`."""
    if membership is None:
        return Q(pk__in=[])
    inside = Q(**{f"{prefix}regency": membership.regency_id})
    if membership.role in REGENCY_WIDE:
        return inside
    if membership.role == Role.REVIEWER:
        return inside & Q(**{f"{prefix}state__in": HANDED_OVER})
    return inside & ~Q(**{f"{prefix}state": RoundState.DRAFT})


def related(model, field):
    """The manager of the model behind a relation, without importing it: models stand above querysets."""
    return model._meta.get_field(field).related_model.objects


class RegencyOwnedQuerySet(models.QuerySet):
    def visible_to(self, membership):
        if membership is None:
            return self.none()
        return self.filter(regency=membership.regency_id)


class MasterplanQuerySet(RegencyOwnedQuerySet):
    pass


class ProgramQuerySet(models.QuerySet):
    def visible_to(self, membership):
        if membership is None:
            return self.none()
        return self.filter(masterplan__regency=membership.regency_id)

    def planned_up_to(self, year):
        """Scheduled up to and including the year evaluated: what "programs planned" means."""
        return self.filter(start_year__lte=year)

    def with_parts(self):
        return self.select_related("sub_dimension__dimension", "lead_agency")

    def for_listing(self):
        return self.with_parts().prefetch_related("targets", "budgets")

    def search(self, words):
        for word in words.split():
            self = self.filter(
                Q(name__icontains=word)
                | Q(key__icontains=word)
                | Q(code__icontains=word)
                | Q(lead_agency__name__icontains=word)
                | Q(lead_agency__short_name__icontains=word)
            )
        return self


class InstrumentQuerySet(models.QuerySet):
    def visible_to(self, membership):
        """The national ones and the regency's own."""
        if membership is None:
            return self.none()
        return self.filter(Q(regency=None) | Q(regency=membership.regency_id))

    def frozen(self):
        used = related(self.model, "rounds").filter(instrument=OuterRef("pk"))
        return self.filter(Exists(used.exclude(state=RoundState.DRAFT)))


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, membership):
        if membership is None:
            return self.none()
        return self.filter(
            Q(aspect__instrument__regency=None) | Q(aspect__instrument__regency=membership.regency_id)
        )


class RoundQuerySet(models.QuerySet):
    def visible_to(self, membership):
        return self.filter(round_scope(membership))

    def at(self, address):
        """Those named `2023-2` or `2024-tw3`; none when the address is no such name."""
        year, _, stage = address.partition("-")
        kind = RoundKind.MONITORING if stage.startswith("tw") else RoundKind.EVALUATION
        stage = stage.removeprefix("tw")
        if not (year.isascii() and year.isdigit() and len(year) == 4 and stage in {"1", "2", "3", "4"}):
            return self.none()
        return self.filter(year=int(year), kind=kind, stage=int(stage))

    def running(self):
        return self.filter(state__in=[RoundState.OPEN, RoundState.VERIFICATION, RoundState.ASSESSMENT])

    def published(self):
        return self.filter(state=RoundState.PUBLISHED)

    def evaluations(self):
        return self.filter(kind=RoundKind.EVALUATION)

    def due_to_close(self, now=None):
        """Past their deadline, with no extension still running: the clock waits for those who were given time."""
        now = now or timezone.now()
        waited_for = related(self.model, "submissions").filter(
            round=OuterRef("pk"), extensions__until__gt=now, extensions__item=None
        )
        return self.filter(~Exists(waited_for), state=RoundState.OPEN, deadline__lte=now)

    def with_parts(self):
        return self.select_related("regency", "masterplan", "instrument")

    def for_listing(self):
        return (
            self.with_parts()
            .annotate(
                submission_count=Count("submissions", distinct=True),
                handed_in_count=Count(
                    "submissions",
                    filter=Q(submissions__submitted_at__isnull=False),
                    distinct=True,
                ),
            )
            .order_by("-year", "-kind", "-stage")
        )


def count_in(*states):
    return Count("items", filter=Q(items__state__in=states), distinct=True)


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, membership):
        if membership is None:
            return self.none()
        rows = self.filter(round_scope(membership, "round__"))
        return rows.filter(agency=membership.agency_id) if membership.works_for_agency else rows

    def with_parts(self):
        return self.select_related("round__regency", "round__masterplan", "agency")

    def for_listing(self):
        """With the counts a row of the control room shows."""
        return self.with_parts().annotate(
            item_count=Count("items", distinct=True),
            blank_count=Count("items", filter=Q(items__is_blank=True), distinct=True),
            filled_count=Count("items", filter=Q(items__is_blank=False), distinct=True),
            submitted_count=count_in(State.SUBMITTED),
            returned_count=count_in(State.RETURNED),
            verified_count=count_in(State.VERIFIED),
        )


class ItemQuerySet(models.QuerySet):
    def visible_to(self, membership):
        if membership is None:
            return self.none()
        rows = self.filter(round_scope(membership, "round__"))
        if membership.works_for_agency:
            own = Q(submission__agency=membership.agency_id)
            helped = Q(
                pk__in=self.model.contributors.through.objects.filter(agency=membership.agency_id).values(
                    "item"
                )
            )
            return rows.filter(own | helped)
        return rows

    def with_parts(self):
        return self.select_related(
            "round__regency",
            "submission__agency",
            "indicator__aspect",
            "program",
            "dimension",
            "edited_by__user",
        )

    def with_answers(self):
        """With what gaps, editor and reports read: answers, targets, evidence."""
        uses = related(self.model, "uses").select_related("version__evidence__agency")
        return (
            self.with_parts()
            .select_related("progress", "response")
            .prefetch_related("progress__actuals", Prefetch("uses", uses))
        )

    def for_listing(self):
        return self.with_parts().annotate(evidence_count=Count("uses", distinct=True))

    def awaiting_verification(self):
        return self.filter(state=State.SUBMITTED)

    def for_verifier(self, membership):
        """What this person may verify: nothing of the own agency, unless administrator; nothing they filled in."""
        rows = self.exclude(edited_by__user=membership.user_id)
        if membership.role == Role.ADMINISTRATOR or membership.agency_id is None:
            return rows
        return rows.exclude(submission__agency=membership.agency_id)

    def in_form_order(self):
        return self.order_by("indicator__aspect__position", "indicator__position", "program__key", "pk")


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, membership):
        if membership is None:
            return self.none()
        rows = self.filter(agency__regency=membership.regency_id)
        if membership.works_for_agency:
            return rows.filter(agency=membership.agency_id)
        if membership.role == Role.REVIEWER:
            return rows.filter(versions__items__round__state__in=HANDED_OVER).distinct()
        return rows


class EvidenceVersionQuerySet(models.QuerySet):
    def visible_to(self, membership):
        """Own agency's, and whatever proves an item one may see; a reviewer sees only the latter."""
        if membership is None:
            return self.none()
        rows = self.filter(evidence__agency__regency=membership.regency_id)
        if membership.role in REGENCY_WIDE:
            return rows
        through_items = Q(uses__item__in=related(self.model, "items").visible_to(membership))
        if membership.works_for_agency:
            return rows.filter(Q(evidence__agency=membership.agency_id) | through_items).distinct()
        return rows.filter(through_items).distinct()

    def with_parts(self):
        return self.select_related("evidence__agency", "evidence__kind", "uploaded_by__user")


class RoundOwnedQuerySet(models.QuerySet):
    def visible_to(self, membership):
        return self.filter(round_scope(membership, "round__"))


class ClarificationQuerySet(RoundOwnedQuerySet):
    def visible_to(self, membership):
        rows = super().visible_to(membership)
        if membership is not None and membership.works_for_agency:
            return rows.filter(agency=membership.agency_id)
        return rows


class FindingQuerySet(RoundOwnedQuerySet):
    pass


class MarkQuerySet(models.QuerySet):
    def visible_to(self, membership):
        rows = self.filter(round_scope(membership, "item__round__"))
        if membership is not None and membership.works_for_agency:
            return rows.filter(item__round__state=RoundState.PUBLISHED)
        return rows


class ResultQuerySet(RoundOwnedQuerySet):
    def visible_to(self, membership):
        """Publications for everybody of the regency; hand-overs for those who work on them."""
        rows = super().visible_to(membership)
        if membership is not None and membership.works_for_agency:
            return rows.publications()
        return rows

    def publications(self):
        """Of rounds that are published now: a reopened round has none until it is published again."""
        return self.filter(kind=ResultKind.PUBLICATION, round__state=RoundState.PUBLISHED)

    def newest(self):
        return self.order_by("round_id", "-version").distinct("round_id")


class ReportQuerySet(RoundOwnedQuerySet):
    def visible_to(self, membership):
        """Agencies read reports of published results; the others those of the rounds they see."""
        rows = super().visible_to(membership)
        if membership is not None and membership.works_for_agency:
            return rows.filter(result__kind=ResultKind.PUBLICATION, round__state=RoundState.PUBLISHED)
        if membership is not None and membership.role == Role.REVIEWER:
            return rows.filter(Q(result__isnull=False) | Q(requested_by=membership.pk))
        return rows

    def with_parts(self):
        return self.select_related("round__regency", "result", "requested_by__user", "requested_by__regency")

    def search(self, text):
        """By code or fingerprint, or how either begins, with or without what is printed between the letters."""
        letters = "".join(letter for letter in text if letter.isascii() and letter.isalnum())
        if not letters:
            return self.none() if text.strip() else self
        code = "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))
        return self.filter(Q(code__icontains=code) | Q(sha256__startswith=letters.lower()))

    def unfinished(self):
        return self.filter(state__in=[ReportState.QUEUED, ReportState.RUNNING])

    def finished(self):
        return self.exclude(state__in=[ReportState.QUEUED, ReportState.RUNNING])

    def abandoned(self, now=None):
        """Running with an expired lease: their worker is gone."""
        return self.filter(state=ReportState.RUNNING, lease_until__lt=now or timezone.now())


class StateChangeQuerySet(RoundOwnedQuerySet):
    def visible_to(self, membership):
        rows = super().visible_to(membership)
        if membership is not None and membership.works_for_agency:
            return rows.filter(submission__agency=membership.agency_id)
        return rows

    def with_parts(self):
        return self.select_related(
            "by__user",
            "by__agency",
            "by__regency",
            "round",
            "submission__agency",
            "on_behalf_of",
            "item__indicator",
            "item__program",
        )


class NoticeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(delivery=DeliveryState.WAITING)
