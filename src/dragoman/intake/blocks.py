"""The visible text of a page in blocks, by one walk over Lexbor's tree; and an article found in them.

This is the second way from a page to its article, and the check on the first: the tree parser behind
trafilatura loses text, without an error, where elements nest deeply, and heuristics can pick the wrong
part of a page. The walk is linear and not recursive, so depth and size of a page do no harm.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset(
    "head script style noscript template svg math iframe object embed canvas audio video map select option "
    "optgroup datalist textarea input button dialog".split()
)
_ASIDE = frozenset("nav footer aside form menu figure figcaption".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# Names that sites give to what surrounds an article, as whole words of a class or id.
_AROUND = re.compile(
    r"(?<![a-z])(?:ads?|adverts?|advertisement|breadcrumbs?|comments?|consent|cookies?|disqus|footer|gdpr"
    r"|menu|modal|most-?read|nav|navbar|navigation|newsletter|paywall|popular|popup|promo|recirc\w*"
    r"|recommend(?:ed|ations?)?|related|share|sharing|sidebar|social|sponsored|subscribe|teasers?|trending"
    r"|widget)(?![a-z])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"\w")
_SPACE = re.compile(r"\s+")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")

# Of a block in the sum below. A paragraph counts its characters; a block of links, a label or a heading
# costs as much as a short paragraph gains, so that a run crosses a few of them and not a page's menu.
_COST = 50
_LONG = 60  # characters from which a block without a full stop is taken for a paragraph
_WRAPS = 0.3  # share of a page's long blocks from which an element wraps the article
_KNOWN_BY = 40  # letters by which a paragraph is found again; longer would fail at inline markup
_AT_HOME = 0.3  # share of the extracted paragraphs from which their place is the article's
# Measured on three sets of pages: at .05 to .15 comments come in, at .4 losses stay.
_LOSS, _LEAST_LOSS = 0.25, 200  # share of the extraction; characters
_HOME = 300  # characters; keeps the walk linear in depth
_HOLDERS = 8  # nested deeper than this, elements named so are no longer counted: keeps the walk linear
_LINKED = 0.4  # share of a block's characters in links from which it is a list of links


class Block(Struct):
    """A paragraph, heading, cell or item as a reader sees it; white space is single."""

    tag: str
    text: str
    linked: int = 0  # characters inside links
    around: bool = False  # in what surrounds an article: menus, footers, comments, captions
    holders: tuple[int, ...] = ()  # numbers of the elements around it that are named so
    home: str = ""  # tags up to the nearest element around it with a class, and that class


class _State(Struct, frozen=True, gc=False):
    """What holds for everything inside an element."""

    block: int  # a number for the nearest element that breaks lines
    tag: str
    link: bool
    holders: tuple[int, ...]
    unseen: bool
    home: str
    inside: str  # the home of the blocks inside it


class Seen(Struct, frozen=True):
    """A page's blocks, how deep its elements nest, and how many characters a reader sees."""

    blocks: tuple[Block, ...]
    depth: int
    visible: int


def see(html: str) -> Seen:
    """Walk a page once. Hidden elements, scripts and form fields are not seen."""
    root = LexborHTMLParser(html).root
    if root is None:
        return Seen((), 0, 0)
    outside = _State(0, "html", False, (), False, "html", "html")
    states: dict[int, tuple[_State, int]] = {}
    blocks: list[Block] = []
    pieces: list[tuple[str, bool]] = []
    current, state, deepest = 0, outside, 0

    def close() -> None:
        text, linked = _join(pieces)
        if text:
            blocks.append(Block(state.tag, text, linked, bool(state.holders), state.holders, state.home))
        pieces.clear()

    for node in root.traverse(include_text=True):
        parent = node.parent
        above, depth = states.get(parent.mem_id, (outside, 0)) if parent is not None else (outside, 0)
        if node.is_text_node:
            if above.unseen:
                continue
            if above.block != current:
                close()
                current = above.block
            state = above
            pieces.append((node.text_content or "", above.link))
        elif node.is_element_node:
            tag = node.tag or ""
            if tag == "br":
                pieces.append(("\n", above.link))
                continue
            inner = _enter(node, tag, above, len(states) + 1)
            states[node.mem_id] = (inner, depth + 1)
            deepest = max(deepest, depth + 1)
            if inner.block != above.block:
                close()
                current = inner.block
    close()
    _clear_wrappers(blocks)
    return Seen(tuple(blocks), deepest, sum(len(block.text) for block in blocks))


