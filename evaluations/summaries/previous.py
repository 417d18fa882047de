"""What was said about the same thing one round ago."""

from django.db.models import Avg, Q

from evaluations.models import Item, Mark


def previous_item(item):
    """The newest earlier item with the same key, with its `official` mean; samples only as a last resort."""
    rows = Item.objects.filter(same_thing(item), earlier(item.round)).with_answers()
    rows = rows.annotate(official=Avg("marks__score"))
    return rows.order_by("round__is_sample", "-round__year", "-round__stage", "-pk").first()


def same_thing(item):
    key = {"program__key": item.program.key} if item.program_id else {"program": None}
    if item.is_program:
        return Q(indicator=None, **key)
    return Q(indicator__key__in=[item.indicator.key, *item.indicator.replaces], **key)


def earlier(round):
    before = Q(round__year__lt=round.year) | Q(round__year=round.year, round__stage__lt=round.stage)
    return before & Q(round__regency=round.regency_id, round__kind=round.kind, is_blank=False)


def assessor_notes(item, membership):
    """What reviewers wrote about it, where this person may read that."""
    marks = Mark.objects.visible_to(membership).filter(item=item).exclude(comment="")
    return list(marks.values_list("comment", flat=True))
