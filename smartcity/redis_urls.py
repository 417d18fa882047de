"""Two libraries write the address of a Unix socket in two ways; what they share is `redis://host:port/0`."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


def broker_url(url):
    """For Celery: `unix:///socket?db=0` becomes `redis+socket:///socket?virtual_host=0`."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    query = {"virtual_host" if name == "db" else name: value for name, value in parse_qsl(parts.query)}
    return f"redis+socket://{parts.path}?{urlencode(query)}"


def with_database(url, number):
    """The same server, another of its numbered databases."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"unix://{parts.path}?{urlencode({**dict(parse_qsl(parts.query)), 'db': number})}"
    return urlunsplit(parts._replace(path=f"/{number}"))
