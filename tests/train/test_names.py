"""Names out of GUM's noun phrases and CrossNER's lines, marked as the other sets mark them."""

import io
import json
import re
import tarfile
from collections import Counter, defaultdict

import pytest

from dragoman.train.detokenise import detokenise
from dragoman.train.gum import read_document
from dragoman.train.names import read_crossner, read_gum_names
from dragoman.train.names_gum import names_in


def conllu(text, *words):
    """Write a sentence; each word is "form TAG head role" with an optional mark of entities."""
    lines = ["# newpar", f"# text = {text}"]
    for number, word in enumerate(words, start=1):
        form, tag, above, role, *mark = word.split()
        forms = "Number=Plur" if tag == "PROPNS" else "_"
        entity = f"Entity={mark[0]}" if mark else "_"
        lines.append(f"{number}\t{form}\t_\t{tag.rstrip('S')}\t_\t{forms}\t{above}\t{role}\t_\t{entity}")
    return "\n".join(lines) + "\n"


def names(text, *words):
    document = read_document("GUM_news_x", conllu(text, *words))
    return [(document.text[slice(*one.place)], one.label) for one in names_in(document)]


def test_a_title_and_a_possessive_are_no_part_of_a_name():
    found = names(
        "President Biden's plan",
        "President PROPN 2 nmod:desc (1-person-new-n-cf1-1,2-coref",
        "Biden PROPN 4 nmod:poss",
        "'s PART 2 case 1)",
        "plan NOUN 0 root",
    )
    assert found == [("Biden", "PER")]


def test_a_title_alone_is_no_name():
    words = ("The DET 2 det (1-person-new-n-cf1-2-coref", "President PROPN 3 nsubj 1)", "left VERB 0 root")
    assert names("The President left", *words) == []


def test_of_is_part_of_the_name_of_a_body_but_the_is_not():
    found = names(
        "the Bank of England",
        "the DET 2 det (1-organization-new-n-cf1-2,4-coref",
        "Bank PROPN 0 root",
        "of ADP 4 case",
        "England PROPN 2 nmod (2-place-new-n-cf2-1-sgl)1)",
    )
    assert found == [("Bank of England", "ORG")]


def test_a_city_and_its_state_are_two_names():
    found = names(
        "Tulsa, Oklahoma",
        "Tulsa PROPN 0 root (1-place-new-n-cf1-1,3-coref",
        ", PUNCT 3 punct",
        "Oklahoma PROPN 1 nmod:unmarked 1)",
    )
    assert found == [("Tulsa", "LOC"), ("Oklahoma", "LOC")]


def test_a_name_beside_a_noun_is_found():
    found = names(
        "director Louis Malle",
        "director NOUN 0 root (1-person-new-n-cf1-1,2,3-coref",
        "Louis PROPN 1 flat",
        "Malle PROPN 1 flat 1)",
    )
    assert found == [("Louis Malle", "PER")]


@pytest.mark.parametrize(
    "words",
    [
        ("Germans PROPNS 2 nsubj (1-person-new-n-cf1-1-coref)", "left VERB 0 root"),
        ("Friday PROPN 2 obl (1-time-new-n-cf1-1-coref)", "left VERB 0 root"),
        ("Court PROPN 2 nsubj (1-organization-new-n-cf1-1-coref)", "left VERB 0 root"),
    ],
)
def test_peoples_days_and_plain_words_are_no_names(words):
    assert names(" ".join(word.split()[0] for word in words), *words) == []


