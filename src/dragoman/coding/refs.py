"""Who is meant, within one article: the cast gathered once, then any noun phrase referred to it.

How a reference is resolved, in order: the name that heads the phrase; the office it speaks of ("the deputy
foreign minister": the last holder named); the body it speaks for; a pronoun by the nearest fitting subject
("it" and "they" by the subject of the sentence before). Not known is None: "a source", "analysts".
Officials in the plural ("US officials") have a country and no actor, since no single body speaks; "the
Cuban government" and "Havana" are the state itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.coding.mentions_domains import home_state, office_alone
from dragoman.coding.mentions_titles import head_of
from dragoman.coding.refs_addressed import Addressed
from dragoman.coding.refs_bodies import body_apposed, body_before
from dragoman.coding.refs_gather import gather_holders
from dragoman.coding.refs_groups import (
    GROUP_BACK,
    are_two,
    follows_initials,
    group_before,
    group_state,
    is_public,
    joins_office,
    listed_names,
    main_state,
    named_last,
    only_state,
    several,
    several_of,
    tells_state,
)
from dragoman.coding.refs_holders import Holder
from dragoman.coding.refs_home import is_group_at_home, is_state_itself, own_heads
from dragoman.coding.refs_offices import NAMESAKES, Offices, is_joined
from dragoman.coding.refs_papers import owner_of, released_by
from dragoman.coding.refs_people import (
    SERVING,
    Place,
    is_others,
    named_before,
    named_beside,
    owns_office,
)
from dragoman.coding.refs_phrases import (
    AFTER_NAME,
    CARRIED,
    GOVERNMENTS,
    OWNED,
    PAPERS,
    SOURCES,
    STATE_HEADS,
    UNNAMED,
    head_range,
    is_called,
    is_capital,
    is_of_another,
    noun_above,
    pronoun_in,
)
from dragoman.coding.refs_pronouns import Pronouns
from dragoman.coding.refs_subjects import is_turned
from dragoman.schema.article import Article
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Mention, Ref, ResolvedBy
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.apostrophes import with_possessives
from dragoman.text.layout import Layout
from dragoman.text.quotes import Outermost, find_quotes

# So often a state is named alone before it is that of the story.
_STORY = 3


class Cast:
    """The people, bodies and states of one article. `refer` answers who a noun phrase means."""

    def __init__(self, article: Article, layout: Layout, mentions: Sequence[Mention], settings: Settings):
        self._text = layout.text
        self._layout = layout
        self._mentions = tuple(mentions)
        self._starts = [mention.span.start for mention in mentions]
        quotes = find_quotes(layout.text, layout.paragraphs)
        self._quotes = Outermost(one for one in quotes if not is_turned(layout.text, one.start))
        self._only_state, self._named_times = only_state(mentions)
        self._main_state = main_state(mentions)
        self._held = gather_holders(layout.text, mentions)
        self._home = home_state(article.url)
        self._offices = Offices(
            layout, self._held.by_head, own_heads(article, mentions, self._held.of), self._home
        )
        self._addressed = Addressed(article, layout, self._mentions, settings)
        # Places where a person is spoken of, by name or by office, in order: what a pronoun looks back to.
        people = self._gather_people()
        self._pronouns = Pronouns(layout, self._quotes, people, self._held.of, self.refer, self._inside)

    # --- gathering ---

    def _gather_people(self) -> list[Place]:
        found: list[Place] = [
            (mention.span.start, mention.span.end, self._held.of[mention.actor])
            for mention in self._mentions
            if mention.type == "PER" and mention.actor is not None and not self._held.of[mention.actor].thing
        ]
        return sorted([*found, *self._offices.spoken_of()], key=lambda one: (one[0], one[1]))

    # --- answering ---

    def refer(self, span: Span) -> Ref:
        """Say who the noun phrase at `span` means; `actor` and `country` are None where not known."""
        if (called := self._addressed.refer(span)) is not None:
            return called
        if (pronoun := pronoun_in(span.text)) is not None:
            return self._pronouns.refer(span, pronoun)
        start, end = head_range(self._text, span.start, span.end)
        if self._home is not None and is_state_itself(" ".join(self._text[start:end].split())):
            state = country_name(self._home)
            return Ref(span=span, actor=state, country=self._home, resolved_by="alias")
        whole = self._inside(span.start, span.end)
        if those := listed_names(self._text, span, whole):
            return several_of(span, those, whole)
        inside = self._inside(start, end)
        named = self._named(span, inside, end) if inside or end < span.end else None
        if named is not None:
            return named
        return self._described(span, start, end, inside)

    def _inside(self, start: int, end: int) -> list[Mention]:
        first = max(0, bisect_left(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [m for m in self._mentions[first:last] if m.span.start < end and m.span.end > start]

    def _around(self, span: Span) -> list[Mention]:
        """Give the mentions right before and right after a phrase."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [*self._mentions[max(0, first - 1) : first], *self._mentions[last : last + 1]]

    def _named(self, span: Span, inside: list[Mention], end: int) -> Ref | None:
        """Answer where a name is the head of the phrase: it stands last in it, or a person opens it."""
        if (apposed := self._apposed(span, end)) is not None:
            return self._of_mention(span, apposed)
        if not inside:
            return None
        last = inside[-1]
        if (leading := self._leading(span, inside)) is not None:
            return self._of_mention(span, leading)
        tail = self._text[last.span.end : end].strip(" \n\t,.;:'’\"“”)")
        if tail and tail not in AFTER_NAME:
            return None
        if len(inside) > 1:
            before = inside[-2]
            between = self._text[before.span.end : last.span.start].split()
            if before.type == "PER" and between in (["of"], ["of", "the"]):
                return self._of_mention(span, before)
            if are_two(self._text, inside):
                return several(span, inside)
            people = [m for m in inside if m.type == "PER"]
            if len(people) > 1 and " and " in self._text[people[0].span.end : last.span.start]:
                return several(span, people)
        before_last = self._text[span.start : last.span.start]
        if (last.type == "PER" and is_joined(before_last)) or (
            last.type == "ORG" and joins_office(before_last)
        ):
            return Ref(span=span)
        if last.type == "PER" and (noun := is_others(self._text[span.start : last.span.start])):
            explained = named_before(self._text, span.start, span.end, self._around(span))
            if explained is not None:
                return self._of_mention(span, explained)
            country = last.country if noun in SERVING else None
            return Ref(span=span, country=country, resolved_by="title" if country else "none")
        above = noun_above(self._text[span.start : last.span.start])
        if above is None or last.type == "PER":
            return self._of_mention(span, last)
        if above in STATE_HEADS and last.country is not None:
            actor = country_name(last.country) if last.type != "ORG" else last.actor
            return Ref(span=span, actor=actor, country=last.country, resolved_by="alias")
        if above in UNNAMED:
            actor = last.actor if last.type == "ORG" else None
            return Ref(span=span, actor=actor, country=last.country, resolved_by="title")
        return Ref(span=span, country=last.country, resolved_by="name" if last.country else "none")

    def _leading(self, span: Span, inside: list[Mention]) -> Mention | None:
        """Find the one person who opens a phrase and is of a body: "Ann Roe of the army's Command"."""
        first = inside[0]
        if first.span.start != span.start or [m.type for m in inside].count("PER") > 1:
            return None
        if len(inside) < 2:
            # "Ann Roe of the island's power board", which has no name
            said = self._text[first.span.end : span.end].split()
            return first if first.type == "PER" and said[:1] in (["of"], ["from"]) else None
        gap = self._text[first.span.end : inside[1].span.start].split()
        return first if first.type == "PER" and gap[:1] == ["of"] and "and" not in gap else None

    def _apposed(self, span: Span, end: int) -> Mention | None:
        """Find the one person named in apposition: "the government's lawyer, Dr X"."""
        people = [m for m in self._inside(span.start, span.end) if m.type == "PER"]
        if (
            len(people) == 2
            and people[1].span.start >= end
            and owns_office(self._text, people[0].span.end, end)
        ):
            people = people[1:]  # "President Roe's spokesman, |Ann Poe|"
        if len(people) != 1 or people[0].span.start < end:
            return None
        gap = self._text[end : people[0].span.start].strip()
        if gap[:1] == "," and gap.count(" ") <= 5:
            return people[0]
        if people[0].span.end == span.end and follows_initials(self._text[span.start : people[0].span.start]):
            return people[0]
        if is_called(self._text[end : people[0].span.start]) and people[0].span.end == span.end:
            return people[0]
        return people[0] if named_last(self._text, span, people[0]) else None

    def _of_mention(self, span: Span, mention: Mention) -> Ref:
        actor = mention.actor
        by: ResolvedBy = mention.resolved_by if mention.resolved_by != "none" else "name"
        if mention.type == "LOC" and mention.country and actor is not None:
            # As an actor or source a capital speaks for its state ("Havana", "Washington").
            actor = country_name(mention.country) if mention.sector or is_capital(mention) else actor
        if mention.type == "NORP" and actor is None and mention.country is None:
            return Ref(span=span)
        return Ref(span=span, actor=actor, country=mention.country, resolved_by=by)

    def _described(self, span: Span, start: int, end: int, inside: list[Mention]) -> Ref:
        """Answer for a phrase headed by a common noun: an office, a body, officials, a state."""
        phrase = " ".join(self._text[start:end].split())
        said = re.findall(r"[\w'’-]+", phrase.lower())
        if not said:
            return Ref(span=span)
        if self._home is not None and not inside and is_group_at_home(phrase, self._home):
            return Ref(span=span, country=self._home, resolved_by="name")
        countries = {m.country for m in inside if m.country}
        country = next(iter(countries)) if len(countries) == 1 else None
        body = next((m for m in reversed(inside) if m.type == "ORG" and m.actor), None)
        head = said[-1]
        if head in STATE_HEADS and body is None:
            whose = self._whose(span, said) if country is None and not inside else None
            country = country or (whose.country if whose is not None else None)
            personal = whose is not None or any(m.type == "PER" for m in inside)
            if country is not None and (head in GOVERNMENTS or not personal):
                return Ref(span=span, actor=country_name(country), country=country, resolved_by="alias")
        if not inside and (of_story := self._of_story(span, said)):
            return of_story
        if not inside and (maker := self._maker(span, head)) is not None:
            return maker
        definite = said[0] in ("the", "this", "his", "her", "its", "their")
        beside_it = definite or (span.text.endswith(")") and follows_initials(f"{span.text} "))
        if beside_it and (beside := named_beside(self._text, start, span.end, self._around(span))):
            return self._of_mention(span, beside)
        if is_of_another(self._text[end : span.end]):
            return Ref(span=span)
        if definite or office_alone(phrase) or (inside and not phrase[:1].islower()):
            holder, is_open = self._offices.who(phrase, span.start, country)
            if is_open:
                return Ref(span=span)
            if holder is not None:
                return Ref(span=span, actor=holder.actor, country=holder.country, resolved_by="title")
        if (apposed := body_apposed(self._text, end, span, head, self._inside(end, span.end))) is not None:
            return self._of_mention(span, apposed)
        speaks = head_of(head) or head in UNNAMED or head in PAPERS
        if body is not None and (speaks or body_before(self._text, start, end, head, body)):
            return Ref(span=span, actor=body.actor, country=body.country, resolved_by="title")
        if definite and not inside and (carried := self._unnamed_before(span, head)):
            return carried
        plain = phrase[1:] == phrase[1:].lower()
        if definite and plain and (named := self._body_called(span, head)):
            return named
        if not inside:
            country = country or self._of_group(span, said, end)
        if country is not None:
            return Ref(span=span, country=country, resolved_by="title" if head in UNNAMED else "name")
        return Ref(span=span)

    def _maker(self, span: Span, head: str) -> Ref | None:
        """Answer for a paper by whose it is: "the judge's statement", "the report" that a body released."""
        whose = owner_of(self._text, span)
        index = self._layout.sentence_at(span.start)
        if whose is None and index is not None and span.text.lower() in (f"the {head}", f"this {head}"):
            whose = released_by(self._text, self._layout.sentences, span.start, index, head)
        found = self.refer(whose) if whose is not None else None
        if found is None or found.actor is None:
            return None
        return Ref(span=span, actor=found.actor, country=found.country, resolved_by="title")

    def _of_story(self, span: Span, said: list[str]) -> Ref | None:
        """Answer for "the government" or "the police" where one state alone is spoken of."""
        plain = not set(said[:-1]) - {"the", "new"}
        if not (is_public(said) or (said[-1] in GOVERNMENTS and plain)):
            return None
        state = self._only_state if self._named_times >= _STORY else self._main_state_at(span)
        if state is None:
            return None
        if said[-1] in STATE_HEADS and plain:
            return Ref(span=span, actor=country_name(state), country=state, resolved_by="alias")
        return Ref(span=span, country=state, resolved_by="name")

    def _main_state_at(self, span: Span) -> str | None:
        """Give the state of which nearly all the article speaks, if no other is named right before."""
        if self._main_state is None:
            return None
        sentence = self._layout.sentence_at(span.start)
        if sentence is None:
            return None
        low, high = self._layout.sentences[max(0, sentence - 1)][0], self._layout.sentences[sentence][1]
        others = (one for one in self._inside(low, high) if one.country not in (None, self._main_state))
        return None if any(map(tells_state, others)) else self._main_state

    def _of_group(self, span: Span, said: list[str], end: int) -> str | None:
        """Give the state of a group that is named without it: by its place, the story, or words before."""
        head = said[-1]
        country = group_state(self._text, span, self._inside(end, span.end))
        if country is None and said[0] == "the" and head == "minister" and len(said) > 2:
            country = self._only_state
        if country is None and said[0] in ("the", "these", "those"):
            country = group_before(self._text, span, head, self._inside(span.start - GROUP_BACK, span.start))
        return country

    def _whose(self, span: Span, said: list[str]) -> Ref | None:
        """Say whose government "his administration" and "its government" are."""
        if len(said) > 3 or said[0] not in ("his", "her", "its"):
            return None
        return self._pronouns.refer(span, said[0])

    def _unnamed_before(self, span: Span, head: str) -> Ref | None:
        """Find "the spokesperson" in "a State Department spokesperson" before it."""
        if head not in CARRIED and head not in PAPERS:
            return None
        if head in SOURCES and self._text[span.start : span.end].lower().startswith(OWNED):
            return None  # a paper's "own source" is no part of it
        low = max(0, span.start - 3000)
        at = span.start
        for _ in range(6):
            at = self._text.rfind(head, low, at)
            if at < 0:
                return None
            sentence = self._layout.sentence_at(at)
            from_ = max(self._layout.sentences[sentence][0] if sentence is not None else low, at - 60)
            near = [m for m in self._inside(from_, at) if self._text[m.span.end : at].count(" ") <= 3]
            if head in PAPERS:
                near = [m for m in near if m.type == "ORG" and self._text[m.span.end : at].isspace()]
            if near:
                last = near[-1]
                body = last.actor if last.type == "ORG" else None
                return Ref(span=span, actor=body, country=last.country, resolved_by="carried")
        return None

    def _body_called(self, span: Span, head: str) -> Ref | None:
        """Find "the ministry" in "the Foreign Ministry" named last before it."""
        best: tuple[int, Holder] | None = None
        for holder in self._held.by_body_word.get(head, ())[-NAMESAKES:]:
            index = bisect_left(holder.places, span.start)
            if index and (best is None or holder.places[index - 1] > best[0]):
                best = (holder.places[index - 1], holder)
        if best is None:
            return None
        return Ref(span=span, actor=best[1].actor, country=best[1].country, resolved_by="title")


def gather_cast(
    article: Article, layout: Layout, mentions: Sequence[Mention], settings: Settings | None = None
) -> Cast:
    """Gather the cast of an article from its mentions; cheap, once for all coders."""
    return Cast(article, with_possessives(layout), mentions, settings or Settings())
