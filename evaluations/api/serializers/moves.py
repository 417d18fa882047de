"""What a move is told beyond who makes it. `row` in the context is the row that moves."""

from django.utils.translation import gettext as _
from rest_framework import serializers

from evaluations.choices import ReturnReason

LONGEST_REASON = 2000


class ReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=LONGEST_REASON)


class NoteSerializer(serializers.Serializer):
    reason = serializers.CharField(
        max_length=LONGEST_REASON, default="", allow_blank=True, help_text="Of a new version."
    )


class ReturnSerializer(ReasonSerializer):
    reason_kind = serializers.ChoiceField(ReturnReason.choices, default=ReturnReason.OTHER)


class VerifySerializer(serializers.Serializer):
    score = serializers.DecimalField(
        max_digits=4,
        decimal_places=2,
        min_value=0,
        max_value=4,
        allow_null=True,
        default=None,
        help_text="Of an indicator; without one the agency's own score is accepted.",
    )


class ExtensionRequestSerializer(ReasonSerializer):
    until = serializers.DateTimeField()
    item = serializers.IntegerField(
        min_value=1, allow_null=True, default=None, help_text="Only this item of the packet."
    )

    def validate_item(self, pk):
        if pk is None:
            return None
        item = self.context["row"].items.filter(pk=pk).first()
        if item is None:
            raise serializers.ValidationError(_("This packet has no such item."))
        return item
