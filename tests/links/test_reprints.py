"""Reprints: copies whole, cut and edited are told from forms filled in anew, and the reasons say why."""

import csv
import random
import tarfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.take import take_article
from dragoman.links.reprints import AUTHOR, days_apart, judge_reprint
from dragoman.links.reprints_compare import compare
from dragoman.links.reprints_words import body, cut_sentences
from dragoman.schema.article import Article, Furniture, Item, digest
from dragoman.schema.links import Link
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

MADE = "2026-05-04T12:00:00Z"
PAIRS = Path(__file__).resolve().parents[2] / "bench" / "pairs" / "reprints.tsv"

STORY = """\
Ministers from nine coastal states met in Valletta on Tuesday to settle who may fish where.
The talks had broken down twice since the autumn, each time over the waters south of the ridge.
“We are closer than we have ever been,” said the Maltese minister, Carmela Zahra, who led the meeting.
Her Tunisian colleague was less hopeful. He spoke of a text with more brackets than words.
Under the draft, boats longer than 15 metres would have to carry a transmitter from next year.
Smaller boats would be let off until the cost of the devices falls.
Fishermen waiting outside said that nobody had asked them. Several had come from Sfax by night ferry.
The ridge has been closed to trawlers since a survey found that its corals were dying.
Scientists want the closure to last another decade, and two delegations back them in private.
A spokesman for the commission said that the money for patrols was still to be found.
The delegates will meet again in Sousse before the summer, when the present truce runs out.
Until then each coast guard will patrol its own side, and report what it sees to a common desk."""
LINES = STORY.split("\n")

FORM = """\
By the authority vested in me as head of the council, including the second article of the Harbour Act,
I hereby delegate to the Secretary of Ports the power to direct the drawdown of up to {sum} in stores and
services of the Port Authority, and to make the findings that the Act requires before such a drawdown.
You are authorised and directed to publish this memorandum in the Gazette of the Ports, and to report to the
council on its use within the usual time. The power ends when the stores are used up. Done at {place}."""


def article(text: str, name: str = "a", **fields: Any) -> Article:
    return Article(
        id=digest(name), article=digest(name), source=name, coder="intake@1", sha256="", text=text, **fields
    )


def judge(left: Article, right: Article) -> Link:
    link = judge_reprint(left, right, made=MADE)
    assert link is not None
    return link


def both(left: str, right: str, **fields: Any) -> Link:
    """Judge two texts published on the days given as `days` (the same one unless said), under one title."""
    first, second = fields.pop("days", ("2026-05-02", "2026-05-02"))
    return judge(
        article(left, "a", published=first, **fields), article(right, "b", published=second, **fields)
    )


def test_the_same_words_are_a_reprint() -> None:
    left = article(STORY, "a", published="2026-05-03", outlet="The Harbour Post", agencies=("Reuters",))
    right = article(STORY, "b", published="2026-05-02", outlet="Gulf Daily", agencies=("Reuters",))
    link = judge(left, right)
    assert (link.left, link.right) == (right.id, left.id), "the earlier one is the original"
    assert (link.relation, link.judgement, link.score) == ("reprint", "yes", 1.0)
    assert (link.author, link.made, link.withdrawn) == (AUTHOR, MADE, None)
    assert link.id == digest("reprint", right.id, left.id, AUTHOR)
    assert link.reasons == (
        "the same words throughout",
        "published the day after",
        "first in Gulf Daily, then in The Harbour Post",
        "both credit Reuters",
    )


def test_a_story_cut_by_a_third_is_a_reprint_and_says_how_much_was_cut() -> None:
    link = both(STORY, "\n".join(LINES[:8]))
    assert link.judgement == "yes"
    assert "9 of 9 sentences the same" in link.reasons or "10 of 10 sentences the same" in link.reasons
    assert any("words shorter" in reason for reason in link.reasons)


def test_an_introduction_added_and_the_order_changed_make_no_other_story() -> None:
    opening = "After a winter of quarrels at sea, the capitals try once more to share out what is left."
    assert both(STORY, "\n".join([opening, *LINES])).judgement == "yes"
    assert both(STORY, "\n".join([*LINES[6:], *LINES[:6]])).reasons[0] == "the same words throughout"


def test_light_editing_is_a_reprint() -> None:
    edited = (
        STORY.replace("less hopeful", "a good deal less hopeful")
        .replace("since the autumn, each", "already, each")
        .replace("Carmela Zahra", "Carmella Zahra")
    )
    link = both(STORY, edited)
    assert link.judgement == "yes"
    assert not any("differs" in reason for reason in link.reasons), "a name spelt otherwise is the same name"


