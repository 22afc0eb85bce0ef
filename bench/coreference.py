"""Measures who is meant within an article against GUM: `python bench/coreference.py [--write FILE]`.

Needs GUM in ../shared. Mentions are given by the gold; each is referred by the program's own cast, and those
with the same answer are one cluster. `--errors` lists what is wrong in the news that served to check changes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from clusters import MEASURES, Parts, add_parts, rates
from page import replace_part, stamp

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_titles import head_of
from dragoman.coding.refs import gather_cast
from dragoman.reading.read import read_article
from dragoman.run.readers import reader_for
from dragoman.schema.article import Article, article_id
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out
from dragoman.train.gum import Document, GoldMention, Token, read_documents, read_splits

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "gum-open" / "gum-open.tar.xz"
GENRES = ("news", "bio", "interview")
# The only documents whose errors were read while rules were changed.
READ = ("news", "train")
PRONOUNS = {
    "person": frozenset("he him his himself she her hers herself".split()),
    "organization": frozenset("it its itself".split()),
}
_DEFINITE = frozenset("the his her its their".split())
# Small words and signs within names.
_PARTICLES = frozenset("- de der van von bin al el la le da dos di".split())
RESTRICTION = """
Entities of one type (person; organization) that are named at least once. Of their mentions those that
Dragoman aims to resolve: names (a proper noun heads the mention; of people, no plural), pronouns (of people
*he, him, his, himself, she, her, hers, herself*; of organizations *it, its, itself*), and definite nominals
(opened by *the* or a possessive pronoun, headed by a common noun or, of people, a title; no plural). *I, we,
you, they*, indefinite phrases and verbs are left out.

The mentions are the gold's; what the program makes of each is its answer to that noun phrase, and answers
that are the same name are one cluster. No answer, or a body for a person, leaves the mention out of the
program's clusters; a name that it finds where the gold speaks of no entity of that type is put in. Entities
with one mention count. MUC, B³, CEAF-e (φ4) and their mean as in CoNLL-2012, added up over the documents.
"""
RIGHT = """
The share of he/she pronouns, and of definite nominals of one person, answered with a name of the right
person. Right: all words of the canonical name stand in one name of the gold's cluster. *Recall* is over those
whose cluster has a name, *precision* over all that are answered with a person, those of nameless people
included; *coverage* is the share answered of those with a name.
"""


@dataclass
class Tally:
    """Adds up figures over documents."""

    documents: int = 0
    parts: dict[tuple[str, str], Parts] = field(default_factory=dict)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, type_: str, gold: list[frozenset[Hashable]], found: list[frozenset[Hashable]]) -> None:
        """Add the clusters of one document."""
        for name, measure in MEASURES.items():
            before = self.parts.get((type_, name), (0.0, 0.0, 0.0, 0.0))
            self.parts[type_, name] = add_parts(before, measure(gold, found))


def kind_of(mention: GoldMention) -> str | None:
    """Say what a mention is: a name, a pronoun, a definite nominal, or none that we aim at."""
    first, head = mention.tokens[0].text.lower(), mention.head
    person = mention.type == "person"
    if head.tag == "PRON":
        alone = len(mention.tokens) == 1 and first in PRONOUNS[mention.type]
        return "pronoun" if alone else None
    if head.plural and (person or head.tag == "NOUN"):
        return None
    definite = first in _DEFINITE and len(mention.tokens) > 1
    if head.tag == "PROPN":
        titled = person and definite and head_of(head.text.lower()) is not None
        return "nominal" if titled else "name"
    return "nominal" if definite and head.tag == "NOUN" else None


def name_words(mention: GoldMention) -> frozenset[str]:
    """Give the words of a name: what stands together around its head as parts of a name, in small letters."""

    def belongs(token: Token) -> bool:
        return token.tag == "PROPN" or token.text.lower() in _PARTICLES

    low = high = mention.tokens.index(mention.head)
    while low and belongs(mention.tokens[low - 1]):
        low -= 1
    while high + 1 < len(mention.tokens) and belongs(mention.tokens[high + 1]):
        high += 1
    return frozenset(_words(" ".join(token.text for token in mention.tokens[low : high + 1])))


def _words(name: str) -> list[str]:
    return name.lower().replace("-", " ").replace(".", " ").split()


class Answers:
    """What the program says of one document."""

    def __init__(self, document: Document):
        id_ = article_id("gum", document.text)
        article = Article(id=id_, article=id_, source="gum", coder="gum", sha256="", text=document.text)
        layout = lay_out(document.text)
        self.text = document.text
        bundle = reader_for(Settings())
        reading = read_article(article, layout, bundle) if bundle is not None else None
        self.mentions = code_mentions(article, layout, Settings(), reading)
        self._cast = gather_cast(article, layout, self.mentions)
        self._people = {m.actor for m in self.mentions if m.type == "PER"}

    def who(self, mention: GoldMention) -> str | None:
        """Answer one mention, without the 's at its end; None where the answer is of another type."""
        end = mention.end
        if len(mention.tokens) > 1 and mention.tokens[-1].text.lower() in ("'s", "’s", "'", "’"):
            end = mention.tokens[-2].end
        actor = self._cast.refer(Span.take(self.text, mention.start, end)).actor
        return actor if (actor in self._people) == (mention.type == "person") else None

    def strays(self, document: Document, type_: str) -> Iterator[Mention]:
        """Find the program's names of a type where the gold has no mention of that type."""
        heads = [mention.head.start for mention in document.mentions if mention.type == type_]
        ours = {"person": "PER", "organization": "ORG"}[type_]
        for mention in self.mentions:
            meets = any(mention.span.start <= head < mention.span.end for head in heads)
            if mention.type == ours and mention.actor and not meets:
                yield mention


