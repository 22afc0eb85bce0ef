"""Three reports of talks with events of every status, made by hand; causes and statements with them."""

from __future__ import annotations

from typing import Any

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.schema.article import Article
from dragoman.schema.codebook import cameo_of, intensity_of, quad_of
from dragoman.schema.rows import Cause, Event, Mention, Ref, Row, Statement, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

Made = tuple[Article, list[Row]]

MAY = (
    "HAVANA - Cuban and US officials met in Havana on 3 May. "
    "“We asked Washington to lift the travel cap,” said Ana Rueda, Cuba's deputy foreign minister. "
    "The United States expelled two Cuban envoys on 20 April because of the arrests. "
    "Peru condemned the expulsions."
)
JUNE = (
    "The United States will send two teachers to Cuba. "
    "Cuba has not recalled its ambassador, Ana Rueda, Cuba's foreign minister, told reporters. "
    "If talks fail, Havana could close the port, Tom Hale said."
)
UNDATED = "Both sides signed the accord. Mexico lent Cuba ships in Havana."
CUB: dict[str, Any] = {"actor": "Cuba", "country": "CUB", "resolved_by": "name"}
USA: dict[str, Any] = {"actor": "United States", "country": "USA", "resolved_by": "name"}
PER: dict[str, Any] = {"actor": "Peru", "country": "PER", "resolved_by": "name"}
MEX: dict[str, Any] = {"actor": "Mexico", "country": "MEX", "resolved_by": "name"}
RUEDA: dict[str, Any] = {"actor": "Ana Rueda", "country": "CUB", "resolved_by": "name"}
HALE: dict[str, Any] = {"actor": "Tom Hale", "country": "USA", "resolved_by": "name"}


class Maker:
    """Makes rows of one article by their words."""

    def __init__(self, name: str, text: str, **given: Any):
        self.article = make_article(
            source=name, address=name, text=text, given=Given(language="en", **given), settings=Settings()
        )
        self.rows: list[Row] = []

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span.take(self.article.text, start, start + len(words))

    def ref(self, words: str, who: dict[str, Any]) -> Ref:
        return Ref(span=self.span(words), **who)

    def row(self, kind: Any, **fields: Any) -> Any:
        made = make(kind, self.article, coder="hand", **fields)
        self.rows.append(made)
        return made

    def event(self, trigger: str, type_: Any, **fields: Any) -> Event:
        mode = fields.get("mode")
        made = self.row(
            Event, trigger=self.span(trigger), type=type_, quad=quad_of(type_), cameo=cameo_of(type_, mode),
            intensity=intensity_of(type_, mode), **fields,
        )  # fmt: skip
        assert isinstance(made, Event)
        return made

    def said(self, words: str, cue: str, speaker: Ref) -> Statement:
        made = self.row(Statement, content=(self.span(words),), cue=self.span(cue), speaker=speaker)
        assert isinstance(made, Statement)
        return made

    def mention(self, words: str, type_: Any, who: dict[str, Any], **fields: Any) -> None:
        self.row(Mention, span=self.span(words), type=type_, **who, **fields)

    @property
    def made(self) -> Made:
        return self.article, self.rows


def may() -> Made:
    one = Maker("may.txt", MAY, title="Envoys meet", published="2022-05-04", outlet="The Example Post")
    both = "Cuban and US officials"
    text = dict(date_from="text")
    one.event(
        "met", "CONSULT", actors=(one.ref(both, CUB), one.ref(both, USA)), date="2022-05-03",
        place=Ref(span=one.span("Havana"), actor="Havana", country="CUB"), contexts=("migration",), **text,
    )  # fmt: skip
    said = one.said(
        "“We asked Washington to lift the travel cap,”", "said",
        one.ref("Ana Rueda, Cuba's deputy foreign minister", RUEDA),
    )  # fmt: skip
    one.event(
        "asked", "REQUEST", mode="yield", about="RETREAT", act=one.span("lift the travel cap"),
        said_in=said.id, actors=(one.ref("We", RUEDA),), recipients=(one.ref("Washington", USA),),
    )  # fmt: skip
    one.event(
        "expelled", "SANCTION", mode="expel", date="2022-04-20", **text,
        actors=(one.ref("The United States", USA),), recipients=(one.ref("two Cuban envoys", CUB),),
    )  # fmt: skip
    one.event(
        "condemned", "ACCUSE", mode="disapprove", actors=(one.ref("Peru", PER),),
        recipients=(Ref(span=one.span("the expulsions")),),
    )  # fmt: skip
    one.row(
        Cause, cause=one.span("the arrests"), effect=one.span("The United States expelled two Cuban envoys"),
        signal=one.span("because of"), relation="causes",
    )  # fmt: skip
    one.mention("Ana Rueda", "PER", RUEDA, role="deputy foreign minister")
    one.mention("The United States", "LOC", USA)
    one.mention("Peru", "LOC", PER)
    return one.made


def june() -> Made:
    one = Maker("june.txt", JUNE, title="A port may close", published="2022-06-02", outlet="Other Times")
    one.event(
        "send", "AID", status="planned", due="2022-07", act=one.span("send two teachers"),
        actors=(one.ref("The United States", USA),), recipients=(one.ref("to Cuba", CUB),),
    )  # fmt: skip
    speaker = one.ref("Ana Rueda, Cuba's foreign minister", RUEDA)
    denial = one.said("Cuba has not recalled its ambassador", "told", speaker)
    one.event(
        "recalled", "SANCTION", mode="withdraw", status="denied", said_in=denial.id,
        actors=(one.ref("Cuba has", CUB),), recipients=(),
    )  # fmt: skip
    if_so = one.said("If talks fail, Havana could close the port", "said", one.ref("Tom Hale", HALE))
    one.event(
        "close", "COERCE", mode="restrict", status="hypothetical", said_in=if_so.id,
        actors=(one.ref("Havana", CUB),),
    )  # fmt: skip
    one.mention("Ana Rueda", "PER", RUEDA, role="foreign minister")
    one.mention("Tom Hale", "PER", HALE)
    return one.made


def undated() -> Made:
    one = Maker("undated.txt", UNDATED)
    both = (one.ref("Both sides", CUB), one.ref("Both sides", USA))
    one.event("signed", "SUPPORT", actors=both)
    one.event(
        "lent", "COOPERATE", status="ongoing", actors=(one.ref("Mexico", MEX),),
        recipients=(one.ref("Cuba", CUB),), place=Ref(span=one.span("Havana"), actor="Havana", country="CUB"),
    )  # fmt: skip
    one.mention("Mexico", "LOC", MEX)
    return one.made


def papers() -> tuple[Made, ...]:
    """Give the reports in an order that is not that of their events."""
    return undated(), june(), may()
