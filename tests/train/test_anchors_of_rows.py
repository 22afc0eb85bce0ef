"""Gold rows as anchors: what dates an event, which trigger a sentence with one type has."""

from dragoman.train import anchors


def span(start, end):
    return {"start": start, "end": end}


def event(date):
    return {
        "kind": "event", "trigger": span(50, 55), "type": "AID", "about": None, "act": None, "place": None,
        "actors": [span(40, 44)], "recipients": [], "status": "occurred", "date": date,
    }  # fmt: skip


TIMES = [
    {"kind": "time", "span": span(0, 5), "value": "2022-04"},
    {"kind": "time", "span": span(60, 66), "value": "2022-04"},
    {"kind": "time", "span": span(400, 406), "value": "2019"},
]


def roles(date):
    (anchor,) = anchors.events([event(date), *TIMES])
    return dict(anchor.roles)


def test_the_nearest_words_of_the_date_date_the_event():
    assert roles("2022-04")["TIME"] == (60, 66)
    assert roles("2022-04/2022-06")["TIME"] == (60, 66)


def test_words_far_off_or_of_another_date_do_not():
    assert "TIME" not in roles("2019")
    assert "TIME" not in roles("2023")
    assert "TIME" not in roles(None)


def test_a_coded_sentence_has_the_trigger_that_we_marked():
    known = anchors._triggers()
    article, (place, kind, status) = next(iter(known.items()))
    row = {
        "kind": "coded",
        "article": article,
        "type": kind,
        "actor_span": span(0, 3),
        "recipient_span": None,
    }
    (anchor,) = anchors.coded([row])["events"]
    assert (anchor.place, anchor.label) == (place, kind)
    assert anchor.roles == (("ACTOR", (0, 3)),)
    assert anchor.attributes == (("status", status),)


def test_a_coded_sentence_without_a_trigger_says_nothing():
    assert anchors.coded([{"kind": "coded", "article": "nowhere", "type": "AID"}]) == {}
