"""Reviews and answers out of the treebank's form: whole texts, no events."""

import lzma

from dragoman.train.quiet import read_quiet

ROWS = """\
# newdoc id = reviews-1-X
# sent_id = reviews-1-X-1
# newpar id = reviews-1-X-p1
# text = The staff attacked us.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_

# text = With cake.
1\tWith\twith\tADP\tIN\t_\t2\tcase\t_\t_

# newpar id = reviews-1-X-p2
# text = Five stars.
1\tFive\tfive\tNUM\tCD\t_\t2\tnummod\t_\t_

# newdoc id = weblog-2-Y
# newpar id = weblog-2-Y-p1
# text = The army attacked.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_

# newdoc id = answers-3-Z
# newpar id = answers-3-Z-p1
# text = Ask the vet.
1\tAsk\task\tVERB\tVB\t_\t0\troot\t_\t_
"""


def test_reviews_and_answers_are_texts_without_events(tmp_path):
    folder = tmp_path / "corpora" / "ud-english-ewt"
    folder.mkdir(parents=True)
    (folder / "en_ewt-ud-train.rebuilt.conllu.xz").write_bytes(lzma.compress(ROWS.encode()))
    first, second = read_quiet(tmp_path)
    assert (first.id, first.text) == ("reviews-1-X", "The staff attacked us. With cake.\n\nFive stars.")
    assert (second.id, second.text) == ("answers-3-Z", "Ask the vet.")
    assert first.layers == second.layers == {"events": ()}
