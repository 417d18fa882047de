from evaluations.actions import items
from evaluations.api.serializers.items import ItemDetailSerializer, ItemSerializer
from evaluations.api.serializers.moves import ReturnSerializer, VerifySerializer
from evaluations.api.views.base import ReadViewSet
from evaluations.api.views.moves import Moves, move
from evaluations.filters import ItemFilter
from evaluations.models import Item


class ItemViewSet(Moves, ReadViewSet):
    """What is asked in a round: a program's progress, or an indicator; a single one with its answer."""

    queryset = Item.objects.for_listing()
    filterset_class = ItemFilter
    search_fields = [
        "indicator__key",
        "indicator__question",
        "program__key",
        "program__name",
        "submission__agency__name",
        "submission__agency__short_name",
    ]

    def get_queryset(self):
        rows = super().get_queryset()
        return rows if self.action == "list" else rows.with_answers()

    def get_serializer_class(self):
        return ItemSerializer if self.action == "list" else ItemDetailSerializer

    @move("return", takes=ReturnSerializer)
    def return_item(self, request, pk):
        """The verifier opens this one answer again for its agency."""
        return self.made(items.return_item, ReturnSerializer)

    @move(takes=VerifySerializer)
    def verify(self, request, pk):
        """The verifier accepts the answer."""
        return self.made(items.verify_item, VerifySerializer)
