"""What the relation index says in words: months, weights, stretches, changes, the deeds that name them."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.views.countries import country_name
from dragoman.views.dates import show_date
from dragoman.views.relation_bands import Measure
from dragoman.views.relation_changes import Change, Stretch
from dragoman.views.relation_deeds import Deed, LeftOut
from dragoman.views.relation_index import Month
from dragoman.views.relation_pieces import ordinal

_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

LEFT_OUT_WORDS: Mapping[LeftOut, str] = {
    "not done": "only possible, denied, or planned deeds",
    "counted": "that count many acts of some time at once",
    "unsure": "of which the reader is unsure",
    "sides": "that leave open who acted on whom, or are not between the two",
    "no date": "without any date",
    "older": "told of another time, not clear which",
    "later": "dated after their own report",
    "named": "that only name a war or invasion told before",
    "in force": "that only keep in force what was done before",
}
CLIMATE_WORDS = {
    "cooperation": "cooperation",
    "talks": "talks",
    "mixed": "mixed",
    "dispute": "dispute in words",
    "freeze": "freeze",
    "conflict": "conflict",
}


def short_month(month: str) -> str:
    """Say a month in short: "Apr 2022"."""
    return f"{_SHORT[int(month[5:7]) - 1]} {month[:4]}"


def signed(value: float) -> str:
    """Write a weight with its sign: "+2.5", "−6.0", "0"."""
    return f"+{value:.1f}" if value >= 0.05 else f"−{-value:.1f}" if value <= -0.05 else "0"


def band(measure: Measure) -> str:
    """Write a tone with its band: "+2.5 (−2.9 to +5.2)"."""
    return f"{signed(measure.value)} ({signed(measure.low)} to {signed(measure.high)})"


def amount(measure: Measure) -> str:
    """Write a sum of weights with its band: "7.5 (2.1 to 17.4)", "none"."""
    if not measure.value:
        return "none"
    return f"{measure.value:.1f} ({measure.low:.1f} to {measure.high:.1f})"


def count(number: int, what: str) -> str:
    """Say how many: "1 event", "1,200 reports"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def month_words(month: Month) -> str:
    """Tell a month in a sentence or two."""
    sides = f"{country_name(month.actor)} → {country_name(month.recipient)}"
    told = f"{count(month.events, 'event')} in {count(month.reports, 'report')}"
    return (
        f"{show_date(month.month)}, {sides}: {told}. Tone {band(month.tone)}; "
        f"cooperation {amount(month.cooperation)}, conflict {amount(month.conflict)}."
    )


def change_when(change: Change) -> str:
    """Say when a change came: "in April 2022", or by when where nothing sure is told of months before it."""
    if ordinal(change.month) - ordinal(change.after) <= 1:
        return f"in {show_date(change.month)}"
    return f"by {show_date(change.month)}, after {show_date(change.after)}"


def change_label(change: Change) -> str:
    """Label a change in short: "thaw, Apr 2022"; "thaw by Apr 2022?" where it lies in a gap and is unsure."""
    near = ordinal(change.month) - ordinal(change.after) <= 1
    unsure = "" if change.certainty == "clear" else "?"
    return f"{change.name}{',' if near else ' by'} {short_month(change.month)}{unsure}"


def certainty_words(change: Change) -> str:
    """Say how sure a change is."""
    return {
        "clear": "clear, whichever report is left out",
        "unsure": "unsure: few events",
        "one report": "unsure: rests on one report",
    }[change.certainty]


def change_words(change: Change) -> str:
    """Tell a change in a sentence, without the deeds that name it."""
    tones = f"tone from {signed(change.before.value)} to {signed(change.then.value)}"
    return f"{change.name.capitalize()} {change_when(change)}, {tones}; {certainty_words(change)}"


def stretch_when(stretch: Stretch) -> str:
    """Say from when to when a stretch goes."""
    if stretch.first == stretch.last:
        return show_date(stretch.first)
    return f"{show_date(stretch.first)} to {show_date(stretch.last)}"


def stretch_words(stretch: Stretch) -> str:
    """Tell a stretch: its climate, its tone, and on how much it rests."""
    told = f"{count(stretch.events, 'event')} in {count(stretch.reports, 'report')}"
    return f"{CLIMATE_WORDS[stretch.climate]}, tone {band(stretch.tone)}, {told}"


def deed_day(deed: Deed) -> str:
    """Say when a deed was done, and what says so where that is not its own date."""
    if deed.date_from == "published":
        return f"{show_date(deed.first)} (the report’s date)"
    if deed.first == deed.last:
        return show_date(deed.first)
    whole = deed.first[:7] == deed.last[:7] and deed.first.endswith("-01") and deed.last[8:] >= "28"
    return show_date(deed.first[:7] if whole else f"{deed.first}/{deed.last}")


def deed_words(deed: Deed) -> str:
    """Tell a deed: who on whom, what kind of act, the word for it."""
    planned = ", announced" if deed.planned else ""
    return f"{deed.who}: {deed.code}{planned} “{deed.words}”, {signed(deed.weight)}"
