"""Bodies beside common nouns, and pronouns for those who speak for bodies without a name."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def actor(text, words, *names):
    marks = layer("names", text, *((name, kind, {}) for name, kind in names))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    at = text.rindex(words)
    return (
        gather_cast(article_of(text), lay_out(text), rows).refer(Span.take(text, at, at + len(words))).actor
    )


BORO = ("BORO", "ORG")


@pytest.mark.parametrize(
    "words",
    [
        "the BORO agency",
        "the BORO news site",
        "BORO’s analysis",
        "the BORO polls",
        "the trade body, BORO",
        "the shoe makers' group, BORO",
    ],
)
def test_a_kind_or_a_work_is_the_bodys(words):
    assert actor(f"On Monday {words} said so.", words, BORO) == "BORO"


@pytest.mark.parametrize(
    "words", ["the members of the BORO party", "the BORO shoes", "the shoes, BORO", "friends of BORO’s firm"]
)
def test_who_only_belongs_to_a_body_is_not_the_body(words):
    assert actor(f"On Monday {words} said so.", words, BORO) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("A BORO spokesman came. The shoes are late, he said.", "BORO"),
        ("The shoes are late, said a spokeswoman for BORO. Boots, she said, are not.", "BORO"),
        ("A BORO spokeswoman came. The shoes are late, he said.", None),
        ("A spokesman came. The shoes are late, he said.", None),
        ("A BORO spokesman came with Olu Falo. The shoes are late, he said.", "Olu Falo"),
        ("A BORO farmer came. The shoes are late, he said.", None),
        ("A BORO office burned. The police spokesman came. The shoes are late, he said.", None),
    ],
)
def test_he_is_the_body_whose_nameless_spokesman_spoke(text, meant):
    names = [one for one in (BORO, ("Olu Falo", "PER")) if one[0] in text]
    assert actor(text, "she" if ", she" in text else "he", *names) == meant
