"""Who has a thing done to them where the words are turned round: passives, in the text and in headlines."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from dragoman.schema.rows import EventType
from dragoman.schema.span import Span

# Participles that do not end in -ed.
_IRREGULAR = (
    r"shot|held|sent|hit|struck|stricken|put|driven|forced|taken|seized|caught|thrown|brought|given|shown|told"
    r"|sworn|beaten|broken|cut|shut|forbidden|hurt|kept|led|left|lent|sold|paid|slain|sued|torn|withdrawn"
    r"|overthrown|set|sought|met|hanged|hung|fed|freed|built"
)
_PARTICIPLE = re.compile(rf"(?:\w+ed|{_IRREGULAR})\b(?!\s+(?:to|up)\b\s+\w+ing)", re.IGNORECASE)
# "Is committed", "was engaged" tell what somebody does or feels: their subject is no recipient.
_OWN = re.compile(
    r"(?:commit|engag|oppos|prepar|involv|unit|agreed|determin|dedicat|concern|gather|focus|poised|join|align|interest"
    r"|resolv|allied|scheduled|partner|pleas|honou?r|thrill|delight|excit|satisf|convinced|divided|connect)",
    re.IGNORECASE,
)
# Of these types the subject of a passive may be who acts: troops "are deployed", a pledge "is made".
_ACTING = ("MOBILIZE", "PROTEST", "COOPERATE", "THREATEN", "REJECT")
# Promises have a recipient where something is given, talks where one speaks and the other is spoken to.
_ONLY = {
    "AGREE": re.compile(r"(?:promis|offer|grant|guarante|assur|invit)", re.IGNORECASE),
    "CONSULT": re.compile(
        r"(?:consult|inform|brief|notif|invit|visit|receiv|welcom|summon|phon|call|interview|told\b|met\b)",
        re.IGNORECASE,
    ),
}
_ADVERB = (
    r"(?:also|now|then|soon|ever|yet|even|further|again|not|never|still|already|first|just|since|later"
    r"|once|so|\w+ly)"
)
_BE = r"(?:am|is|are|was|were|be|been|being|get|gets|got|gotten|[’']s|[’']re)"
# "They| had not yet been |consulted", "Roca|, who had been |promised access".
_PASSIVE = re.compile(
    rf"(?:,?\s+(?:who|which|that))?(?:(?:\s+|(?=[’']))(?:has|have|had|will|would|can|could|may|might|must|should|to"
    rf"|{_BE}|{_ADVERB}|n[’']t|(?:was|were|is|are|has|have|had)n[’']t))*?(?:\s+|(?=[’'])){_BE}(?:n[’']t)?"
    rf"(?:\s+{_ADVERB})*\s+",
    re.IGNORECASE,
)
# "Envoy |expelled| by Chad": nothing stands between a headline's subject and its participle.
_BARE = re.compile(r"\s+(?:\w+ly\s+)?")
# What stands between what is done and by whom where an auxiliary tells of a passive: no end of a clause.
_BY = re.compile(
    r"(?:(?!\b(?:and|but|who|which|that|while|when|after|before)\b)[^.;:!?,])*?\bby\s+(?:the\s+)?"
)
# And where none does, for of "criticized a plan by Chile" Chile is no agent.
_BY_AT_ONCE = re.compile(
    r"(?:\s+(?:\w+ly|again|back|out|away|down|off))?(?:\s+(?:in|on|at|from|into)(?:\s+[\w’'-]+){1,4}?)?\s+by\s+(?:the\s+)?"
)
_IS_PASSIVE = re.compile(rf"(?:\b{_BE}|[’'](?:s|re))(?:n[’']t)?(?:\s+{_ADVERB})*\s+\Z", re.IGNORECASE)
_BY_REACH = 80
# "Put |back on the U.S. list": who keeps the list puts them on it.
_ONTO = re.compile(r"(?:\s+back)?\s+(?:on|onto|to)\s+(?:the\s+|a\s+|an\s+)?\Z", re.IGNORECASE)
_LIST = re.compile(r"[’']?s?\s+(?:[\w-]+\s+){0,4}?(?:list|blacklist|register|watchlist)s?\b", re.IGNORECASE)
_LISTS = re.compile(r"(?:put|placed|added|listed|relisted|returned|restored|blacklisted)\b", re.IGNORECASE)


def mend_passive(
    text: str, trigger: Span, kind: EventType, actors: Sequence[Span], recipients: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Give the words of who acts and to whom it is done, where an act is told in the passive.

    The subject of a passive is the recipient; beside "by X" or "on the list of X" nobody before it acts.
    """
    if _OWN.match(trigger.text) is not None:
        return list(actors), list(recipients)
    agents = {span for span in (*actors, *recipients) if _is_agent(text, trigger, span)}
    done_to = [
        span
        for span in actors
        if span.end <= trigger.start and _is_subject(text, trigger, kind, span, agents)
    ]
    kept = {span for span in actors if span not in done_to and (not agents or span.start >= trigger.end)}
    return sorted(kept | agents), sorted({*recipients, *done_to} - agents)


def _is_agent(text: str, trigger: Span, span: Span) -> bool:
    """Say whether a party is told by "by", or by whose list it is."""
    if not trigger.end < span.start <= trigger.end + _BY_REACH:
        return False
    between = text[trigger.end : span.start]
    # "Is rejecting a plan by Chile" is no passive.
    is_told = _PARTICIPLE.match(trigger.text) is not None and (
        _IS_PASSIVE.search(text[max(0, trigger.start - 40) : trigger.start]) is not None
    )
    if (_BY if is_told else _BY_AT_ONCE).fullmatch(between) is not None:
        return True
    is_on = _LISTS.match(trigger.text) is not None and _ONTO.fullmatch(between) is not None
    return is_on and _LIST.match(text, span.end) is not None


def _is_subject(text: str, trigger: Span, kind: EventType, span: Span, agents: Collection[Span]) -> bool:
    """Say whether a party is the subject of a passive; a headline's has no auxiliary, and needs an agent."""
    if _PARTICIPLE.match(trigger.text) is None:
        return False
    between = text[span.end : trigger.start]
    if _PASSIVE.fullmatch(between) is None:
        return bool(agents) and _BARE.fullmatch(between) is not None
    if kind in _ONLY:
        return bool(agents) or _ONLY[kind].match(trigger.text) is not None
    return bool(agents) or kind not in _ACTING
