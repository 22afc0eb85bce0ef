"""Mentions: names and their types, whom they stand for, titles, states; and the laws of their spans."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.mentions import code_mentions
from dragoman.schema.article import Article, article_id
from dragoman.schema.codes import sectors, state
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings
from dragoman.schema.wire import to_json
from dragoman.text.layout import lay_out
from timing_for_tests import is_linear, repeat


def code(text: str, source: str = "test") -> list[Mention]:
    id_ = article_id(source, text)
    article = Article(id=id_, article=id_, source=source, coder="test", sha256="", text=text)
    return code_mentions(article, lay_out(text), Settings())


def find(text: str, words: str) -> Mention:
    return next(mention for mention in code(text) if mention.span.text == words)


def named(text: str) -> list[tuple[str, str]]:
    return [(mention.type, mention.span.text) for mention in code(text)]


def test_a_title_behind_and_the_is_whole() -> None:
    text = "We thank President Bo Orr and the Prime Minister of Peru, Rita Salas Quispe, for it."
    rita = find(text, "Rita Salas Quispe")
    assert (rita.role, rita.country) == ("Prime Minister of Peru", "PER")


def test_title_before_a_name_gives_role_sector_and_state() -> None:
    rita = find("Peruvian Deputy Trade Minister Rita Salas Quispe arrived on Monday.", "Rita Salas Quispe")
    assert (rita.type, rita.role, rita.sector, rita.country) == ("PER", "Deputy Trade Minister", "GOV", "PER")


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Ola Berg, Norway's fisheries minister, left.", "Ola Berg", "fisheries minister", "NOR"),
        ("Ann Poe, the assistant secretary of state for African affairs, spoke.", "Ann Poe",
         "assistant secretary of state for African affairs", "USA"),
        ("The Ambassador to the United Nations Lou Reid spoke.", "Lou Reid",
         "Ambassador to the United Nations",
         None),
        ("The president of Chad, Idris Bako, spoke.", "Idris Bako", "president of Chad", "TCD"),
        ("Kenya’s ambassador to Chad, Jane Otieno, was recalled.", "Jane Otieno", "ambassador", "KEN"),
        ("A letter by Omar Haddad, a spokesman for the Jordanian army, was read.", "Omar Haddad",
         "spokesman for the Jordanian army", "JOR"),
        ("U.S. Secretary of State John Doe met no one.", "John Doe", "Secretary of State", "USA"),
        ("The pact was signed by President Ana Ruiz of Ecuador.", "Ana Ruiz", "President", "ECU"),
    ],
)  # fmt: skip
def test_offices_around_names(text: str, name: str, role: str, country: str | None) -> None:
    found = find(text, name)
    assert found.country == country
    assert found.role is not None
    assert found.role.startswith(role)


def test_minister_without_a_state_is_of_the_state_that_has_ministers() -> None:
    text = (
        "Talks between Honduras and the United States went on. Deputy Foreign Minister Luz Paz said little."
    )
    assert find(text, "Luz Paz").country == "HND"


def test_one_person_under_several_names() -> None:
    text = (
        "María José del Río Núñez flew in. Maria Jose del Rio Nunez met nobody. Del Río Núñez said so. "
        "Ms del Río left, and Río Núñez did too. Carla Pérez stayed."
    )
    people = [mention for mention in code(text) if mention.type == "PER"]
    assert {mention.actor for mention in people[:-1]} == {"María José del Río Núñez"}
    assert [mention.resolved_by for mention in people[:3]] == ["name", "name", "alias"]
    assert people[-1].actor == "Carla Pérez"


def test_namesakes_are_told_apart_by_form_of_address() -> None:
    text = "Paul Novak met his wife Anna Novak. Mr Novak was late. Mrs Novak was not."
    actors = [mention.actor for mention in code(text)]
    assert actors == ["Paul Novak", "Anna Novak", "Paul Novak", "Anna Novak"]


def test_particles_and_foreign_names() -> None:
    text = "Abdullah bin Rashid met Pieter van der Berg, Kim Song-ho and Omar al-Khatib in private."
    assert named(text) == [
        ("PER", "Abdullah bin Rashid"), ("PER", "Pieter van der Berg"),
        ("PER", "Kim Song-ho"), ("PER", "Omar al-Khatib"),
    ]  # fmt: skip


def test_capital_and_seat_stand_for_their_state_only_where_they_act() -> None:
    text = "Bogotá rejected the offer at talks in Quito. Analysts pored over Lima’s reply to the Kremlin."
    found = {mention.span.text: mention for mention in code(text)}
    assert (found["Bogotá"].actor, found["Bogotá"].country) == ("Colombia", "COL")
    assert (found["Quito"].actor, found["Quito"].country) == ("Quito", "ECU")
    assert (found["Lima"].actor, found["Lima"].country) == ("Peru", "PER")
    assert (found["Kremlin"].actor, found["Kremlin"].country) == ("Russia", "RUS")
    place = find("Envoys were seen at the Kremlin.", "Kremlin")
    assert (place.actor, place.country) == ("Kremlin", "RUS")


def test_regions_belong_to_no_state_and_titles_leave_states_out() -> None:
    text = "Envoys of Bolivian leader Ana Ruiz toured Latin America and Port-au-Prince."
    found = {mention.span.text: mention for mention in code(text)}
    assert found["Latin America"].country is None
    assert (found["Ana Ruiz"].role, found["Ana Ruiz"].country) == ("leader", "BOL")
    assert found["Port-au-Prince"].country == "HTI"


def test_brussels_is_the_union_where_the_article_is_about_it() -> None:
    union = find("The EU met. Brussels rejected the plan.", "Brussels")
    assert (union.actor, union.country) == ("European Union", None)
    assert (
        find("The EU met. Belgian officials left. Brussels rejected the plan.", "Brussels").actor == "Belgium"
    )
    assert find("Envoys met in Brussels.", "Brussels").country == "BEL"


def test_official_names_of_states_are_states() -> None:
    assert [(m.type, m.country) for m in code("The Republic of Korea thanked the Kingdom of Bahrain.")] == [
        ("LOC", "KOR"), ("LOC", "BHR"),
    ]  # fmt: skip


def test_demonym_is_its_state_before_a_government_and_its_people_elsewhere() -> None:
    text = "Cuban officials counted 900 Cubans at sea."
    officials, people = code(text)
    assert (officials.type, officials.actor, officials.country) == ("NORP", "Cuba", "CUB")
    assert (people.type, people.actor, people.country) == ("NORP", None, "CUB")


def test_acronyms_pairs_and_hyphens() -> None:
    assert named("The US-Mexico border, a U.S.-led force and non-European ships. Tell us more.") == [
        ("LOC", "US"), ("LOC", "Mexico"), ("LOC", "U.S."), ("NORP", "European"),
    ]  # fmt: skip


def test_ambiguous_name_is_settled_by_the_rest() -> None:
    assert find("Voters in Georgia and Alabama wrote to Americans elsewhere.", "Georgia").country == "USA"
    assert find("Tbilisi said Georgia would reply.", "Georgia").country == "GEO"


def test_bodies_by_head_word_initials_and_owner() -> None:
    text = (
        "The National Fisheries Agency (NFA) wrote to Chile's Senate. NFA inspectors wrote to the Ministry "
        "of Labour and Housing, the University of Porto and the International Monetary Fund."
    )
    found = {mention.span.text: mention for mention in code(text) if mention.type == "ORG"}
    assert found["NFA"].actor == "National Fisheries Agency"
    assert (found["Senate"].country, found["Senate"].sector) == ("CHL", "LEG")
    assert found["Ministry of Labour and Housing"].sector == "GOV"
    assert found["University of Porto"].sector == "EDU"
    assert found["International Monetary Fund"].sector == "IGO"
    assert found["International Monetary Fund"].country is None


def test_sentence_openings_and_headlines_make_no_names() -> None:
    assert named("However, talks failed. Officials Expect More Talks This Week. Negotiators went home.") == []


def test_names_over_a_line_end() -> None:
    text = (
        "Nobody knew for certain who had sent the letter from the United\n"
        "States that came last night; some said that it was signed by Rosa\nMartín."
    )
    assert [(m.actor, m.country) for m in code(text)] == [("United States", "USA"), ("Rosa Martín", None)]


@pytest.mark.parametrize(
    "text",
    [
        "President Ann Roe spoke. The Roe administration wants the United States and Peru to agree.",
        "The administration of former President Ann Roe left the United States and Peru at odds.",
        "President Ann Roe spoke of the United States and Peru. Her administration will act.",
    ],
)
def test_an_administration_is_of_the_united_states(text: str) -> None:
    assert find(text, "Ann Roe").country == "USA"


def test_a_president_between_two_states_stays_open() -> None:
    text = "President Ann Roe spoke. Peru and Chile held talks, and the Chilean administration agreed."
    assert find(text, "Ann Roe").country is None


def test_vocabularies_are_closed() -> None:
    text = "Army chief Hal Roe, Judge Ann Lee and rebel leader Abu Sayed met the Reuters reporter Jo Day."
    for mention in code(text):
        assert mention.sector is None or mention.sector in sectors()
        assert mention.country is None or state(mention.country) is not None


pieces = st.sampled_from(
    [
        *"Cuba Havana the U.S. Minister Rosa de Río said of to and Ministry (CBP) “ ” . , 😀".split(),
        *("\n\n", "\n", "\u200b", "-", "Mr", "'s", "é"),
    ]
)


@given(st.one_of(st.text(), st.lists(pieces, max_size=60).map(" ".join)))
def test_spans_prove_themselves_sorted_disjoint_and_the_same_twice(text: str) -> None:
    found = code(text)
    layout = lay_out(text)
    for mention in found:
        assert mention.span.proves(text)
        assert mention.span.text == mention.span.text.strip()
        assert layout.is_coded(mention.span.start)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert code(text) == found


@pytest.mark.parametrize(
    "unit",
    ["A", "a", "“", '"', "7", "😀", "A ", "A.", "Aa-", "Georgia. ", "Ministry of ", "John Smith, ", "O'"],
)
def test_time_is_linear_in_bad_input(unit: str) -> None:
    assert is_linear(lambda size: repeat(unit, size), code, 25_000)


def test_same_rows_whatever_the_hash_seed() -> None:
    script = (
        "from dragoman.coding.mentions import code_mentions; from dragoman.schema.article import Article;"
        "from dragoman.schema.settings import Settings; from dragoman.text.layout import lay_out;"
        "t = 'The Fiji Labour Court wrote to Rosa Paz, Paz Rosa and the Samoan Labour Court. Paz left.';"
        "a = Article(id='x', article='x', source='x', coder='x', sha256='', text=t);"
        "print(code_mentions(a, lay_out(t), Settings()))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


@pytest.mark.shared
def test_f1_on_news_sentences_does_not_fall(shared: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    with (shared / "gold/mention.uner-pud.docs.jsonl").open() as docs, rows.open("wb") as out:
        for doc in map(json.loads, docs):
            out.writelines(to_json(mention) + b"\n" for mention in code(doc["text"], doc["id"]))
    gold = shared / "gold/mention.uner-pud.gold.jsonl"
    subprocess.run(
        [sys.executable, shared / "score.py", gold, rows, "--metric", "mention.f1", "--min", "0.68"],
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jordan Novak said no.", ["Jordan Novak"]),
        ("Defence Minister Israel Haddad met Chad Moreau in Paris.", ["Israel Haddad", "Chad Moreau"]),
        ("Georgia Bianchi of Italy met London Pryce, the mayor.", ["Georgia Bianchi", "London Pryce"]),
        ("April Okafor and June Lindqvist left on May 3.", ["April Okafor", "June Lindqvist"]),
        ("Deputy Minister Malta Rossi said no.", ["Malta Rossi"]),
        ("Jordan King Tariq met Israel Prime Minister Ann Poe.", ["Tariq", "Ann Poe"]),
        ("Jordan Foreign Minister Haddad objected.", ["Haddad"]),
        ("Israel Defence Forces left the Jordan Valley.", []),
        ("In Paris Moreau said no. The Paris Communique held.", ["Moreau"]),
        ("President of France Ann Poe spoke.", ["Ann Poe"]),
        ("In June Lindqvist resigned.", ["Lindqvist"]),
        ("China Novak said no.", ["China Novak"]),
        ("Kenya Brandvold, the health minister, left.", ["Kenya Brandvold"]),
        ("The mayor London Pryce left.", ["London Pryce"]),
        ("London Pryce left. Ms Pryce was tired.", ["London Pryce", "Pryce"]),
        ("London Pryce left. Pryce said no.", ["London Pryce", "Pryce"]),
        ("Cuba Lindqvist left. Dr Lindqvist was tired.", ["Cuba Lindqvist", "Lindqvist"]),
    ],
)
def test_people_called_like_places_and_months(text: str, people: list[str]) -> None:
    assert [mention.span.text for mention in code(text) if mention.type == "PER"] == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Flights from London Heathrow and Paris Orly were late.", {"London": "GBR", "Paris": "FRA"}),
        ("Planes from Paris Varelle to India Ravelo stayed away.", {"Paris": "FRA", "India": "IND"}),
        ("London Varelle Airport closed.", {"London": "GBR"}),
        ("China Vexholm missed a payment.", {"China": "CHN"}),
        ("Its owner China Vexholm paid.", {"China": "CHN"}),
        ("Shares of China Eastern fell.", {"China": "CHN"}),
        ("India Tarvex built it for Israel Oltrex.", {"India": "IND", "Israel": "ISR"}),
        ("Israel Railways halted trains.", {"Israel": "ISR"}),
        ("Strikers closed Paris Metro stops.", {"Paris": "FRA"}),
        ("Santiago Metro raised fares.", {"Santiago": "CHL"}),
        ("Georgia Southern won.", {"Georgia": "GEO"}),
        ("Georgia Tech opened late.", {"Georgia": "GEO"}),
    ],
)
def test_companies_railways_universities_and_airports_are_nobody(text: str, places: dict[str, str]) -> None:
    found = code(text)
    assert {mention.span.text: mention.country for mention in found if mention.span.text in places} == places
    assert not [mention for mention in found if mention.type == "PER"]


@pytest.mark.parametrize(
    "text",
    [
        "China Vexholm said its creditors would wait.",
        "China Vexholm said no. Sellers of Vexholm bonds waited.",
    ],
)
def test_a_company_that_speaks_keeps_its_state(text: str) -> None:
    assert (find(text, "China").type, find(text, "China").country) == ("LOC", "CHN")


def test_a_university_called_after_a_state_is_one_body() -> None:
    assert named("Cuba Vexholm University opened.") == [("ORG", "Cuba Vexholm University")]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The Secretary of FHK agreed. FHK paid.", "FHK", "ORG"),
        ("PRIME MINISTER NOVAK agreed.", "NOVAK", "PER"),
        ("The mayor of Gyrtov agreed.", "Gyrtov", "LOC"),
        ("Most Gyrtovans agreed.", "Gyrtovans", "NORP"),
    ],
)
def test_lone_unknown_words(text: str, name: str, type_: str) -> None:
    assert (type_, name) in named(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Clara May flew in. May said no. In May she left, and in May 2019 too. May’s plan failed.", 3),
        ("Clara May flew in. May is the month of elections. Talks on 3 May failed.", 2),
        ("May said little. It rained.", 0),
        ("Omar Jordan flew in. Jordan said he was sad.", 2),
        ("Omar Jordan flew in. Jordan said Jordanian troops would go.", 1),
    ],
)
def test_surname_that_is_a_place_or_month(text: str, meant: int) -> None:
    assert [mention.type for mention in code(text)].count("PER") == meant


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ann Roe met Canadian envoys on Monday.", None),
        ("WASHINGTON (AP) — President Ann Roe met Canadian envoys on Monday.", None),
        ("Foreign Minister Ann Roe met Canadian envoys. Canada was pleased.", None),
        ("President Ann Roe met Prime Minister Bo Fry of Canada. Canada paid. Canada left.", None),
        ("Ann Roe, ambassador to Canada, spoke.", None),
        ("Ann Roe, Peru’s ambassador to Canada, spoke.", "PER"),
        ("Canadian Prime Minister Ann Roe spoke.", "CAN"),
        ("Ann Roe, Canada's envoy, met Peruvian officials.", "CAN"),
        ("Canadian Ann Roe beat Peruvians.", "CAN"),
        ("Peru's Ann Roe beat Canadians.", "PER"),
        ("Texas Governor Ann Roe met Canadians.", "USA"),
        ("Police chief Ann Roe said the streets were calm. Roads in Canada were shut.", "CAN"),
    ],
)
def test_state_of_a_person_is_not_that_of_the_other_side(text: str, country: str | None) -> None:
    assert find(text, "Ann Roe").country == country


@pytest.mark.parametrize(
    ("text", "actor", "country"),
    [
        ("Peruvian President Ann Roe spoke. The Roe Administration objected.", "Peru", "PER"),
        ("President Ann Roe spoke. The Roe Administration objected.", "Roe Administration", None),
        ("The Roe Administration objected.", "Roe Administration", None),
    ],
)
def test_administration_is_the_government_of_its_head(text: str, actor: str, country: str | None) -> None:
    found = find(text, "Roe Administration")
    assert (found.actor, found.country) == (actor, country)


@pytest.mark.parametrize(
    "unit",
    ["Jordan ", "Jordan Novak ", "Clara May. May said. ", "May ", "President Roe met Canadian envoys. ",
     "Peru's Ann Roe. ", "Roe Administration ", "Ann Roe, Canada's envoy to Peru, ", "for the Jordanian ",
     "China Roe said its ", "London Roe, the mayor, ", "Ms Roe. China Roe. ", "Paris Roe "],
)  # fmt: skip
def test_time_is_linear_in_namesakes(unit: str) -> None:
    assert is_linear(lambda size: repeat(unit, size), code, 25_000)


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        (
            "Likely Republican candidate Ann Roe went to Ohio, Georgia and Texas.",
            "Ann Roe",
            "Republican candidate",
            None,
        ),
        ("Georgia Secretary of State Ann Roe said so.", "Ann Roe", "Secretary of State", "USA"),
        ("Georgia’s attorney general, Tim Poe, said so.", "Tim Poe", "attorney general", "USA"),
        ("Tbilisi agreed. Georgia Attorney General Tim Poe said so.", "Tim Poe", "Attorney General", "GEO"),
        (
            "Ye Ling led a Chinese firm.\n\nIn Ohio, committee chairman Ed Corder spoke.",
            "Ed Corder",
            "chairman",
            None,
        ),
        (
            "Peru was glad. Secretary Tim Poe of the Harbour Forum came. Peru thanked him.",
            "Tim Poe",
            "Secretary",
            None,
        ),
        ("Senator Tim Poe of Georgia toured Ohio, Georgia and Texas.", "Tim Poe", "Senator", "USA"),
        ("Senator Tim Poe of Nevada came from Peru.", "Tim Poe", "Senator", "USA"),
        ("President Roe’s younger son Tim Roe stayed.", "Tim Roe", None, None),
        (
            "Reporters met the communications director for the Roe campaign. Ann Roe left.",
            "Ann Roe",
            None,
            None,
        ),
        (
            "Prime Minister Jo Dale met Cardinal Peter Poe of the Holy See. The Vatican smiled.",
            "Jo Dale",
            "Prime Minister",
            None,
        ),
    ],
)
def test_role_and_state_are_of_the_own_phrase(
    text: str, name: str, role: str | None, country: str | None
) -> None:
    found = find(text, name)
    assert (found.role, found.country) == (role, country)


def test_part_of_a_federation_in_a_list_is_a_place() -> None:
    found = find("They stopped in Ohio, Georgia and Texas.", "Georgia")
    assert (found.actor, found.country) == ("Georgia", "USA")


def test_surname_is_of_the_nearest_whose_sex_fits() -> None:
    both = "Ellen Barger sang. Mark Barger spoke. Ellen Barger left. Barger smiled. Mr. Barger slept."
    assert [m.actor for m in code(both)] == [
        "Ellen Barger", "Mark Barger", "Ellen Barger", "Ellen Barger", "Mark Barger",
    ]  # fmt: skip
    assert [m.actor for m in code("Mark Barger spoke. Ms. Barger slept.")] == ["Mark Barger", "Barger"]


def test_two_at_the_top_who_meet_are_of_no_state_that_only_the_talk_is_about() -> None:
    text = "President Leo Roe and Chancellor Ana Poe spoke about Afghanistan. Kabul is far. Afghans wait."
    assert [find(text, name).country for name in ("Leo Roe", "Ana Poe")] == [None, None]
