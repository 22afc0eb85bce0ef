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

from dragoman.coding.mentions_titles import head_of
from dragoman.coding.refs_chain import LONGEST, opening_pronoun
from dragoman.coding.refs_groups import (
    GROUP_BACK,
    are_two,
    follows_initials,
    group_before,
    group_state,
    named_last,
    only_state,
    several,
)
from dragoman.coding.refs_holders import Holder
from dragoman.coding.refs_offices import BY_STATE_REACH, NAMESAKES, Offices, is_by_state, is_joined
from dragoman.coding.refs_people import Place, first_of, is_sure, is_thing, named_beside, sex_of, speaks
from dragoman.coding.refs_phrases import (
    AFTER_NAME,
    CARRIED,
    GOVERNMENTS,
    HE,
    PAPERS,
    SHE,
    STATE_HEADS,
    UNNAMED,
    body_heads,
    head_range,
    is_capital,
    noun_above,
    pronoun_in,
    role_words,
)
from dragoman.coding.refs_subjects import Subject, find_subject, is_turned, past_quotes
from dragoman.schema.article import Article
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Mention, Ref, ResolvedBy
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.quotes import Outermost, find_quotes
from dragoman.text.sentences import Range

# How many sentences back a pronoun, and how far back an office without a name, may look.
PRONOUN_REACH = 6
# How many sentences back "it" and "they" may look for a subject.
SUBJECT_REACH = 3


