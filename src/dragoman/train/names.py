"""Reads names out of sets that lie in forms of their own: GUM's entities, CrossNER's lines of tokens."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.schema.codes import is_place, look_up
from dragoman.train.detokenise import detokenise
from dragoman.train.documents import Anchor, Document
from dragoman.train.gum import read_documents, read_splits
from dragoman.train.names_gum import names_in, peoples

_GUM = "gum-open names"
_CROSSNER = "crossner-politics names"

# The genres for whose texts LICENSE.txt states an open licence. Conversations, vlogs, speeches and textbooks
# are not named there.
GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
# GUM news that own-dev measures on, or that is set aside as unseen (own-unmarked).
_SET_ASIDE = frozenset(f"GUM_news_{name}" for name in ("flag", "afghan", "clock", "taxes"))

# Names are marked within what the set marks as something else ("the [Suez] Crisis" in UNER).
_LABELS = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
_HOLDERS = frozenset(("event", "election", "misc"))
# "Austria n citizenship": the set marks the land inside the word for its people.
_ENDINGS = frozenset("n an ian ese ish".split())


class _Named(Struct, frozen=True):
    """A marked run of tokens `[start, end)` with the set's own kind."""

    start: int
    end: int
    kind: str


_Sentence = tuple[tuple[str, ...], tuple[_Named, ...]]


def read_gum_names(shared: Path) -> Iterator[Document]:
    """Read the names of people, places and organizations in GUM's train split; `shared` holds corpora/."""
    folder = shared / "corpora" / "gum-open"
    splits = read_splits(folder / "splits.md")
    for document in read_documents(folder / "gum-open.tar.xz", *GENRES):
        if splits.get(document.name) == "train" and document.name not in _SET_ASIDE:
            yield Document(_GUM, document.name, document.text, {"names": names_in(document)})


def read_crossner(shared: Path) -> Iterator[Document]:
    """Read the names in CrossNER's politics, a sentence a document, spaced like running text."""
    folder = shared / "corpora" / "crossner-politics"
    sentences = list(
        dict.fromkeys(
            sentence for part in ("train", "dev", "test") for sentence in _sentences(folder / f"{part}.txt")
        )
    )
    known = _known_names(sentences)
    for number, (tokens, named) in enumerate(sentences):
        text, places = detokenise(tokens)
        anchors = (
            Anchor((places[start][0], places[end - 1][1]), label)
            for start, end, label in _labelled(tokens, named, known)
        )
        yield Document(_CROSSNER, f"crossner-politics-{number}", text, {"names": tuple(anchors)})


def _sentences(path: Path) -> Iterator[_Sentence]:
    """Read blocks of "token<TAB>tag" lines, parted by empty ones."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if lines:
            yield _whole([(token, tag) for token, tag, *_ in lines])


def _whole(lines: Sequence[tuple[str, str]]) -> _Sentence:
    """Gather runs of B- and I- tags."""
    tokens: list[str] = []
    named: list[_Named] = []
    for token, tag in lines:
        if named and token in _ENDINGS and named[-1].end == len(tokens) and tag == "O":
            tokens[-1] += token
            named.pop()
            continue
        if tag.startswith("B-"):
            named.append(_Named(len(tokens), len(tokens) + 1, tag[2:]))
        elif tag.startswith("I-") and named:
            named[-1] = _Named(named[-1].start, len(tokens) + 1, named[-1].kind)
        tokens.append(token)
    return tuple(tokens), tuple(named)


def _known_names(sentences: Sequence[_Sentence]) -> dict[tuple[str, ...], str]:
    """Give the label that each name mostly has in the set."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for tokens, named in sentences:
        for one in named:
            words = tokens[one.start : one.end]
            if one.kind in _LABELS and not _is_people(words):
                counts[words][_LABELS[one.kind]] += 1
    return {words: labels.most_common(1)[0][0] for words, labels in counts.items()}


def _labelled(
    tokens: Sequence[str], named: Sequence[_Named], known: dict[tuple[str, ...], str]
) -> Iterator[tuple[int, int, str]]:
    """Give runs of tokens with our labels; of an event or election the names that stand in it."""
    for one in named:
        if one.kind in _HOLDERS:
            yield from _names_within(tokens, one, known)
            continue
        start = one.start + (tokens[one.start] == "the")
        if start < one.end and one.kind in _LABELS and not _is_people(tokens[start : one.end]):
            yield start, one.end, _LABELS[one.kind]


def _names_within(
    tokens: Sequence[str], holder: _Named, known: dict[tuple[str, ...], str]
) -> Iterator[tuple[int, int, str]]:
    """Find the longest names in a holder that the set marks elsewhere ("2019 [United Kingdom] election")."""
    at = holder.start
    while at < holder.end:
        ends = (end for end in range(holder.end, at, -1) if _label_of(tokens[at:end], known) is not None)
        end = next(ends, at)
        label = _label_of(tokens[at:end], known)
        if label is not None and end - at < holder.end - holder.start:
            yield at, end, label
        at = max(end, at + 1)


def _label_of(words: Sequence[str], known: dict[tuple[str, ...], str]) -> str | None:
    """Give the label of a name that the set marks elsewhere, or that is a state or a place we know."""
    name = " ".join(words)
    if not name[:1].isupper() or _is_people(words):
        return None
    return known.get(tuple(words)) or ("LOC" if is_place(name) or _is_state(name) else None)


def _is_state(name: str) -> bool:
    alias = look_up(name)
    return alias is not None and alias.kind == "name"


def _is_people(words: Sequence[str]) -> bool:
    """Say whether a name is that of a people: "Hungarian", "Croats", marked as a country."""
    return " ".join(words).lower() in peoples()