def _enter(node: LexborNode, tag: str, above: _State, number: int) -> _State:
    if above.unseen:
        return above
    attributes = node.attributes
    around, unseen = tag in _ASIDE, tag in _UNSEEN
    if attributes:
        unseen = unseen or _is_hidden(attributes)
        if not around and tag not in ("html", "body", "article", "main"):
            names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            around = _AROUND.search(names) is not None
    breaks = tag in _BLOCKS
    if not breaks and tag != "a" and not around and not unseen:
        return above
    holders = above.holders
    if around and len(holders) < _HOLDERS:
        holders = (*holders, number)
    link = above.link or tag == "a"
    if not breaks:
        return _State(above.block, above.tag, link, holders, unseen, above.home, above.inside)
    named = attributes.get("class") if attributes else None
    inside = f"{tag}.{named}" if named else f"{above.inside}>{tag}"[-_HOME:]
    return _State(number, tag, link, holders, unseen, above.inside, inside)


def _clear_wrappers(blocks: list[Block]) -> None:
    """Take back `around` where the element named so holds much of the page: it wraps the article.

    Whole pages lie in a <form>, or in an element of class "has-sidebar".
    """
    held: Counter[int] = Counter()
    whole = 0
    for block in blocks:
        if len(block.text) >= _LONG and block.linked <= _LINKED * len(block.text):
            whole += len(block.text)
            held.update(dict.fromkeys(block.holders, len(block.text)))
    wrappers = {holder for holder, size in held.items() if size > _WRAPS * whole}
    if wrappers:
        for block in blocks:
            block.around = not wrappers.issuperset(block.holders)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None
    )


def _join(pieces: Sequence[tuple[str, bool]]) -> tuple[str, int]:
    """Join the pieces of a block as a browser shows them, and count the characters inside links."""
    text = " ".join("".join(piece for piece, _ in pieces).split())
    linked = sum(len(_SPACE.sub(" ", piece).strip()) for piece, link in pieces if link)
    return text, min(linked, len(text))


def start_of(text: str) -> str:
    """Give what a paragraph is known by in another extraction: its first letters without white space."""
    return "".join(text[: 2 * _KNOWN_BY].split())[:_KNOWN_BY]


def fill_gaps(lines: Sequence[str], blocks: Sequence[Block]) -> list[str] | None:
    """Find the paragraphs that an extraction lost; None where it lost little.

    A lost paragraph lives in the same kind of place as paragraphs that were extracted (see `Block.home`).
    Where such paragraphs amount to a quarter of the extraction, all of them and what was extracted are
    given, in the order of the page.
    """
    known = {start_of(line) for line in lines}
    kept = [start_of(block.text) in known for block in blocks]
    homes: Counter[str] = Counter()
    for block, is_kept in zip(blocks, kept, strict=True):
        if is_kept and len(block.text) >= _LONG and _is_paragraph(block):
            homes[block.home] += len(block.text)
    floor = _AT_HOME * homes.total()
    lived_in = {home for home, size in homes.items() if size >= floor}
    lost = [
        not is_kept and block.home in lived_in and _is_paragraph(block)
        for block, is_kept in zip(blocks, kept, strict=True)
    ]
    missing = sum(len(block.text) for block, is_lost in zip(blocks, lost, strict=True) if is_lost)
    if missing < max(_LEAST_LOSS, _LOSS * sum(map(len, lines))):
        return None
    return [block.text for block, *either in zip(blocks, kept, lost, strict=True) if any(either)]


def find_article(blocks: Sequence[Block]) -> list[str]:
    """Find the paragraphs of the article among a page's blocks; empty where there are none.

    The run of blocks with the largest sum is taken, where a paragraph counts its characters and
    anything else costs; in it, paragraphs and the headings between them are kept. (The idea of the
    maximum subsequence is from Pasternack and Roth, "Extracting Article Text from the Web with Maximum
    Subsequence Segmentation", 2009; the values are ours.)
    """
    best, best_run, total, start = 0, (0, 0), 0, 0
    for index, block in enumerate(blocks):
        total += len(block.text) if _is_paragraph(block) else -_COST
        if total <= 0:
            total, start = 0, index + 1
        elif total > best:
            best, best_run = total, (start, index + 1)
    run = blocks[slice(*best_run)]
    return [b.text for b in run if _is_paragraph(b) or (b.tag in _HEADINGS and not b.around and not b.linked)]


def any_text(blocks: Sequence[Block]) -> list[str]:
    """Give all blocks that are not links or around an article: a short notice without a full paragraph."""
    return [
        b.text for b in blocks if not b.around and b.linked <= _LINKED * len(b.text) and _WORD.search(b.text)
    ]


def _is_paragraph(block: Block) -> bool:
    if block.around or block.linked > _LINKED * len(block.text) or block.tag in _HEADINGS:
        return False
    return len(block.text) >= _LONG or _ENDS.search(block.text) is not None