def test_wrapping_markup_and_numbers_of_lists_do_not_count() -> None:
    wrapped = "\n".join(
        f"{number}\\.  **{' '.join(words[:6])}**\n   {' '.join(words[6:])}\n"
        for number, words in enumerate((line.split() for line in LINES), 1)
    )
    assert both(STORY, wrapped).reasons[0] == "the same words throughout"


def test_a_form_letter_with_another_sum_is_none() -> None:
    first, second = (
        FORM.format(sum=amount, place="Port Royal") for amount in ("$400 million", "$625 million")
    )
    link = both(first, second, days=("2026-05-02", "2026-05-20"))
    assert link.judgement == "no"
    assert "the sum differs: $400, $625" in link.reasons
    assert link.score < 0.5


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("nine coastal states", "seven coastal states", "the number differs: nine, seven"),
        ("15 metres", "24 metres", "the number differs: 15, 24"),
        ("on Tuesday", "on Friday", "the date differs: Tuesday, Friday"),
        ("Sousse", "Palermo", "the name differs: Sousse, Palermo"),
    ],
)
def test_each_kind_of_fact_that_differs_is_named(before: str, after: str, reason: str) -> None:
    link = both(STORY, STORY.replace(before, after), days=("2026-05-02", "2026-05-09"))
    assert link.judgement == "no", "one fact in two hundred words"
    assert reason in link.reasons


def test_one_corrected_figure_on_the_same_day_leaves_doubt_and_in_a_long_text_none() -> None:
    corrected = STORY.replace("15 metres", "24 metres")
    assert both(STORY, corrected).judgement == "unsure"
    rest = "\n".join(f"The clerk read out paragraph after paragraph, page {page}." for page in range(60))
    assert both(f"{STORY}\n{rest}", f"{corrected}\n{rest}").judgement == "yes"


def test_what_the_title_swaps_and_the_text_too_is_another_subject() -> None:
    north = "\n".join(LINES + [f"Along the northern shore lies village {name}." for name in "abcdefghij"])
    south = north.replace("northern", "southern")
    link = judge(
        article(north, "a", title="Order on the northern shore", published="2026-05-02"),
        article(south, "b", title="Order on the southern shore", published="2026-05-02"),
    )
    assert link.judgement == "no"
    assert "the titles differ, and the texts as they do: northern, southern" in link.reasons


def test_a_new_headline_alone_is_no_other_subject() -> None:
    link = judge(
        article(STORY, "a", title="Talks on fishing resume in Valletta"),
        article("\n".join(LINES[:8]), "b", title="Talks on fishing collapse in Valletta"),
    )
    assert link.judgement == "yes"


def test_the_same_words_a_year_later_leave_doubt_and_with_another_date_none() -> None:
    year = ("2025-05-02", "2026-05-02")
    link = both(STORY, STORY, days=year)
    assert link.judgement == "unsure"
    assert "published 365 days apart, as a yearly notice may be" in link.reasons
    assert both(STORY, STORY.replace("Tuesday", "Friday"), days=year).judgement == "no"


def test_a_brief_inside_a_long_round_up_leaves_doubt() -> None:
    other = "\n".join(
        f"Item {number} of the day was about something wholly different." for number in range(80)
    )
    link = both("\n".join(LINES[:4]), "\n".join([other, *LINES[:4]]))
    assert link.judgement == "unsure"
    assert "the shorter text is only a small part of the longer one" in link.reasons


def test_nothing_is_said_of_short_or_different_texts_nor_of_one_article() -> None:
    short = article("To read the letter of the minister, visit the page of the ministry.", "c")
    assert judge_reprint(short, article(short.text, "d"), made=MADE) is None
    different = FORM.format(sum="$400 million", place="Port Royal")
    assert judge_reprint(article(STORY), article(different, "b"), made=MADE) is None
    assert judge_reprint(article(STORY), article(STORY), made=MADE) is None
    assert judge_reprint(article("", "e"), article(STORY), made=MADE) is None


def test_furniture_does_not_count() -> None:
    header, footer = "Share this story", "Read more: ten beaches without a crowd. © Gulf Daily 2026"
    text = f"{header}\n\n{STORY}\n\n{footer}"
    furniture = tuple(
        Furniture(kind, Span.take(text, text.index(part), text.index(part) + len(part)))
        for kind, part in (("share", header), ("blurb", footer))
    )
    copy = article(text, "b", furniture=furniture)
    assert body(copy).strip() == STORY
    assert judge(article(STORY), copy).reasons[0] == "the same words throughout"