class Cast:
    """The people, bodies and states of one article. `refer` answers who a noun phrase means."""

    def __init__(self, article: Article, layout: Layout, mentions: Sequence[Mention]):
        self._text = layout.text
        self._layout = layout
        self._mentions = tuple(mentions)
        self._starts = [mention.span.start for mention in mentions]
        quotes = find_quotes(layout.text, layout.paragraphs)
        self._quotes = Outermost(one for one in quotes if not is_turned(layout.text, one.start))
        self._only_state = only_state(mentions)
        self._holders: dict[str, Holder] = {}
        self._by_head: dict[str, list[Holder]] = {}  # office-holders by the last word of an office
        self._by_body_word: dict[str, list[Holder]] = {}  # bodies by the heads in their names
        self._gather()
        self._offices = Offices(layout, self._by_head)
        # Places where a person is spoken of, by name or by office, in order: what a pronoun looks back to.
        self._people = self._gather_people()
        self._people_starts = [at for at, _, _ in self._people]

    # --- gathering ---

    def _gather(self) -> None:
        for mention in self._mentions:
            if mention.actor is None or mention.type not in ("PER", "ORG"):
                continue
            holder = self._holders.get(mention.actor)
            if holder is None:
                holder = self._holders[mention.actor] = Holder(mention.actor, mention.type, mention.country)
                if mention.type == "ORG":
                    for word in body_heads() & set(mention.actor.lower().split()):
                        self._by_body_word.setdefault(word, []).append(holder)
            holder.places.append(mention.span.start)
            holder.ends.append(mention.span.end)
            holder.foreign = holder.foreign or is_by_state(self._text, mention, self._near(mention))
            holder.country = holder.country or mention.country
            if mention.role:
                holder.former = mention.role.lower().startswith(("former", "ex-", "then"))
                words = role_words(mention.role)
                if words and words not in holder.roles:
                    holder.roles.append(words)
                    if found := head_of(" ".join(mention.role.lower().split())):
                        head = found[0].rsplit(" ", 1)[-1]
                        if head not in holder.heads:
                            holder.heads.add(head)
                            self._by_head.setdefault(head, []).append(holder)
            if mention.type == "PER" and holder.sex is None:
                holder.sex = sex_of(self._text, mention)
            holder.thing = is_thing(self._text, mention, holder)

    def _near(self, mention: Mention) -> list[Mention]:
        return self._inside(mention.span.start - BY_STATE_REACH, mention.span.end + 10)

    def _gather_people(self) -> list[Place]:
        found: list[Place] = [
            (mention.span.start, mention.span.end, self._holders[mention.actor])
            for mention in self._mentions
            if mention.type == "PER" and mention.actor is not None and not self._holders[mention.actor].thing
        ]
        return sorted([*found, *self._offices.spoken_of()], key=lambda one: (one[0], one[1]))

    # --- answering ---

    def refer(self, span: Span) -> Ref:
        """Say who the noun phrase at `span` means; `actor` and `country` are None where not known."""
        if (pronoun := pronoun_in(span.text)) is not None:
            return self._pronoun(span, pronoun)
        start, end = head_range(self._text, span.start, span.end)
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
        if last.type == "PER" and is_joined(self._text[span.start : last.span.start]):
            return Ref(span=span)
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
        if first.span.start != span.start or [m.type for m in inside].count("PER") > 1 or len(inside) < 2:
            return None
        gap = self._text[first.span.end : inside[1].span.start].split()
        return first if first.type == "PER" and gap[:1] == ["of"] and "and" not in gap else None

    def _apposed(self, span: Span, end: int) -> Mention | None:
        """Find the one person named in apposition: "the government's lawyer, Dr X"."""
        people = [m for m in self._inside(span.start, span.end) if m.type == "PER"]
        if len(people) != 1 or people[0].span.start < end:
            return None
        gap = self._text[end : people[0].span.start].strip()
        if gap[:1] == "," and gap.count(" ") <= 5:
            return people[0]
        if people[0].span.end == span.end and follows_initials(self._text[span.start : people[0].span.start]):
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
        definite = said[0] in ("the", "this", "his", "her", "its", "their")
        if definite and (beside := named_beside(self._text, start, span.end, self._around(span))):
            return self._of_mention(span, beside)
        if definite or (inside and not phrase[:1].islower()):
            holder, is_open = self._offices.who(phrase, span.start, country)
            if is_open:
                return Ref(span=span)
            if holder is not None:
                return Ref(span=span, actor=holder.actor, country=holder.country, resolved_by="title")
        if body is not None and (head_of(head) or head in UNNAMED or head in PAPERS):
            return Ref(span=span, actor=body.actor, country=body.country, resolved_by="title")
        if definite and not inside and (carried := self._unnamed_before(span, head)):
            return carried
        plain = phrase[1:] == phrase[1:].lower()
        if definite and plain and (named := self._body_called(span, head)):
            return named
        if country is None and not inside:
            country = group_state(self._text, span, self._inside(end, span.end))
        if country is None and not inside and said[0] == "the" and head == "minister" and len(said) > 2:
            country = self._only_state
        if country is None and not inside and said[0] in ("the", "these", "those"):
            country = group_before(self._text, span, head, self._inside(span.start - GROUP_BACK, span.start))
        if country is not None:
            return Ref(span=span, country=country, resolved_by="title" if head in UNNAMED else "name")
        return Ref(span=span)

    def _whose(self, span: Span, said: list[str]) -> Ref | None:
        """Say whose government "his administration" and "its government" are."""
        if len(said) > 3 or said[0] not in ("his", "her", "its"):
            return None
        return self._pronoun(span, said[0])

    def _unnamed_before(self, span: Span, head: str) -> Ref | None:
        """Find "the spokesperson" in "a State Department spokesperson" before it."""
        if head not in CARRIED and head not in PAPERS:
            return None
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
        for holder in self._by_body_word.get(head, ())[-NAMESAKES:]:
            index = bisect_left(holder.places, span.start)
            if index and (best is None or holder.places[index - 1] > best[0]):
                best = (holder.places[index - 1], holder)
        if best is None:
            return None
        return Ref(span=span, actor=best[1].actor, country=best[1].country, resolved_by="title")

    # --- pronouns ---

    def _pronoun(self, span: Span, word: str) -> Ref:
        """Resolve "he" and "she" by the nearest fitting subject, "it" and "they" by the subject before."""
        sex = "m" if word in HE else "f" if word in SHE else None
        sentence = self._layout.sentence_at(span.start)
        if sentence is None:
            return Ref(span=span)
        if sex is None:
            taken = self._taken_up(sentence, span, word) if word in ("it", "its", "they") else None
            return taken or Ref(span=span)
        at = span
        for _ in range(LONGEST):
            found = self._nearest(at, sex)
            if not isinstance(found, Span):
                if found is None:
                    break
                return Ref(span=span, actor=found.actor, country=found.country, resolved_by="pronoun")
            at = found
        return Ref(span=span)

    def _nearest(self, span: Span, sex: str) -> Holder | Span | None:
        """Find who a pronoun takes up, or the pronoun of the same sex that opens a sentence before it."""
        sentence = self._layout.sentence_at(span.start) or 0
        quoted = self._quotes.at(span.start)
        for sure in (True, False):
            nearer = False  # somebody has been named since
            for index in range(sentence, max(-1, sentence - 1 - PRONOUN_REACH), -1):
                low, high = self._layout.sentences[index]
                here = self._candidates(low, min(high, span.start), sex, span)
                if not nearer and not (here and index == sentence):
                    voiced = self._voiced(index, span.start, quoted)
                    before = opening_pronoun(self._text, *voiced, sex) if voiced is not None else None
                    if before is not None:
                        return before
                nearer = nearer or bool(here)
                if here := [one for one in here if is_sure(self._text, one) == sure]:
                    return first_of(self._text, here, low)
        return None

    def _taken_up(self, sentence: int, span: Span, word: str) -> Ref | None:
        """Resolve "it" and "they" by the subject of their own sentence, else of the one before it.

        A subject that is itself such a pronoun leads further back. Any other subject ends the search.
        """
        quoted = self._quotes.at(span.start)
        for index in range(sentence, max(-1, sentence - 1 - SUBJECT_REACH), -1):
            subject = self._subject(index, span.start, quoted)
            if subject is None:
                if index == sentence:
                    continue
                return None
            if not subject.again:
                return self._by_subject(span, subject, many=word == "they")
            if subject.number != ("many" if word == "they" else "one"):
                return None
        return None

    def _subject(self, index: int, before: int, quoted: Range | None) -> Subject | None:
        """Find the subject of a sentence in the same voice: in the same quotation, or outside of any."""
        voiced = self._voiced(index, before, quoted)
        return find_subject(self._text, *voiced) if voiced is not None else None

    def _voiced(self, index: int, before: int, quoted: Range | None) -> Range | None:
        """Give the part of a sentence that is in one voice from where its subject may stand."""
        low, high = self._layout.sentences[index]
        high = min(high, before)
        if quoted is None:
            for _ in range(4):
                quote = self._quotes.at(low)
                if quote is None:
                    break
                low = past_quotes(self._text, low, high, quote[1])
        elif self._text[low : low + 1] in ("“", '"'):
            low += 1
        return (low, high) if low < high and self._quotes.at(low) == quoted else None

    def _by_subject(self, span: Span, subject: Subject, *, many: bool) -> Ref | None:
        """Say who a subject is, where it can be taken up by "it" (a body, a state) or "they" (a group)."""
        words_of = Span.take(self._text, subject.start, subject.end)
        inside = self._inside(subject.start, subject.end)
        if words_of.text.lower().startswith(("his ", "her ", "its ", "their ")):
            return None
        last = inside[-1] if inside and inside[-1].span.end >= subject.end else None
        people = last is not None and last.type == "NORP"
        if (subject.number == "many" or people) != many:
            return None
        if not many:
            head = words_of.text.rsplit(None, 1)[-1].lower()
            named = last is not None and (last.type == "ORG" or (last.type == "LOC" and last.country))
            if not named and head not in body_heads() and head not in STATE_HEADS:
                return None
        found = self.refer(words_of)
        if found.country is None and (found.actor is None or many):
            return None
        if many and (found.resolved_by == "carried" or not inside):
            return None  # "the two leaders" are of no one state
        actor = None if many else found.actor
        return Ref(span=span, actor=actor, country=found.country, resolved_by="pronoun")

    def _candidates(self, low: int, high: int, sex: str, span: Span) -> list[Place]:
        """Give who of `[low, high)` may be meant: of that sex, in the same voice or outside quotations."""
        last = bisect_left(self._people_starts, high)
        first = max(bisect_left(self._people_starts, low), last - NAMESAKES)
        quoted = self._quotes.at(span.start)
        return [
            (start, end, holder)
            for start, end, holder in self._people[first:last]
            if (holder is None or holder.sex in (None, sex))
            and self._quotes.at(start) in (None, quoted)
            and not self._says(start, end, quoted)
        ]

    def _says(self, start: int, end: int, quoted: Range | None) -> bool:
        """Say whether a person outside a quotation is who says it: within it that is "I", not "he".

        A quotation that opens small ("would clear himself") goes on with the words before it.
        """
        if quoted is None or self._quotes.at(start) == quoted:
            return False
        opens = quoted[0]
        if self._text[opens + 1 : opens + 2].islower():
            return False
        same = self._layout.sentence_at(start) == self._layout.sentence_at(opens)
        return same and speaks(self._text, end)


def gather_cast(article: Article, layout: Layout, mentions: Sequence[Mention]) -> Cast:
    """Gather the cast of an article from its mentions; cheap, once for all coders."""
    return Cast(article, layout, mentions)
