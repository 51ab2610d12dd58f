"""Web addresses as one page may be linked by several: what of them tells pages apart."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# Parameters that say where a reader came from, never which page it is.
_TRACKING = {
    "fbclid", "gclid", "yclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src",
    "cmpid", "ocid", "source", "from", "share", "amp", "_openstat",
}  # fmt: skip
_TRACKING_PREFIXES = ("utm_", "at_", "pk_", "ga_")
_DEFAULT_PAGES = ("/index.html", "/index.htm", "/index.php")
_PORTS = {"http": 80, "https": 443}


def normalised(url: str) -> str:
    """The address without what does not tell pages apart; "" for what is no address."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in _PORTS or not host:
        return ""
    kept = "" if port in (None, *_PORTS.values()) else f":{port}"
    address = f"{_bare(host)}{kept}{_path(parts.path)}"
    query = _query(parts.query)
    return f"{address}?{query}" if query else address


def _bare(host: str) -> str:
    """The host without the names of its copies for the web and for telephones."""
    for prefix in ("www.", "m.", "amp."):
        if host.startswith(prefix) and host.count(".") > 1:
            return host.removeprefix(prefix)
    return host


def _path(path: str) -> str:
    plain = unquote(path)
    for page in _DEFAULT_PAGES:
        plain = plain.removesuffix(page)
    return plain.rstrip("/").removesuffix("/amp")


def _query(query: str) -> str:
    try:
        given = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return query
    return urlencode(sorted(pair for pair in given if not _is_tracking(pair[0].lower())))


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
