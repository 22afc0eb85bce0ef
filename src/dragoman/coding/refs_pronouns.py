"""Who a pronoun means: "he" by the nearest fitting person, "it" and "they" by the subject before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from dragoman.coding.refs_bodies import nameless_speakers
from dragoman.coding.refs_chain import LONGEST, opening_pronoun
from dragoman.coding.refs_holders import Holder
from dragoman.coding.refs_offices import NAMESAKES
from dragoman.coding.refs_people import Place, first_of, is_sure, speaks
from dragoman.coding.refs_phrases import HE, SHE, STATE_HEADS, body_heads
from dragoman.coding.refs_subjects import Subject, find_subject, past_quotes
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.quotes import Outermost
from dragoman.text.sentences import Range

# How many sentences back a pronoun, and how far back an office without a name, may look.
PRONOUN_REACH = 6
# How many sentences back "it" and "they" may look for a subject, and "he" for a spokesman without a name.
SUBJECT_REACH = 3
_SPEAKER_REACH = 1200  # characters


class Pronouns:
    """Resolves the pronouns of one article. `people` are the places where people are spoken of, in order.

    `refer` answers any other phrase, `inside` gives the mentions of a range, `held` holders by actor.
    """

    def __init__(
        self,
        layout: Layout,
        quotes: Outermost,
        people: Sequence[Place],
        held: Mapping[str, Holder],
        refer: Callable[[Span], Ref],
        inside: Callable[[int, int], list[Mention]],
    ):
        self._text = layout.text
        self._layout = layout
        self._quotes = quotes
        self._people = people
        self._people_starts = [at for at, _, _ in people]
        self._held = held
        self._refer = refer
        self._inside = inside

    def refer(self, span: Span, word: str) -> Ref:
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
        return self._spoken_for(span, at, word) or Ref(span=span)

    def _spoken_for(self, span: Span, at: Span, word: str) -> Ref | None:
        """Resolve "he" by the body, where nobody but its nameless spokesman was spoken of before `at`."""
        sentence = self._layout.sentence_at(at.start) or 0
        low = max(self._layout.sentences[max(0, sentence - SUBJECT_REACH)][0], at.start - _SPEAKER_REACH)
        for speaker in nameless_speakers(self._text, low, at.start, word):
            others = bisect_left(self._people_starts, at.start) - bisect_left(
                self._people_starts, speaker.start
            )
            if others or self._quotes.at(speaker.start) is not None:
                return None
            body = self._held.get(self._refer(speaker).actor or "")
            if body is None or body.type != "ORG":
                return None
            return Ref(span=span, actor=body.actor, country=body.country, resolved_by="pronoun")
        return None

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
        found = self._refer(words_of)
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
