"""References: who a noun phrase means, within one article."""

import pytest
from layers_for_tests import article_of, layer, reading

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import Cast, gather_cast
from dragoman.coding.whole import code_article
from dragoman.schema.article import Article, article_id
from dragoman.schema.rows import Ref, Statement
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out
from timing_for_tests import is_linear, repeat

STORY = (
    "Ecuador's deputy interior minister, Óscar Tapia Mora, met U.S. officials in Quito on Monday. "
    "“We agreed on little,” the deputy interior minister told Reuters.\n\n"
    "He said the Ecuadorean government wanted more. "
    "A U.S. State Department spokesperson declined to comment. "
    "The spokesperson later praised Ms Hanna Lind, the Swedish mediator. She thanked Tapia Mora. "
    "Washington will answer soon, analysts said. "
    "The Foreign Ministry sent a note, and the ministry stood by it."
)


def cast_of(text: str) -> Cast:
    id_ = article_id("test", text)
    article = Article(id=id_, article=id_, source="test", coder="test", sha256="", text=text)
    layout = lay_out(text)
    return gather_cast(article, layout, code_mentions(article, layout, Settings()))


def refer(text: str, words: str) -> Ref:
    start = text.index(words)
    return cast_of(text).refer(Span.take(text, start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "actor", "country", "how"),
    [
        ("Ecuador's deputy interior minister, Óscar Tapia Mora", "Óscar Tapia Mora", "ECU", "name"),
        ("Óscar Tapia Mora", "Óscar Tapia Mora", "ECU", "name"),
        ("Tapia Mora", "Óscar Tapia Mora", "ECU", "alias"),
        ("the deputy interior minister", "Óscar Tapia Mora", "ECU", "title"),
        ("He", "Óscar Tapia Mora", "ECU", "pronoun"),
        ("U.S. officials", None, "USA", "title"),
        ("the Ecuadorean government", "Ecuador", "ECU", "alias"),
        ("A U.S. State Department spokesperson", "U.S. State Department", "USA", "title"),
        ("The spokesperson", "U.S. State Department", "USA", "carried"),
        ("Ms Hanna Lind, the Swedish mediator", "Hanna Lind", "SWE", "name"),
        ("She", "Hanna Lind", "SWE", "pronoun"),
        ("Washington", "United States", "USA", "alias"),
        ("Reuters", "Reuters", "GBR", "name"),
        ("the ministry", "Foreign Ministry", None, "title"),
        ("analysts", None, None, "none"),
        ("We", None, None, "none"),
    ],
)
def test_who_is_meant(words: str, actor: str | None, country: str | None, how: str) -> None:
    at = STORY.rindex(words) if words == "Tapia Mora" else STORY.index(words)
    found = cast_of(STORY).refer(Span.take(STORY, at, at + len(words)))
    assert (found.actor, found.country, found.resolved_by) == (actor, country, how)
    assert found.span is not None
    assert found.span.text == words


def test_pronoun_takes_the_speaker_not_the_one_spoken_of() -> None:
    text = "Envoy Paul Reed said relations had cooled under President Karl Maas. He hoped for better."
    assert refer(text, "He").actor == "Paul Reed"


def test_the_two_leaders_are_not_of_the_body_named_before() -> None:
    text = "They spoke of the Reed Army and its leaders. The two leaders agreed. The leaders left."
    assert refer(text, "The two leaders").actor is None
    assert refer(text, "The leaders").actor is None


def test_pronoun_agrees_in_sex() -> None:
    text = "Minister Anna Berg met Minister Paul Reed. She was pleased."
    assert refer(text, "She").actor == "Anna Berg"


def test_nobody_is_made_up() -> None:
    text = "The minister left. He said nothing, and a source in Rome said less."
    assert refer(text, "He").actor is None
    assert refer(text, "The minister").actor is None
    assert refer(text, "a source in Rome").actor is None


def test_several_people_are_nobody_but_keep_their_state() -> None:
    text = "Chilean Minister Ana Ruiz and Chilean Senator Luis Soto agreed."
    found = refer(text, "Chilean Minister Ana Ruiz and Chilean Senator Luis Soto")
    assert (found.actor, found.country) == (None, "CHL")


