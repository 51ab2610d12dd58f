"""Who may be named in a text: the ledger's actors and outlets, with every spelling of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor or an outlet as texts name it.

    `kind` is that of the actor ("person", "body", "anonymous") or of the outlet ("agency", ...);
    `party` is the slug of an actor's side, "" for none; `domains` are an outlet's host names.
    """

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    party: str = ""
    domains: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Names:
    """All that the ledger knows by name. Drafts' nouns are among them: intake is the desk's."""

    actors: tuple[Named, ...] = ()
    outlets: tuple[Named, ...] = ()
