"""Which rows of a report may tell of two countries: of the others its marks need not be read."""

from __future__ import annotations

from dragoman.links.undertakings_marks import Desk
from dragoman.links.undertakings_others import only_other
from dragoman.links.undertakings_refs import refs_countries
from dragoman.schema.rows import Event, Statement

DEEDS = frozenset("COOPERATE AID RETREAT SANCTION COERCE CONSULT SUPPORT".split())


def may_be_between(desk: Desk, row: Event | Statement, two: frozenset[str]) -> bool:
    """Say whether a mark of a row may be between two countries; never no of a row that gives such a mark.

    Who is party to a mark is a party of its row, or is named in its words, or the article is about them.
    """
    if isinstance(row, Statement):
        by = {ref.country for ref in (row.speaker, row.addressee) if ref is not None and ref.country}
        place = row.content[0]
        return _may_join(desk, two, two & by, (place.start, place.end))
    actors, recipients = refs_countries(row.actors), refs_countries(row.recipients)
    if not _leaves_room(row, actors, recipients, two):
        return False
    told = two & (actors | recipients)
    # "The two sides agreed", "during the meeting, participants discussed": of whom the article is.
    if (row.type == "AGREE" or not actors) and all(map(desk.may_name_often, two)) and desk.two == two:
        return True
    return told == two or _may_join(desk, two, told, _range_of(desk, row, two - told))


def _leaves_room(
    event: Event, actors: frozenset[str], recipients: frozenset[str], two: frozenset[str]
) -> bool:
    """Say whether an event's parties leave room for two countries; whom the text adds is looked for later."""
    if event.type == "REQUEST":
        return bool(two & actors) and bool(two & recipients)
    if event.type not in DEEDS or (event.type == "CONSULT" and not actors):
        return not actors or bool(two & actors)
    # Of a deed the text adds a recipient only where none is read.
    return bool(two & actors) and (
        two <= actors or not recipients - actors or bool(two & recipients - actors)
    )


def _range_of(desk: Desk, event: Event, missing: frozenset[str]) -> tuple[int, int]:
    """Give the range of an event's sentence; of the block around it where that names none of the missing."""
    start, end = desk.layout.block_of(event.trigger.start)
    if not any(desk.may_name(country, start, end) for country in missing):
        return start, end
    sentence = desk.sentence(event.trigger.start)
    return sentence.start, sentence.end


def _may_join(desk: Desk, two: frozenset[str], told: frozenset[str], words: tuple[int, int]) -> bool:
    """Say whether two countries may be parties: `told` by the row, named in a range, or by the article."""
    named = told | {country for country in two - told if desk.may_name(country, *words)}
    if named == two:
        return True
    (missing,) = (two - named) if len(named) == 1 else (None,)
    return missing is not None and desk.may_name_often(missing) and only_other(desk, named) == {missing}
