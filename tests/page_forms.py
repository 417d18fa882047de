"""The forms of a page, as a browser would send them."""

from html.parser import HTMLParser
from typing import NamedTuple


class PageForm(NamedTuple):
    action: str
    method: str
    fields: (
        dict  # what a browser would send if nobody touched the form; None where it would leave a field out
    )


def forms_of(response):
    """[PageForm] of an HTML answer; of anything else none."""
    if response.get("Content-Type", "").partition(";")[0] != "text/html":
        return []
    reader = FormReader(response.request["PATH_INFO"])
    reader.feed(response.text)
    return reader.forms


class FormReader(HTMLParser):
    def __init__(self, address):
        super().__init__()
        self.address = address
        self.forms = []
        self.form = self.select = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            action = given.get("action") or self.address
            self.form = PageForm(action, given.get("method", "get").lower(), {})
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "option" and self.select:
            self.take_option(given)
        elif given.get("name"):
            self.take_field(tag, given)

    def take_field(self, tag, given):
        name = given["name"]
        if tag == "select":
            self.select = name
            self.form.fields[name] = None
        elif tag == "textarea" or (tag == "input" and given.get("type") == "file"):
            self.form.fields[name] = ""
        elif tag == "input":
            is_left_out = given.get("type") in {"checkbox", "radio"} and "checked" not in given
            if not is_left_out or name not in self.form.fields:
                self.form.fields[name] = None if is_left_out else given.get("value", "")

    def take_option(self, given):
        if self.form.fields[self.select] is None or "selected" in given:
            self.form.fields[self.select] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
