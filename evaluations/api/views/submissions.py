from evaluations.actions import submissions
from evaluations.actions.extensions import grant_extension
from evaluations.api.serializers.moves import ExtensionRequestSerializer, ReasonSerializer
from evaluations.api.serializers.submissions import SubmissionSerializer
from evaluations.api.views.base import ReadViewSet
from evaluations.api.views.moves import Moves, move
from evaluations.filters import SubmissionFilter
from evaluations.models import Submission


class SubmissionViewSet(Moves, ReadViewSet):
    queryset = Submission.objects.for_listing().prefetch_related("extensions")
    serializer_class = SubmissionSerializer
    filterset_class = SubmissionFilter
    search_fields = ["agency__name", "agency__short_name", "agency__code"]

    @move()
    def propose(self, request, pk):
        return self.made(submissions.propose)

    @move("send-back", takes=ReasonSerializer)
    def send_back(self, request, pk):
        return self.made(submissions.send_back, ReasonSerializer)

    @move()
    def submit(self, request, pk):
        return self.made(submissions.submit)

    @move()
    def withdraw(self, request, pk):
        return self.made(submissions.withdraw)

    @move(takes=ExtensionRequestSerializer)
    def extend(self, request, pk):
        return self.made(grant_extension, ExtensionRequestSerializer)
