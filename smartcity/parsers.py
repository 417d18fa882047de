from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser as StockJSONParser


class JSONParser(StockJSONParser):
    """JSON from strangers: whatever is wrong with it is the sender's mistake (400), never ours (500)."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            data = super().parse(stream, media_type, parser_context)
            if has_nul(data):
                raise ParseError("The JSON contains a NUL character.")
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None
        return data


def has_nul(data):
    if isinstance(data, str):
        return "\0" in data
    if isinstance(data, dict):
        return any(has_nul(part) for pair in data.items() for part in pair)
    return isinstance(data, list) and any(has_nul(part) for part in data)
