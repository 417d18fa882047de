from evaluations.actions import submissions
from evaluations.actions.extensions import grant_extension
from evaluations.api.serializers.moves import ExtensionRequestSerializer, ReasonSerializer
from evaluations.api.serializers.submissions import SubmissionSerializer
from evaluations.api.views.base import ReadViewSet
from evaluations.api.views.moves import Moves, move
from evaluations.filters import SubmissionFilter
from evaluations.models import Submission


class SubmissionViewSet(Moves, ReadViewSet):
    """An agency's packet in a round."""

    queryset = Submission.objects.for_listing().prefetch_related("extensions")
    serializer_class = SubmissionSerializer
    filterset_class = SubmissionFilter
    search_fields = ["agency__name", "agency__short_name", "agency__code"]

    @move()
    def propose(self, request, pk):
        """The operator hands the packet to the head; a 409 lists every gap."""
        return self.made(submissions.propose)

    @move("send-back", takes=ReasonSerializer)
    def send_back(self, request, pk):
        """The head gives the packet back to the operator."""
        return self.made(submissions.send_back, ReasonSerializer)

    @move()
    def submit(self, request, pk):
        """The packet goes to the coordinator; a 409 lists every gap."""
        return self.made(submissions.submit)

    @move()
    def withdraw(self, request, pk):
        """The head takes the packet back while nothing in it is verified."""
        return self.made(submissions.withdraw)

    @move(takes=ExtensionRequestSerializer)
    def extend(self, request, pk):
        """The coordinator gives more time, for the packet or for one item of it."""
        return self.made(grant_extension, ExtensionRequestSerializer)
