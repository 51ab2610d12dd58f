"""Pages as a reader gets them: the words and links of their main part, from well-formed HTML."""

from typing import Any

import html5lib
from django.test import Client

HTML = "{http://www.w3.org/1999/xhtml}"


def main_of(client: Client, address: str, status: int = 200) -> Any:
    """The main element of a page; strict, so what a browser would have to mend fails the test."""
    answer = client.get(address)
    assert answer.status_code == status, f"{address} answered {answer.status_code}"
    document = html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    return next(document.iter(f"{HTML}main"))


def words(client: Client, address: str, status: int = 200) -> str:
    """The text of the main part, white space folded."""
    return " ".join("".join(main_of(client, address, status).itertext()).split())


def links(client: Client, address: str) -> list[str]:
    """Where the links of the main part lead, in order."""
    return [found.get("href") for found in main_of(client, address).iter(f"{HTML}a")]
