"""Addresses that try to make a site ask machines inside its own network."""

from collections.abc import Callable, Iterator
from ipaddress import IPv4Address
from typing import NamedTuple
from urllib.parse import quote

from tests.intake.fake_internet import OTHER_SITE, SITE, SITE_6, FakeInternet, sending_on

INSIDE = ["127.0.0.1", "10.0.0.7", "172.16.5.4", "192.168.1.1", "169.254.169.254",
          "100.100.100.200", "192.0.0.192", "198.18.0.1"]  # fmt: skip
INSIDE_6 = ["::1", "::", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "fe80::1",
            "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::", "2001:0:7f00:1::",
            "2001::80ff:fffe", "2001:db8::1", "ff02::1", "fec0::1", "100::1"]  # fmt: skip
# What only a resolver gives, since no notation of it stands in an address.
ANSWERS = [*INSIDE, "0.0.0.0", "224.0.0.1", "255.255.255.255", "168.63.129.16", "203.0.113.9",
           *(address for address in INSIDE_6 if "%" not in address)]  # fmt: skip

GOOD = "news-of-north.org"


class Hostile(NamedTuple):
    """An address, and what the internet must be like for it to do harm."""

    url: str
    prepare: Callable[[FakeInternet], None] = lambda internet: None


def hostile_urls() -> list[Hostile]:
    return [
        *(Hostile(url) for address in INSIDE for url in _written(IPv4Address(address))),
        *(Hostile(url) for address in INSIDE_6 for url in _written_6(address)),
        *(Hostile(url) for url in _SCHEMES + _NAMES),
        *_resolved(),
        *_sent_on(),
    ]


def _written(address: IPv4Address) -> Iterator[str]:
    """One IPv4 address in all the notations that some client or other understands."""
    dotted, number = str(address), int(address)
    first, *rest = (int(part) for part in dotted.split("."))
    for host in (
        dotted,
        f"{dotted}.",
        str(number),
        hex(number),
        f"0{number:o}",
        ".".join(hex(part) for part in (first, *rest)),
        ".".join(f"0{part:o}" for part in (first, *rest)),
        ".".join(f"{part:03d}" for part in (first, *rest)),
        f"{first}.{number & 0xFFFFFF}",
        f"0x{first:x}.{rest[0]}.{number & 0xFFFF}",
        dotted.replace(".", "。"),
        dotted.replace(".", "．"),
        dotted.translate({ord("0") + digit: ord("０") + digit for digit in range(10)}),
        dotted.replace("1", "①").replace("2", "②"),
        quote(dotted).replace(".", "%2E"),
        "".join(f"%{ord(letter):02x}" for letter in dotted),
        f"{dotted}%00.{GOOD}",
    ):
        yield f"http://{host}/"
    yield f"https://{dotted}/"
    yield f"http://{dotted}:8000/"
    yield f"http://{GOOD}@{dotted}/"
    yield f"http://{GOOD}:80@{dotted}/"
    yield f"http://{GOOD}%2F@{dotted}/"
    yield f"http://{GOOD}\\@{dotted}/"
    yield f"http://{dotted}\\@{GOOD}/"
    yield f"http://{dotted}#@{GOOD}/"
    yield f"http:\\\\{dotted}/"
    yield f"http:/{dotted}/"
    yield f"http:{dotted}/"
    yield f"//{dotted}/"
    yield f" ht\ttp://{dotted}/"
    yield f"http://\u202e{dotted}/"


def _written_6(address: str) -> Iterator[str]:
    yield f"http://[{address}]/"
    yield f"https://[{address.upper()}]:443/"
    yield f"http://{GOOD}@[{address.replace('%', '%25')}]:8080/"


_SCHEMES = [
    "file:///etc/passwd",
    "file://127.0.0.1/etc/passwd",
    "FILE:///C:/secret",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/stats",
    "ftp://127.0.0.1/",
    "sftp://127.0.0.1/",
    "ldap://127.0.0.1/",
    "tftp://127.0.0.1/x",
    "ws://127.0.0.1/",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
    "jar:http://127.0.0.1!/x",
    "view-source:http://127.0.0.1/",
    "javascript:fetch('http://127.0.0.1')",
    "data:text/html,<p>hello</p>",
    "blob:http://127.0.0.1/1",
    "about:blank",
    "httpx://127.0.0.1/",
    "https+http://127.0.0.1/",
    "netdoc:///etc/passwd",
    "mailto:desk@127.0.0.1",
]

_NAMES = [
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST:80/",
    "http://lo\u0441alhost/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://localhost:22/",
    "http://localhost:6379/",
    f"http://{GOOD}:22/",
    f"http://{GOOD}:8000/",
    f"http://{GOOD}:443/",
    f"https://{GOOD}:80/",
    f"http://{GOOD}:0/",
    f"http://{GOOD}:65536/",
    f"http://{GOOD}:-1/",
    f"http://user:secret@{GOOD}/",
    f"http://{GOOD}./",
    "http://intranet/",
    "http:///",
    "http://",
    "http://.",
    "http://[",
    "http://[]/",
    "http://[::1/",
    "http://::1/",
    "http://:80/",
    "http://-/",
    "http://a..b/",
    f"http://{'a' * 64}.org/",
    f"http://{'a.' * 200}org/",
    "",
    " ",
    "localhost",
    "127.0.0.1",
    "http",
    f"http://{GOOD}\r\nHost: localhost/",
    f"http://localhost\x00.{GOOD}/",
]


def _resolved() -> Iterator[Hostile]:
    """Names that lead inside: at once, beside a good address, or from the second time on."""
    for number, address in enumerate(ANSWERS):
        name = f"evil-{number}.org"
        for answers in (
            [[address]],
            [[SITE, address]],
            [[address, SITE]],
            [[SITE, OTHER_SITE, SITE_6, address]],
            [[SITE], [address]],
        ):
            yield Hostile(f"http://{name}/", _naming(name, answers))
        yield Hostile(f"https://{name}/", _naming(name, [[address]]))


def _naming(name: str, answers: list[list[str]]) -> Callable[[FakeInternet], None]:
    return lambda internet: internet.name(name, *answers)


def _sent_on() -> Iterator[Hostile]:
    """A good page that sends on to a bad address: directly, after others, or in disguise."""
    for address in [*INSIDE, *INSIDE_6]:
        host = f"[{address}]" if ":" in address else address
        for location in (f"http://{host}/", f"//{host}:80/", f"https://{host}/", "http://evil.org"):
            yield Hostile(f"http://{GOOD}/1", _sending(location, address, steps=1))
        yield Hostile(f"http://{GOOD}/1", _sending(f"http://{host}/", address, steps=3))
    for location in [*_SCHEMES, *_NAMES[:12]]:
        yield Hostile(f"http://{GOOD}/1", _sending(location, "127.0.0.1", steps=1))


def _sending(location: str, address: str, *, steps: int) -> Callable[[FakeInternet], None]:
    def prepare(internet: FakeInternet) -> None:
        internet.name("evil.org", [address.partition("%")[0]])
        for step in range(1, steps):
            internet.site.pages[f"/{step}"] = sending_on(f"/{step + 1}")
        written = location.encode().decode("latin-1")
        internet.site.pages[f"/{steps}"] = sending_on(written, 307)

    return prepare
