from django.db import transaction

from evaluations.actions.evidence import editable_item
from evaluations.models import Contribution


@transaction.atomic
def contribute(item, text, *, by):
    """Write down what a contributing agency adds to another's answer; raises Refused."""
    item = editable_item(item, by)
    row, _created = Contribution.objects.update_or_create(
        item=item, agency=by.agency, defaults={"text": text}
    )
    return row