@pytest.mark.parametrize(
    ("words", "actor", "country"),
    [
        ("the people of Jamaica", None, "JAM"),
        ("the government of Jamaica", "Jamaica", "JAM"),
        ("an official of the World Bank", "World Bank", None),
        ("sources within the World Bank", "World Bank", None),
        ("anger within Jamaica", None, "JAM"),
        ("Ann Roe of the army's Northern Command", "Ann Roe", None),
        ("Ann Roe of Jamaica", "Ann Roe", "JAM"),
        ("the mayor of Gyrtov via news agency Reuters", None, None),
        ("Jamaica and Haiti", None, None),
        ("over 1,000 Jamaicans", None, "JAM"),
    ],
)
def test_names_that_depend_on_a_noun(words: str, actor: str | None, country: str | None) -> None:
    found = refer(f"In April {words} had their say.", words)
    assert (found.actor, found.country) == (actor, country)


def test_officials_of_several_states_have_none() -> None:
    found = refer("Samoan and Tongan officials met.", "Samoan and Tongan officials")
    assert (found.actor, found.country) == (None, None)


def test_office_goes_to_its_last_holder() -> None:
    text = (
        "Defence Minister Jan Novak spoke first. Defence Minister Eva Horak spoke next. The defence minister "
        "took no questions."
    )
    assert refer(text, "The defence minister").actor == "Eva Horak"


def test_we_inside_a_quotation_is_its_speaker() -> None:
    text = "“We warned that the dam would break,” said Peruvian Minister Ann Roe. We hope so, locals said."
    id_ = article_id("test", text)
    article = Article(id=id_, article=id_, source="test", coder="test", sha256="", text=text)
    rows = [row for row in code_article(article, Settings()) if isinstance(row, Statement)]
    found = [
        row.speaker for row in rows if row.speaker and row.speaker.span and row.speaker.span.text == "We"
    ]
    assert [(ref.actor, ref.country, ref.resolved_by) for ref in found] == [("Ann Roe", "PER", "pronoun")]


@pytest.mark.parametrize("unit", ["“", "the minister ", "Minister Ann Roe lied. ", "he ", "A\n"])
def test_time_is_linear_in_bad_input(unit: str) -> None:
    def refer_all(text: str) -> None:
        cast = cast_of(text)
        for at in range(0, len(text) - 9, 997):
            cast.refer(Span.take(text, at, at + 9))

    assert is_linear(lambda size: repeat(unit, size), refer_all, 25_000)


def test_the_minister_is_not_the_prime_minister() -> None:
    text = "The minister did not answer. Prime Minister Ann Roe of Peru said it was fine."
    assert refer(text, "The minister").actor is None


@pytest.mark.parametrize(
    ("text", "words", "actor", "country"),
    [
        (
            "President Ann Roe of Peru left. The Roe administration fell.",
            "The Roe administration",
            "Peru",
            "PER",
        ),
        ("Peruvian President Ann Roe left. Her government fell.", "Her government", "Peru", "PER"),
        ("President Ann Roe spoke in Lima. Her administration fell.", "Her administration", None, None),
        ("President Ann Roe of Peru left. Roe's delegation stayed.", "Roe's delegation", None, "PER"),
        ("The administration fell.", "The administration", None, None),
        ("Chile sent a note. Its government hoped.", "Its government", "Chile", "CHL"),
    ],
)
def test_administrations(text: str, words: str, actor: str | None, country: str | None) -> None:
    found = refer(text, words)
    assert (found.actor, found.country) == (actor, country)