def measure_clusters(document: Document, answers: Answers, type_: str, tally: Tally) -> None:
    """Score the clusters of one type in one document."""
    gold: dict[str, set[Hashable]] = defaultdict(set)
    found: dict[str, set[Hashable]] = defaultdict(set)
    kept = [m for m in document.mentions if m.type == type_ and kind_of(m)]
    named = {m.entity for m in kept if kind_of(m) == "name"}
    for mention in kept:
        if mention.entity in named:
            place = (mention.start, mention.end)
            gold[mention.entity].add(place)
            if (actor := answers.who(mention)) is not None:
                found[actor].add(place)
    for stray in answers.strays(document, type_):
        found[str(stray.actor)].add(("stray", stray.span.start))
    tally.add(type_, [frozenset(c) for c in gold.values()], [frozenset(c) for c in found.values()])


def measure_answers(document: Document, answers: Answers, tally: Tally) -> None:
    """Score single references to a person by a pronoun or a definite nominal."""
    people = [m for m in document.mentions if m.type == "person"]
    names: dict[str, list[frozenset[str]]] = defaultdict(list)
    for mention in people:
        if kind_of(mention) == "name":
            names[mention.entity].append(name_words(mention))
    for mention in people:
        kind = kind_of(mention)
        if kind not in ("pronoun", "nominal"):
            continue
        actor = answers.who(mention)
        has_name = mention.entity in names
        said = frozenset(_words(actor)) if actor is not None else frozenset()
        right = actor is not None and any(said <= name for name in names.get(mention.entity, ()))
        tally.counts[kind, "named"] += has_name
        tally.counts[kind, "answered"] += actor is not None
        tally.counts[kind, "covered"] += has_name and actor is not None
        tally.counts[kind, "right"] += right
        if not right and (has_name or actor is not None):
            tally.errors.append(_show(document, mention, actor, names.get(mention.entity)))


def _show(
    document: Document, mention: GoldMention, actor: str | None, names: list[frozenset[str]] | None
) -> str:
    before = document.text[max(0, mention.start - 260) : mention.start]
    after = document.text[mention.end : mention.end + 60]
    meant = " ".join(sorted(max(names, key=len))) if names else "nobody named"
    said = document.text[mention.start : mention.end]
    return f"{document.name}: {actor!r} for {meant!r}\n    {before}[[{said}]]{after}\n".replace("\n\n", " ¶ ")


def measure(genre: str, archive: Path = ARCHIVE) -> dict[str, Tally]:
    """Score the documents of a genre, by split."""
    splits = read_splits(archive.parent / "splits.md")
    tallies: dict[str, Tally] = defaultdict(Tally)
    for document in read_documents(archive, genre):
        tally = tallies[splits[document.name]]
        tally.documents += 1
        answers = Answers(document)
        for type_ in ("person", "organization"):
            measure_clusters(document, answers, type_, tally)
        measure_answers(document, answers, tally)
    return tallies


def merge(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    whole = Tally()
    for tally in tallies:
        whole.documents += tally.documents
        whole.counts += tally.counts
        for key, parts in tally.parts.items():
            whole.parts[key] = add_parts(whole.parts.get(key, (0.0, 0.0, 0.0, 0.0)), parts)
    return whole


def write_lines(rows: dict[str, Tally]) -> Iterator[str]:
    """Write both tables in Markdown."""
    yield "GUM (its openly licensed genres; Zeldes 2017), by its own splits. *Read*: errors there were looked"
    yield "at while rules were changed, so it is no unseen test; of the others only these totals were seen."
    yield "As the program comes, with its reader."
    yield RESTRICTION
    yield "| documents | type | MUC F1 | B³ F1 | CEAF-e F1 | CoNLL |"
    yield "|---|---|---|---|---|---|"
    for name, tally in rows.items():
        for type_ in ("person", "organization"):
            figures = [rates(tally.parts[type_, measure])[2] for measure in MEASURES]
            cells = " | ".join(f"{figure:.3f}" for figure in (*figures, sum(figures) / len(figures)))
            yield f"| {name}, {tally.documents} | {type_} | {cells} |"
    yield RIGHT
    yield "| documents | references | with a name | recall | precision | coverage |"
    yield "|---|---|---|---|---|---|"
    for name, tally in rows.items():
        for kind, shown in (("pronoun", "he, she"), ("nominal", "definite nominals")):
            named, answered, covered, right = (
                tally.counts[kind, figure] for figure in ("named", "answered", "covered", "right")
            )
            shares = ((right, named), (right, answered), (covered, named))
            cells = " | ".join(f"{part / whole:.3f}" if whole else "–" for part, whole in shares)
            yield f"| {name}, {tally.documents} | {shown} | {named} | {cells} |"


def main() -> None:
    """Score everything, print it, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the news that was read")
    args = parser.parse_args()
    if not ARCHIVE.is_file():
        sys.exit(f"coreference: no {ARCHIVE}; it is kept beside the project and not part of it")
    rows: dict[str, Tally] = {}
    for genre in GENRES:
        tallies = measure(genre)
        if genre == READ[0]:
            read = tallies.pop(READ[1])
            rows[f"{genre}, {READ[1]} (read)"] = read
            rows[f"{genre}, dev and test"] = merge(tallies.values())
        else:
            rows[f"{genre}, all"] = merge(tallies.values())
    if args.errors:
        print("\n".join(read.errors))
        return
    lines = [stamp(), "", *write_lines(rows)]
    print("\n".join(lines))
    if args.write:
        replace_part(args.write, "coreference", lines)


if __name__ == "__main__":
    main()
