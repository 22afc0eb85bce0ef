"""Who "I" is in a text's own voice: who signs it, or whose statement its title says that it is.

"I, ANN ROE, President of …", a last line with nothing but "ANN ROE", "Statement by President Roe on …". What
stands between quotation marks is never the author's voice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from dragoman.coding.events_author import find_author
from dragoman.coding.mentions_domains import home_state, is_head, plain_office
from dragoman.coding.mentions_titles import vocabulary
from dragoman.coding.mentions_words import either, listed
from dragoman.coding.refs_phrases import GOVERNMENTS
from dragoman.coding.refs_title import Refers, as_in_text, title_mentions
from dragoman.schema.article import Article
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.quotes import Outermost, Quote

_I_AND_NAME = re.compile(r"\bI,\s+")
_COMMA = re.compile(r"[. ]*,")
# A signature has nothing else in its line but blanks, some of them without width.
_BLANK = r"[ \t\u00a0\u200b\u200c\u200d\ufeff*_]*"
_LINE_BEFORE = re.compile(rf"(?:\A|\n){_BLANK}\Z")
_LINE_AFTER = re.compile(rf",?(?:\s?JR|\s?SR)?\.?{_BLANK}(?:\n|\Z)")
# What may follow a signature: the place, the day, marks of the end; and no more of it than that.
_AFTERWARDS = 120
_CAPITALS = r"[A-Z][A-Z.’'-]*"
_OTHER_NAME = re.compile(rf"\n{_BLANK}(?!THE\b){_CAPITALS}(?:[ \t]{_CAPITALS})+,?{_BLANK}(?=\n|\Z)")
_SENTENCE = re.compile(r"[a-z]{3,}\s+[a-z]{2,}\s+[a-z]{2,}")
# "the authority vested in me as President by the Constitution and the laws of the |United States"
_VESTED = re.compile(r"\bvested\s+in\s+me\b[^.;]{0,90}?\blaws\s+of\s+(?:the\s+)?")
# Acts that by their title an officer of the state that publishes them signs; letters come from anywhere, but
# for those to its own houses.
_ACT = re.compile(
    r"(?:An?\s+|Executive\s+)*(?:Proclamation|Order|Notice|Memorandum|(?:Text\s+of\s+an?\s+)?(?:Letters?|Messages?)\s+"
    r"(?:[^.;]{0,40}\s)?to\s+(?:the\s+)?(?:Speaker|Congress|House|Senate|Parliament|Chair\w*|Committees?))\b",
    re.IGNORECASE,
)
_AS_PREPARED = re.compile(r"\bas\s+prepared\b", re.IGNORECASE)
# Whom a state's own paper gives without a state may still be a guest: the head of a body, an ambassador.
_AT_HOME = listed("refs_words", "author", "at_home")
_ABROAD = frozenset(office.replace("_", " ") for office in listed("refs_words", "author", "abroad"))
# "secretary |of| state", "coordinator |for| trade", "assistant |to| the president".
_OF_WHAT = re.compile(r"\s(of|for|to)\s")
_OF_HOME = frozenset(("secretary", "chief"))
_DELIVERED = rf"{either('refs_words', 'author', 'delivered')}\b"
_DELIVERS = re.compile(
    rf"(?:(?P<who>[^,;:]{{3,80}}?)\s+{either('refs_words', 'author', 'delivers')}\s+"
    rf"(?:\w+\s+){{0,2}}{_DELIVERED}"
    r"|Remarks\s+as\s+[Pp]repared\s+for\s+(?!Delivery\b)(?P<whose>[^,;:]{3,80}?)"
    r"(?=\s+(?:at|to|on|in|for|before)\s|,|\Z))"
)
_OF_AUTHOR = re.compile(rf"my\s+(?:own\s+)?(?:{'|'.join(sorted(GOVERNMENTS))})", re.IGNORECASE)
# Who so opens a paper says "we" in it for nobody but the office.
_A_PROCLAMATION = re.compile(r"(?m)^\W*(?:A\s+PROCLAMATION|BY\s+THE\s+PRESIDENT\s+OF\b.*)\W*$")
_WE = frozenset(("we", "We"))
_FIRST_PERSON = frozenset(("I", "I myself", "me", "my", "My", "myself"))


class FirstPerson:
    """Says who "I" and "my government" are outside quotations; other words are the cast's to resolve."""

    def __init__(self, author: Mention | None, cast: Refers, quotes: Sequence[Quote], *, we: bool = False):
        """Take the author, who is "we" too where `we`."""
        self._author = author
        self._said = _FIRST_PERSON | _WE if we else _FIRST_PERSON
        self._cast = cast
        self._quotes = Outermost(quotes)

    def refer(self, span: Span) -> Ref:
        """Give who is meant by `span`."""
        author = self._author
        if author is None or self._quotes.at(span.start) is not None:
            return self._cast.refer(span)
        if span.text in self._said:
            return Ref(span=span, actor=author.actor, country=author.country, resolved_by="pronoun")
        if author.country is not None and _OF_AUTHOR.fullmatch(" ".join(span.text.split())):
            state = country_name(author.country)
            return Ref(span=span, actor=state, country=author.country, resolved_by="alias")
        return self._cast.refer(span)


