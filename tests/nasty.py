"""What a hostile or careless reader may write into an address: values, names and paths."""

from __future__ import annotations

from urllib.parse import quote, quote_from_bytes

_TEXTS = (
    # Nothing, and almost nothing.
    " ", "  ", "\t", "\n", "\r\n", "+", ".", "-", "--", "~", "*", "%", "?", "/", "//", "\\", "#",
    "None", "null", "undefined", "NaN", "inf", "-inf", "true", "[]", "{}", "()",
    # Numbers that are none, or too many.
    "0", "-1", "-0", "1.5", "1e9", "1e400", "0x10", "0b1", "1_000", " 1", "1 ", "+1",
    "٣", "²", "１",
    "9" * 10, "9" * 30, "9" * 5000, "2147483648", "9223372036854775808", "-9223372036854775809",
    # Days that never were, or that a calendar cannot hold.
    "0000-00-00", "0001-01-01", "0999-12-31", "3000-01-01", "9999-12-31", "10000-01-01",
    "2025-02-30", "2025-13-01", "2025-06-1", "2025-6-10", "20250610", "2025-06-10T00:00:00Z",
    "2025-W24-2", "2025-161", "10/06/2025", "10 June 2025", "-2025-06-10",
    "２０２５-06-10", "today",
    # What a parser may take for something else.
    "2025-06-10\n", "2025-06-10\x00", "2025-06-10;", "2025-06-10,2025-06-11",
    "2025-06-10/2025-06-11",
    # Characters that break something further on.
    "\x00", "a\x00b", "\x0b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe",
    "\U0001f4a5", "\U0010ffff", "é", "e\u0301", "ﬃ", "ß", "İ", "Ω" * 300,
    # Other languages.
    "' OR 1=1 --", "\"; DROP TABLE tracker_claim; --",
    "1' UNION SELECT body FROM tracker_report --",
    "%' OR '1'='1", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}", "{% debug %}", "${7*7}", "%s%n%d", "{0.__class__}",
    "../../etc/passwd",
    "..;/admin", "http://evil.example/", "//evil.example", "=cmd|' /C calc'!A0",
    'a AND b OR NOT "c', "NEAR(a b)", "a*", '"', "''", "(((((((((", ") OR (",
    # Names of what is there, but not to be asked for.
    "pk", "-pk", "?", "report__body", "-report__body", "report__status", "password", "__class__",
    "known_from", "published,-outlet", "published,,", "--published", "draft", "withdrawn", "id",
    # Length.
    "a" * 201, "a" * 5000, "a " * 1100, "é" * 2000, "a" * 60_000,
)  # fmt: skip

# Percent-encoded by hand: bytes that are no text, and escapes that are none.
_RAW = (
    "%", "%%", "%0", "%zz", "%u0041", "%00", "%ff", "%c3%28", "%ed%a0%80", "%f4%90%80%80", "%c0%af",
    "%252e%252e", quote_from_bytes("Дарчиев".encode("cp1251")),
)  # fmt: skip

# As they stand in a query string, after the "=".
VALUES = tuple(dict.fromkeys([*(quote(text, safe="") for text in _TEXTS), *_RAW]))

# Whole query strings: parameters under names that nobody declared, and shapes that are none.
QUERIES = (
    "&", "&&&", "=", "==", "=x", ";", "?", "??", "%", "%=%", "%00=%00", "%ff=%ff",
    "report__body=x", "report__status=draft", "status=draft&status__exact=draft", "pk=1", "id=1",
    "order_by=body", "ordering=-body", "sort__in=x", "filter=status", "format=json", "_export=csv",
    "__class__=x", "__init__=x", "self=x", "request=x", "ledger=x", "slug=x", "public_id=x",
    "as_of[]=2025-06-10", "as_of%5B%5D=2025-06-10", "AS_OF=x", "as_of%00=x", "as-of=x",
    "csrfmiddlewaretoken=x", "next=//evil.example", "utm_source=%3Cscript%3E", "callback=alert",
    "q=" + "a+" * 1100, "&".join(f"name{number}=x" for number in range(900)),
    "a" * 60_000, "é=é", "%F0%9F%92%A5=%F0%9F%92%A5", "'=1", "%22%3E%3Cscript%3E=1",
    "kind__regex=(a%2B)%2B%24", "issue__in=flights", "known_from__isnull=1", "per_page=1000000",
)  # fmt: skip

# Paths as the server hands them over, each byte a character, after percent-decoding.
PATHS = (
    "//", "///", "//evil.example", "//evil.example/", "/\\evil.example/", "/..", "/../",
    "/../../etc/passwd",
    "/..;/admin/", "/;/", "/./", "/issues/..", "/issues/../admin/", "/issues/%2e%2e/", "/issues//",
    "/issues//flights/", "/issues/flights", "/issues/flights//", "/issues/FLIGHTS/",
    "/issues/flights/x/",
    "/issues/flights.json", "/issues/\x00/", "/\x00", "/issues/flights\x00/", "/issues/\xff/",
    "/\xff\xfe/",
    "/issues/\xc3\x28/", "/issues/\xed\xa0\x80/", "/issues/\xd1\x84/", "/\xf0\x9f\x92\xa5/",
    "/issues/ /",
    "/issues/\n/", "/issues/\r\nSet-Cookie: a=b/", "/issues/" + "a" * 5000 + "/", "/" + "a/" * 2000,
    "/issues/<script>alert(1)</script>/", "/issues/'/", "/issues/{{7*7}}/", "/issues/-/",
    "/issues/_/",
    "/issues/none/", "/claims/0/", "/claims/-1/", "/claims/1/", "/claims/" + "9" * 400 + "/",
    "/claims/../../admin/", "/reports/None/", "/reports/null/", "/statements/%00/", "/people/%/",
    "/people/%zz/", "/parties/russia/..", "/outlets/tass;jsessionid=1/", "/outlets/tass/?",
    "/about/.git/",
    "/.git/config", "/.env", "/db.sqlite3", "/static/../manage.py", "/static//etc/passwd",
    "/robots.txt/",
    "/favicon.ico", "/index.php", "/wp-login.php", "/timeline/timeline/", "/admin", "/Admin/",
    "*", "about",
)  # fmt: skip
