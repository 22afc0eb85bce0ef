"""An accusation and its denial in one report: the denial points back at it, and the accused denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.links.positions_desk import Desk, fold, voice_of
from dragoman.links.positions_judge import Verdict
from dragoman.links.positions_read import cue_kind
from dragoman.links.positions_stand import Voice
from dragoman.links.positions_words import content_stems, listed, tokens_of
from dragoman.schema.rows import Mention, Statement, is_below
from dragoman.schema.settings import UNSURE

# Characters between the end of an accusation and its denial: about five sentences.
_REACH = 900
# What only tells is pointed back at from the next sentence or the one after.
_CLOSE = 350
# "The allegations", "the claim from the neighbour as groundless": more words are another matter.
_FEW_WORDS, _MOST_WORDS = 4, 9
# Share of a denial's words that are in the accusation, where it says again what is denied.
_SAID_AGAIN = 0.5


def link_denials(desk: Desk) -> Iterator[tuple[str, str, Verdict]]:
    """Give, of each denial in a report, the nearest accusation that it answers."""
    for denial in desk.statements.values():
        if cue_kind(denial) != "deny" or denial.negated or denial.cue is None:
            continue
        who = desk.voice(denial)
        if not who.name:
            continue
        best: tuple[int, str, Verdict] | None = None
        claims = {
            one.country for one in desk.named(denial.content[0].start, denial.content[-1].end) if one.country
        }
        for claim in _accusations(desk, denial):
            gap = denial.cue.start - claim.place
            if not 0 <= gap <= _REACH or claim.voice.name in ("", who.name) or not claim.voice.sure:
                continue
            if claim.voice.country and claim.voice.country == who.country and not claim.again(denial, who):
                continue
            degree = claim.again(denial, who) or _points(denial, who, claim, gap, claims)
            if degree and (best is None or gap < best[0]):
                verdict = Verdict(
                    relation="contradicts",
                    judgement="yes" if who.sure else "unsure",
                    score=degree,
                    reasons=(f"{claim.voice.called} says it, {who.called} denies it", "in one report"),
                    words=(claim.text, " ".join(span.text for span in (denial.cue, *denial.content[:1]))),
                )
                best = (gap, claim.row, verdict)
        if best is not None:
            yield best[1], denial.id, best[2]


class _Claim(Struct, frozen=True):
    """What may be denied: its row, first place, who says it, its words, whom it names."""

    row: str
    place: int
    voice: Voice
    text: str
    named: frozenset[str]
    accuses: bool

    def again(self, denial: Statement, who: Voice) -> float:
        """Say how much of what is denied the claim says in its own words; 0 where too little."""
        words = tokens_of(" ".join(span.text for span in denial.content))
        nouns = {stem for noun in listed("accusing", "nouns") for stem in content_stems(tokens_of(noun))}
        denied = set(content_stems(words)) - set(content_stems(tokens_of(who.name))) - nouns
        both = denied & set(content_stems(tokens_of(self.text)))
        share = len(both) / len(denied) if denied else 0.0
        return round(0.6 + 0.3 * share, 3) if len(both) >= 2 and share >= _SAID_AGAIN else 0.0


def _points(denial: Statement, who: Voice, claim: _Claim, gap: int, claims: set[str]) -> float:
    """Say how surely a denial of "the claim" points back at this one; 0 where it does not."""
    words = [token.low for token in tokens_of(" ".join(span.text for span in denial.content))]
    if not any(word in listed("accusing", "nouns") for word in words[:3]) or len(words) > _MOST_WORDS:
        return 0.0
    if claims - {who.country}:
        return 0.8 if claim.voice.country in claims and gap <= _REACH else 0.0
    is_named = who.name in claim.named or (who.country is not None and who.country in claim.named)
    if not is_named or len(words) > _FEW_WORDS:
        return 0.0
    return 0.8 if claim.accuses else 0.7 if gap <= _CLOSE else 0.0


def _accusations(desk: Desk, denial: Statement) -> Iterator[_Claim]:
    """Give what is said in a report before a denial, and may be what it denies."""
    for row in desk.statements.values():
        if row.id == denial.id or cue_kind(row) in ("deny", "wish") or row.negated:
            continue
        start, end = row.content[0].start, row.content[-1].end
        text = " ".join(span.text for span in row.content)
        yield _Claim(
            row.id, start, desk.voice(row), text, _called(desk.named(start, end)), cue_kind(row) == "accuse"
        )
    for event in desk.events:
        # To condemn or to sue is an ACCUSE too, and claims nothing that can be denied.
        if event.type != "ACCUSE" or event.trigger.text.lower() not in listed("accusing", "cues"):
            continue
        if is_below(event, UNSURE) or event.said_in or not event.actors:
            continue
        accused: set[str] = set()
        for ref in event.recipients:
            voice = voice_of(ref)
            accused |= {voice.name} | ({voice.country} if voice.country else set())
        words = event.act.text if event.act is not None else ""
        yield _Claim(
            event.id, event.trigger.start, voice_of(event.actors[0]), words, frozenset(accused - {""}), True
        )


def _called(named: Sequence[Mention]) -> frozenset[str]:
    return frozenset(fold(one.actor or one.span.text) for one in named) | frozenset(
        one.country for one in named if one.country
    )
