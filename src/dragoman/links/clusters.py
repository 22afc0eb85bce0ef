"""Clusters: what yes-links join, with what people said before what linkers found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from dragoman.schema.links import Link

_LINKER = re.compile(r"[\w.-]+@\d+")


def is_linker(author: str) -> bool:
    """Say whether a link's author is a linker ("events_same@1"), not a person."""
    return _LINKER.fullmatch(author) is not None


def heard(links: Iterable[Link]) -> list[Link]:
    """Give of each two and relation the standing link that counts.

    A person's counts before a linker's, then the last made. In the order in which the pairs are first met.
    """
    chosen: dict[tuple[str, tuple[str, str]], Link] = {}
    for link in links:
        if link.withdrawn is not None:
            continue
        key = link.relation, _pair(link)
        before = chosen.get(key)
        if before is None or _rank(before) <= _rank(link):
            chosen[key] = link
    return list(chosen.values())


def _rank(link: Link) -> tuple[bool, str, str]:
    return not is_linker(link.author), link.made, link.author


def partners(links: Iterable[Link]) -> dict[str, set[str]]:
    """Map each id to those that it is said to be the same as, by the word that counts; to these alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in heard(links):
        if link.judgement == "yes":
            found[link.left].add(link.right)
            found[link.right].add(link.left)
    return dict(found)


def joined(pairs: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Map each id of `pairs` to the smallest that they join it to; what is `apart` stays so.

    Of pairs that would join what is apart, the earlier ones are kept.
    """
    union = _Union()
    for one, other in apart:
        union.part(one, other)
    for one, other in pairs:
        union.join(one, other)
    return union.roots()


def clusters(links: Iterable[Link], relation: str = "same_event") -> dict[str, str]:
    """Map the ids that standing yes-links of a relation join to the id of their cluster, its smallest.

    A person's judgement beats a linker's: what a person parts stays apart, and of the links that would join
    it nevertheless the one with the lowest score is left out. Of two persons the later one is heard. Links
    may come in any order; ids that nothing joins are left out. Near-linear in the links.
    """
    standing = [link for link in links if link.relation == relation and link.withdrawn is None]
    people = _last_words(link for link in standing if not is_linker(link.author))
    union = _Union()
    for pair in sorted(pair for pair, link in people.items() if link.judgement == "yes"):
        union.join(*pair)
    for pair in sorted(pair for pair, link in people.items() if link.judgement == "no"):
        union.part(*pair)
    found = [link for link in standing if is_linker(link.author) and link.judgement == "yes"]
    for link in sorted(found, key=lambda one: (-one.score, one.left, one.right, one.author)):
        if _pair(link) not in people:
            union.join(link.left, link.right)
    return union.named()


def _last_words(links: Iterable[Link]) -> dict[tuple[str, str], Link]:
    """Give the last thing that a person said of each two."""
    said: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda one: (one.made, one.id)):
        said[_pair(link)] = link
    return said


def _pair(link: Link) -> tuple[str, str]:
    return (link.left, link.right) if link.left <= link.right else (link.right, link.left)


class _Union:
    """Disjoint sets whose root is the smallest member, some of which must never be joined."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def root(self, one: str) -> str:
        above = self._above
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def part(self, one: str, other: str) -> None:
        """Keep two sets apart from now on; what is one set already stays one."""
        left, right = self.root(one), self.root(other)
        if left != right:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def join(self, one: str, other: str) -> None:
        """Join two sets, unless they are to be apart."""
        low, high = sorted((self.root(one), self.root(other)))
        if low == high or high in self._apart.get(low, ()):
            return
        self._above[high] = low
        for foe in self._apart.pop(high, ()):
            self._apart[foe].discard(high)
            self._apart[foe].add(low)
            self._apart.setdefault(low, set()).add(foe)

    def roots(self) -> dict[str, str]:
        """Give the root of each id met."""
        return {one: self.root(one) for one in list(self._above)}

    def named(self) -> dict[str, str]:
        roots = self.roots()
        shared = {root for one, root in roots.items() if one != root}
        return {one: root for one, root in roots.items() if root in shared}