def who_writes(
    article: Article, layout: Layout, mentions: Sequence[Mention], settings: Settings
) -> Mention | None:
    """Find whose voice the text is in; None where neither a signature nor the title tells of one alone."""
    signed = _names_self(layout.text, mentions) or _signs(layout.text, mentions)
    if signed is None:
        titled = find_author(article, mentions, settings) or _who_delivers(article, mentions, settings)
        return _at_home(article, titled) if titled is not None and titled.type == "PER" else None
    author = as_in_text(signed, mentions)
    if author.country is not None:
        return author
    home = home_state(article.url) if _ACT.match(article.title or "") else None
    return msgspec.structs.replace(author, country=_sworn_to(layout.text, mentions) or home)


def is_proclaimed(text: str, mentions: Sequence[Mention]) -> bool:
    """Say whether a text is the act of one head: "A PROCLAMATION", and "I, |Ann Roe|, …" in it."""
    return _A_PROCLAMATION.search(text) is not None and _names_self(text, mentions) is not None


def _at_home(article: Article, author: Mention) -> Mention:
    """Give the author with the state that publishes where the title has "President Roe", and no state.

    So too an official, or whose remarks it gives as they were prepared.
    """
    if author.country is not None:
        return author
    home = home_state(article.url)
    office = plain_office(author.role)
    if not is_head(author.role):
        # Officials speak and write in their own state's papers; a guest there is a minister, or a head.
        if not office and not _AS_PREPARED.search(article.title or ""):
            return author
        if office and not _is_home_office(office, home):
            return author
    return msgspec.structs.replace(author, country=home)


def _is_home_office(office: str, home: str | None) -> bool:
    """Say whether an office is of those whose holders speak in their own state's papers: "trade adviser"."""
    head, *rest = _OF_WHAT.split(office, maxsplit=1)
    said = head.split()
    if not said or (rest and rest[0] == "of" and said[-1] not in _OF_HOME):
        return False  # "director of the Larkwind Fund"
    if " ".join(said[-2:]) in _ABROAD:
        return (
            home is not None and vocabulary().suggests.get(office) == home
        )  # the British "foreign secretary"
    return said[-1] in _AT_HOME or office == "chief of staff"


def _who_delivers(article: Article, mentions: Sequence[Mention], settings: Settings) -> Mention | None:
    """Find the one person of "Adviser Roe Delivers Remarks to …", "Remarks as Prepared for Ann Roe"."""
    found = _DELIVERS.match(article.title or "")
    who = (found["who"] or found["whose"]) if found is not None else None
    if who is None or " and " in who:
        return None
    named = [one for one in title_mentions(article, who, settings) if one.type == "PER" and one.actor]
    return as_in_text(named[0], mentions) if len(named) == 1 else None


def _names_self(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """Find the one person of "I, |Ann Roe|, …"."""
    people = {one.span.start: one for one in mentions if one.type == "PER" and one.actor is not None}
    found = [
        one
        for match in _I_AND_NAME.finditer(text)
        if (one := people.get(match.end())) is not None and _COMMA.match(text, one.span.end)
    ]
    return found[0] if len({one.actor for one in found}) == 1 else None


def _signs(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """Find the one person whose name in capitals is the last line but for the place and day."""
    end = len(text.rstrip())
    found = [
        one
        for one in mentions
        if one.type == "PER"
        and one.actor is not None
        and " " in one.span.text
        and one.span.text.isupper()
        and end - one.span.end <= _AFTERWARDS
        and _LINE_BEFORE.search(text, max(0, one.span.start - 200), one.span.start)
        and _LINE_AFTER.match(text, one.span.end)
        and not _SENTENCE.search(text, one.span.end)
        and not _OTHER_NAME.search(text, one.span.end)
        and not _OTHER_NAME.search(text, max(0, one.span.start - _AFTERWARDS), one.span.start)
    ]
    return found[0] if len(found) == 1 else None


def _sworn_to(text: str, mentions: Sequence[Mention]) -> str | None:
    """Give the state by whose laws the author has authority."""
    match = _VESTED.search(text)
    if match is None:
        return None
    at = bisect_left(mentions, match.end(), key=lambda one: one.span.start)
    return mentions[at].country if at < len(mentions) and mentions[at].span.start == match.end() else None
