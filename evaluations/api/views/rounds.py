from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from evaluations.actions import rounds
from evaluations.api.serializers.moves import NoteSerializer, ReasonSerializer
from evaluations.api.serializers.results import ResultSerializer
from evaluations.api.serializers.rounds import RoundSerializer
from evaluations.api.views.base import ReadViewSet
from evaluations.api.views.moves import Moves, move
from evaluations.filters import RoundFilter
from evaluations.models import Round
from evaluations.summaries.results import published_reading, reading_of


class RoundViewSet(Moves, ReadViewSet):
    """An evaluation (`2023-2`) or a quarterly monitoring (`2024-tw3`)."""

    queryset = Round.objects.for_listing()
    serializer_class = RoundSerializer
    filterset_class = RoundFilter
    search_fields = ["masterplan__title", "instrument__name"]
    lookup_field = "address"
    lookup_value_regex = "[^/]+"

    def get_object(self):
        round = self.get_queryset().at(self.kwargs["address"]).first()
        if round is None:
            raise Http404(_("There is no round with this address."))
        return round

    @extend_schema(responses=ResultSerializer)
    @action(detail=True)
    def result(self, request, address):
        """The same figures as the page and the report. Agencies read them once they are published."""
        round = self.get_object()
        reading = published_reading(round) if self.membership.works_for_agency else reading_of(round)
        if reading is None:
            raise Http404(_("The result can be read once the round is published."))
        return Response(ResultSerializer(reading).data)

    @move()
    def open(self, request, address):
        """Ask the agencies: makes their packets and items."""
        return self.made(rounds.open_round)

    @move()
    def close(self, request, address):
        """End the filling in; verification goes on."""
        return self.made(rounds.close_round)

    @move("hand-over")
    def hand_over(self, request, address):
        """Freeze the answers and release them to the ministry's reviewers."""
        return self.made(rounds.hand_over_round)

    @move(takes=NoteSerializer)
    def publish(self, request, address):
        """Freeze the result for everybody of the regency."""
        return self.made(rounds.publish_round, NoteSerializer)

    @move(takes=ReasonSerializer)
    def reopen(self, request, address):
        """One step back; a published round gets a new version when it is published again."""
        return self.made(rounds.reopen_round, ReasonSerializer)