@pytest.fixture
def corpora(tmp_path):
    """Lay out both sets with a little text of our own."""
    gum, crossner = tmp_path / "corpora" / "gum-open", tmp_path / "corpora" / "crossner-politics"
    gum.mkdir(parents=True)
    crossner.mkdir()
    one = conllu("Oslo won", "Oslo PROPN 2 nsubj (1-place-new-n-cf1-1-coref)", "won VERB 0 root").encode()
    with tarfile.open(gum / "gum-open.tar.xz", "w:xz") as tar:
        for name in ("GUM_news_seen", "GUM_news_unseen", "GUM_news_flag", "GUM_vlog_seen"):
            entry = tarfile.TarInfo(f"dep/{name}.conllu")
            entry.size = len(one)
            tar.addfile(entry, io.BytesIO(one))
    splits = "# Splits\n\n## test\n\n  * GUM_news_unseen\n\n## train\n\n"
    splits += "  * GUM_news_seen\n  * GUM_news_flag\n  * GUM_vlog_seen\n"
    (gum / "splits.md").write_text(splits)
    lines = """Hungarian/B-country minister/O Ann/B-politician Lee/I-politician '/O s/O party/O ,/O
    the/B-politicalparty Greens/I-politicalparty ,/O won/O the/O 2019/B-election Canada/I-election
    election/I-election in/O Canada/B-country ./O"""
    block = "\n".join("\t".join(pair.rsplit("/", 1)) for pair in lines.split())
    (crossner / "train.txt").write_text(f"{block}\n\n{block}\n\n", encoding="utf-8")
    for part in ("dev", "test"):
        (crossner / f"{part}.txt").write_text("Austria\tB-country\nn\tO\nrule\tO\n", encoding="utf-8")
    return tmp_path


def test_what_coreference_and_own_dev_are_measured_on_is_left_out(corpora):
    (document,) = read_gum_names(corpora)
    assert document.id == "GUM_news_seen"
    assert [(one.place, one.label) for one in document.layers["names"]] == [((0, 4), "LOC")]


def test_crossner_is_spaced_like_text_and_keeps_to_people_bodies_and_places(corpora):
    first, second = read_crossner(corpora)
    assert first.text == (
        "Hungarian minister Ann Lee's party, the Greens, won the 2019 Canada election in Canada."
    )
    found = [(first.text[slice(*one.place)], one.label) for one in first.layers["names"]]
    assert found == [("Ann Lee", "PER"), ("Greens", "ORG"), ("Canada", "LOC"), ("Canada", "LOC")]
    assert (second.text, second.layers["names"]) == ("Austrian rule", ())


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ('He said : " No ! "', 'He said: "No!"'),
        ("the States ' image ( 60 % )", "the States' image (60%)"),
        ("a ' big ' win", "a 'big' win"),
        ("Woman 's vote / poll", "Woman's vote/poll"),
        ("Al D 'Amato", "Al D'Amato"),
    ],
)
def test_tokens_are_joined_as_they_were_written(tokens, text):
    joined, places = detokenise(tokens.split())
    assert joined == text
    assert [joined[start:end] for start, end in places] == tokens.split()


def rows_of(path):
    with path.open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


@pytest.mark.shared
@pytest.mark.parametrize(("read", "least"), [(read_gum_names, 0.85), (read_crossner, 0.93)])
def test_labels_agree_with_the_gold_of_other_sets(shared, read, least):
    """Of names that UNER's news marks too, the label is mostly one that it gives that name."""
    texts = {row["id"]: row["text"] for row in rows_of(shared / "gold" / "mention.uner-pud.docs.jsonl")}
    known = defaultdict(Counter)
    for row in rows_of(shared / "gold" / "mention.uner-pud.gold.jsonl"):
        known[row["span"]["text"]][row["type"]] += 1
    documents = list(read(shared))
    marked = [(one.text[slice(*name.place)], name.label) for one in documents for name in one.layers["names"]]
    shown = [label in known[name] for name, label in marked if name in known]
    assert len(shown) > 300
    assert sum(shown) / len(shown) > least
    # No text that names are measured on is trained on.
    learnt = "\n".join(re.sub(r"\W+", " ", one.text) for one in documents)
    assert not [text for text in texts.values() if len(text) > 80 and re.sub(r"\W+", " ", text) in learnt]


@pytest.mark.shared
@pytest.mark.parametrize("read", [read_gum_names, read_crossner])
def test_names_lie_in_their_texts_and_apart(shared, read):
    for document in read(shared):
        ends = 0
        for one in document.layers["names"]:
            name = document.text[slice(*one.place)]
            assert name == name.strip()
            assert name
            assert "\n" not in name
            assert one.place[0] >= ends
            ends = one.place[1]
