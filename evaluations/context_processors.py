from django.utils.functional import SimpleLazyObject

from agencies.choices import SECRETARIAT_ROLES
from agencies.models import Regency
from evaluations import navigation


def portal(request):
    """What the frame of every page shows: `regency`, `navigation`, `current_round`, `round_choices`.

    Lazy: a page without the frame asks the database nothing.
    """
    membership = getattr(request, "membership", None)
    if membership is None:
        return {"regency": SimpleLazyObject(host_regency), "navigation": [], "round_choices": []}
    frame = SimpleLazyObject(lambda: Frame(request, membership))
    return {
        "regency": membership.regency,
        "navigation": SimpleLazyObject(lambda: navigation.words(request, frame.round)),
        "current_round": SimpleLazyObject(lambda: frame.title),
        "round_choices": SimpleLazyObject(lambda: frame.choices),
    }


def host_regency():
    """The one regency of an ordinary installation; a host of many shows none before sign-in."""
    regencies = list(Regency.objects.all()[:2])
    return regencies[0] if len(regencies) == 1 else None


class Frame:
    def __init__(self, request, membership):
        self.membership = membership
        self.rounds = navigation.visible_rounds(membership)
        self.round = navigation.round_in_hand(request, self.rounds)

    @property
    def title(self):
        return str(self.round) if self.round else ""

    @property
    def choices(self):
        return [
            navigation.Choice(row.title, self.page_of(row), current=row == self.round) for row in self.rounds
        ]

    def page_of(self, round):
        in_charge = self.membership.role in SECRETARIAT_ROLES
        return navigation.page("round_detail" if in_charge else "round_result", round.address)