@pytest.mark.parametrize(
    ("text", "words", "actor", "country"),
    [
        ("Russia rejected the plan. “We will not go,” it said.", "it said", "Russia", "RUS"),
        ("The World Bank met envoys of Chile. It said so.", "It", "World Bank", None),
        ("Samoa's trade ministry objected. On Monday, it said more.", "it said", None, "WSM"),
        ("“No,” the Peruvian government said. “Never,” it added.", "it added", "Peru", "PER"),
        ("Chile spoke. It left. It said so.", "It said", "Chile", "CHL"),
        ("Peru spoke. Chile, now the main lender, has said it wants more.", "it wants", "Chile", "CHL"),
        ("Peru spoke. Chile, Fiji and Mali, long at odds, met. It said so.", "It said", None, None),
        ("Ann Roe met Chile's senate. It said so.", "It", None, None),
        ("Russia and the World Bank met. It said so.", "It", None, None),
        ("Talks between Chile and Peru failed. It said so.", "It", None, None),
        ("Peruvian officials met. They said talks went well.", "They", None, "PER"),
        ("Cubans lined up. They said it was hot.", "They", None, "CUB"),
        ("The leaders met. They said so.", "They", None, None),
        ("Chile and Peru met. They said so.", "They", None, None),
        ("Chile objected. They said so.", "They", None, None),
    ],
)
def test_it_and_they_take_up_the_subject(
    text: str, words: str, actor: str | None, country: str | None
) -> None:
    start = text.index(words)
    word = words.split()[0]
    found = cast_of(text).refer(Span.take(text, start, start + len(word)))
    assert (found.actor, found.country) == (actor, country)
    assert found.resolved_by == ("pronoun" if actor or country else "none")


@pytest.mark.parametrize(
    "unit", ["It said so. ", "Its government said so. ", "Jordan Novak ", "“It,” it said. ", "A. ", "On a "]
)
def test_pronouns_cost_the_same_anywhere(unit: str) -> None:
    def refer_pronouns(text: str) -> None:
        cast = cast_of(text)
        for at in range(0, len(text) - 9, 97):
            for word in ("it", "they", "he"):
                cast._pronouns.refer(Span.take(text, at, at + 2), word)

    assert is_linear(lambda size: repeat(unit, size), refer_pronouns, 25_000)


CALL = "President Jonas R. Belden, Jr. spoke today with President Amos Kimani of Kenya. "
VISIT = "Vice President Carla Horne met with Vice President Femi Adeyo of Nigeria in Abuja. "
LED = "Today, Prime Minister Olga Brandt welcomed Chilean Prime Minister Raúl Soto to the capital. "
HEADED = "Readout of President Belden’s Call with President Amos Kimani of Kenya\n\n" + CALL


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (CALL + "The President affirmed the ties.", "The President", "Jonas R. Belden"),
        (CALL + "The President affirmed the ties. He also stressed trade.", "He", "Jonas R. Belden"),
        (CALL + "He affirmed the ties.", "He", "Jonas R. Belden"),
        (HEADED + "The President affirmed the ties.", "The President", "Jonas R. Belden"),
        (VISIT + "The Vice President thanked her guest.", "The Vice President", "Carla Horne"),
        (LED + "The Prime Minister praised the treaty.", "The Prime Minister", "Olga Brandt"),
        # A guest who has become the subject leaves it open, and so the pronoun after it.
        (CALL + "President Kimani was pleased. The President added a word.", "The President", None),
        (CALL + "President Kimani was pleased. The President was not. He smiled.", "He", None),
        # Where both are named by a state, the first subject; where two ways disagree, nobody.
        (
            "Chilean President Raúl Soto left. Kenyan President Amos Kimani stayed. The king slept. "
            "The rain fell. The president added a word.",
            "The president",
            "Raúl Soto",
        ),
        (
            "Chilean President Raúl Soto left early. President Jonas Belden stayed. Rain fell. "
            "The president added a word.",
            "The president",
            None,
        ),
        # Two ministers of one government: the one just spoken of.
        (
            "Minister Olga Brandt said no. Minister Jonas Belden said yes. The minister left.",
            "The minister",
            "Jonas Belden",
        ),
        # One who held the office before does not contend for it.
        (
            "President Jonas Belden left. Rain fell on former President Amos Kimani. The president smiled.",
            "The president",
            "Jonas Belden",
        ),
    ],
)
def test_office_of_two_is_the_hosts(text: str, words: str, actor: str | None) -> None:
    assert refer(text, words).actor == actor


