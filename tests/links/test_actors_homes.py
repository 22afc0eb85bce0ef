"""Of which states people are, as all articles tell it."""

from dragoman.links.actors_homes import find_homes
from dragoman.links.actors_profiles import Profile


def profile(name, country, articles, *, type="PER"):
    return Profile(
        key=f"{name} {country} {type}",
        name=name,
        folded=name.lower(),
        type=type,
        country=country,
        spellings=((name, articles),),
        sectors=(),
        roles=(),
        articles=tuple(f"{name}-{country}-{number}" for number in range(articles)),
        first=None,
        last=None,
        about=(),
        short=(),
        called=(),
        row="row",
    )


def test_names_of_one_actor_tell_each_other_s_state():
    hale, tom = profile("Hale", None, 9), profile("Tom Hale", "USA", 4)
    assert find_homes([(hale, tom)]) == {"Hale": "USA", "Tom Hale": "USA"}


def test_few_or_divided_articles_tell_nothing():
    assert find_homes([(profile("Tom Hale", "USA", 2),)]) == {}
    assert find_homes([(profile("Tom Hale", "USA", 6), profile("Tom Hale", "CAN", 3))]) == {}
    assert find_homes([(profile("Tom Hale", "USA", 8), profile("Tom Hale", "CAN", 2))]) == {"Tom Hale": "USA"}


def test_a_name_that_several_bear_has_a_state_if_all_are_of_it():
    own, other = profile("Hale", "USA", 5), profile("Hale", "CAN", 5)
    assert find_homes([(own,), (profile("Hale", "USA", 4),)]) == {"Hale": "USA"}
    assert find_homes([(own,), (other,)]) == {}


def test_bodies_have_none():
    assert find_homes([(profile("Larkwind", "USA", 9, type="ORG"),)]) == {}


def test_a_rare_exception_tells_nothing():
    assert find_homes([(profile("Tom Hale", "USA", 3), profile("Tom Hale", None, 40))]) == {}
