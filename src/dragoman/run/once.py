"""Where there is no record to tell: lets every article through once, however often it is among the inputs."""

from __future__ import annotations

from hashlib import blake2b

from dragoman.run.notes import told_of
from dragoman.schema.article import Article, Refusal, refuse
from dragoman.schema.errors import IntakeError

_NAMED = 5


class Once:
    """Remembers 20 bytes of each article."""

    def __init__(self) -> None:
        self._met: dict[bytes, bytes] = {}
        self._repeated = 0
        self._places: list[str] = []

    def meet(self, article: Article, place: str) -> bool | Refusal:
        """Say whether an article is new; a refusal that notes it where it came before with other metadata."""
        told = blake2b(repr(told_of(article)).encode("utf-8", "replace"), digest_size=8).digest()
        key = bytes.fromhex(article.id)
        before = self._met.get(key)
        if before is None:
            self._met[key] = told
            return True
        if before == told:
            self._repeated += 1
            self._places += [place] if len(self._places) < _NAMED else []
            return False
        fault = IntakeError(
            f"{article.source!r} came before in these inputs with other metadata of this text, which stay",
            where=place,
            cure="To have what is given here, leave the other out, or give each an id of its own",
            slug="metadata",
        )
        return refuse(article.source, fault)

    def note(self) -> Refusal | None:
        """Note what came again word for word; None where nothing did."""
        if not self._repeated:
            return None
        more = ", …" if self._repeated > len(self._places) else ""
        one = self._repeated == 1
        fault = IntakeError(
            f"{self._repeated:,} {'article' if one else 'articles'} came again word for word, and "
            f"{'is' if one else 'are'} written once: {', '.join(self._places)}{more}",
            where=self._places[0],
            slug="repeated",
        )
        return refuse(self._places[0], fault)