def test_two_offices_before_one_name_are_two_people() -> None:
    text = VISIT.replace("Vice President Femi", "President Femi")
    text += "The Vice President and President Adeyo agreed on trade. The Vice President was glad."
    assert refer(text, "The Vice President and President Adeyo").actor is None
    assert cast_of(text).refer(Span.take(text, text.rindex("The Vice"), text.rindex(" was"))).actor == (
        "Carla Horne"
    )


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Anna Poe posted a picture on Roebook. Roebook removed it. She smiled.", "Anna Poe"),
        ("Anna Poe left. Zakar said no. She waved.", "Zakar"),
        ("Roebook accounts vanished. She waved.", None),
    ],
)
def test_pronoun_is_no_medium(text: str, actor: str | None) -> None:
    assert refer(text, "She").actor == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        # What has "the" before it is a thing; "the Roe campaign" is no thing called Roe.
        ("Anna Poe went aboard the Larkwind. The Larkwind sailed. She waved.", "She", "Anna Poe"),
        ("The Larkwind sailed on Monday. She waved.", "She", None),
        # One word is weighed where nobody surer is near.
        ("Anna Poe left early. Sailors praised Zakar. She waved.", "She", "Anna Poe"),
        ("Sailors praised Zakar. She waved.", "She", "Zakar"),
        # "Roe said he" tells the sex of that person, a surname alone not that of another of the family.
        ("Zorvan Kelt said she would stay. Anton Poe nodded. She left.", "She left", "Zorvan Kelt"),
        ("Zorvan Kelt smiled. Kelt said he was ill, of his friend. She left.", "She", "Zorvan Kelt"),
        # Who says a quotation is "I" in it, unless it only goes on with the sentence.
        ("Anton Poe resigned on Monday. Ivan Roe said, “He was tired.”", "He", "Anton Poe"),
        (
            "Anton Poe resigned on Monday. Ivan Roe said he would “see what he could do”.",
            "he could",
            "Ivan Roe",
        ),
    ],
)
def test_who_he_and_she_pass_by(text: str, words: str, actor: str | None) -> None:
    start = text.index(words)
    pronoun = Span.take(text, start, start + len(words.split()[0]))
    assert cast_of(text).refer(pronoun).actor == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("According to the coach, Ann Roe, they won.", "the coach", "Ann Roe"),
        ("The referee saw it. The coach Ann Roe did not.", "The coach", "Ann Roe"),
        ("Ann Roe, the chairman of the panel, said no.", "the chairman of the panel", "Ann Roe"),
        ("Rain fell on the town, Ann Roe, a painter, said.", "the town", None),
    ],
)
def test_the_name_right_beside_an_office(text: str, words: str, actor: str | None) -> None:
    assert refer(text, words).actor == actor


def test_initials_of_an_office_part_it_from_the_name() -> None:
    found = refer(
        "It was so, said Upper District Officer (UDO) Hanna Lind Mora.",
        "Upper District Officer (UDO) Hanna Lind Mora",
    )
    assert found.actor == "Hanna Lind Mora"
    other = refer("The Larkwind report (UDO) Hanna Lind had read was late.", "The Larkwind report (UDO)")
    assert other.actor != "Hanna Lind"


@pytest.mark.parametrize(
    ("rest", "country"),
    [
        ("Chile must wait.", "CHL"),
        ("Chile must wait for Peru.", None),
        ("All must wait.", None),
    ],
)
def test_a_minister_without_a_name_is_of_the_one_state_spoken_of(rest: str, country: str | None) -> None:
    found = refer(f"Nobody knew what the economy minister said. {rest}", "the economy minister")
    assert (found.actor, found.country) == (None, country)


def test_turned_marks_hide_nobody() -> None:
    text = (
        "” The plane left. “Hanna Lind said. It was late, Lind added.” It is of a ghost company “, she said."
    )
    assert refer(text, "she").actor == "Hanna Lind"


def test_who_speaks_elsewhere_goes_before_whom_they_met() -> None:
    text = (
        "Tapio met the clerk, Otto Berg, on Monday. “It was cold,” he said. Tapio insisted that it was late."
    )
    assert refer(text, "he").actor == "Tapio"


def test_a_papers_own_source_is_no_part_of_a_body_named_before():
    text = "FSB sources told the website so. Its source said more."
    names = layer("names", text, ("FSB", "ORG", {}))
    mentions = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    at = text.index("Its source")
    ref = gather_cast(article_of(text), lay_out(text), mentions).refer(Span.take(text, at, at + 10))
    assert ref.actor is None