def test_only_one_credits_an_agency() -> None:
    wire = article(STORY, "a", published="2026-05-02", agencies=("AFP",))
    bare = article(STORY, "b", published="2026-05-05")
    assert "only the earlier one credits AFP" in judge(wire, bare).reasons
    assert "published 3 days later" in judge(wire, bare).reasons


def test_undated_articles_come_last_and_ids_decide_between_equals() -> None:
    undated, dated = article(STORY, "a"), article(STORY, "b", published="2026-05-02")
    assert judge(undated, dated).left == dated.id
    other = article(STORY, "c")
    assert judge(undated, other).left == min(undated.id, other.id)


def test_days_apart_needs_two_whole_days() -> None:
    assert days_apart("2026-05-02", "2026-04-30") == 2
    assert days_apart("2026-05-02T09:00:00+02:00", "2026-05-03") == 1
    assert days_apart("2026-05", "2026-05-03") is None
    assert days_apart(None, "2026-05-03") is None


@st.composite
def stories(draw: st.DrawFn) -> str:
    """Make a text of many sentences out of few words, so that sentences are often alike but not the same."""
    sentence = st.lists(
        st.sampled_from("The envoy Rossi met 12 25 ships in May and June $3 before Lima resumed".split()),
        min_size=3,
        max_size=12,
    ).map(lambda some: " ".join(some).capitalize() + ".")
    return " ".join(draw(st.lists(sentence, min_size=6, max_size=30)))


@given(stories(), stories())
def test_it_does_not_matter_which_is_given_first(one: str, other: str) -> None:
    left, right = article(one, "a", published="2026-05-02"), article(other, "b", published="2026-05-02")
    link = judge_reprint(left, right, made=MADE)
    assert link == judge_reprint(right, left, made=MADE)
    assert link is None or 0 <= link.score <= 1


@given(stories(), st.randoms(use_true_random=False))
def test_a_text_holds_all_of_itself_and_of_its_parts(text: str, rng: random.Random) -> None:
    whole = cut_sentences(text)
    part = rng.sample(whole, rng.randint(1, len(whole)))
    comparison = compare(whole, part)
    assert comparison.contained == 1
    assert comparison.same == comparison.right
    assert comparison.swaps == ()
    assert compare(whole, whole).covered == 1


@given(stories(), stories())
def test_no_more_is_shared_than_the_shorter_has(one: str, other: str) -> None:
    comparison = compare(cut_sentences(one), cut_sentences(other))
    assert 0 <= comparison.same + comparison.kept <= min(comparison.left, comparison.right)
    assert 0 <= comparison.sentences_same <= comparison.sentences


@given(st.text(max_size=300))
def test_any_text_can_be_judged(text: str) -> None:
    link = judge_reprint(article(f"{STORY} {text}", "a"), article(f"{text[::-1]}\n{STORY}", "b"), made=MADE)
    assert link is None or 0 < link.score <= 1


def test_texts_without_stops_and_with_one_sentence_over_and_over_are_compared_in_time() -> None:
    rng = random.Random(4)
    endless = [f"w{rng.randrange(10_000)}" for _ in range(100_000)]
    changed = [word if at % 1_000 else "elsewhere" for at, word in enumerate(endless)]
    applause = "(Applause.) Thank you all very much. " * 20_000
    begun = time.process_time()
    assert both(" ".join(endless), " ".join(changed)).judgement == "yes"
    assert both(applause, applause + "Good night.").judgement == "yes"
    # Two seconds here; comparing word by word would take minutes and gigabytes.
    assert time.process_time() - begun < 15


@pytest.mark.shared
def test_pairs_labelled_by_hand(shared: Path) -> None:
    """Precision .95 and recall .85 must be reached on pairs of White House documents, held out ones apart."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {row[side] for row in rows for side in ("left", "right")}
    articles: dict[str, Article] = {}
    with tarfile.open(shared / "corpora" / "wh-briefings.tar.xz") as archive:
        for member in archive:
            name = member.name.removeprefix("./")
            if name in wanted and (stream := archive.extractfile(member)):
                item = Item(source=name, address=name, format="markdown", payload=stream.read())
                taken = take_article(item, Settings())
                assert isinstance(taken, Article)
                articles[name] = taken
    for part in ("develop", "held"):
        right = said = true = 0
        for row in (row for row in rows if row["part"] == part):
            link = judge_reprint(articles[row["left"]], articles[row["right"]], made=MADE)
            is_said, is_true = link is not None and link.judgement == "yes", row["label"] == "reprint"
            right, said, true = right + (is_said and is_true), said + is_said, true + is_true
        assert right / said >= 0.95
        assert right / true >= 0.85
