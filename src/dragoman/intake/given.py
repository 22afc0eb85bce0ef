"""What is known of an article besides its text, before the text itself is searched for more."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Given(Struct, frozen=True, kw_only=True):
    """Metadata that came with the text: `found` says from the user (`given`) or from the page (`metadata`).

    `published` is an ISO 8601 date of honest precision, the local day of the publisher.
    """

    found: Literal["given", "metadata"] = "given"
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
