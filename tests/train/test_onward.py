"""A fit goes on from a bundle: its weights come back, heads are matched by what they mean."""

import msgspec
import pytest

from dragoman.reading.labels import AttributeHead, RoleHead, TagHead
from dragoman.train.plan import LABELS

torch = pytest.importorskip("torch", reason="torch is in the extra dragoman[train] only")
pytest.importorskip("safetensors", reason="safetensors is in the extra dragoman[train] only")


@pytest.fixture(scope="module")
def fitted(tmp_path_factory):
    from dragoman.reading.bundle import default_bundle
    from dragoman.train.export import write_bundle
    from dragoman.train.heads import Reader

    torch.manual_seed(3)
    net = Reader(LABELS).eval()
    torch.nn.init.normal_(net.shapes.weight, std=0.02)
    folder = tmp_path_factory.mktemp("bundle")
    write_bundle(net, default_bundle() / "tokenizer.json", folder, version="1")
    return net, folder


def run(net, meaning):
    ids = torch.arange(1000, 1040)[None]
    with torch.no_grad():
        outputs = torch.cat(net(ids, ids % 22), -1)[0]
    return outputs[:, dict(net.labels.output_slices())[meaning]]


def test_a_bundle_gives_back_what_it_was_made_of(fitted):
    from dragoman.train.heads import Reader
    from dragoman.train.onward import load_bundle_weights

    net, folder = fitted
    again = Reader(LABELS).eval()
    load_bundle_weights(again, folder)
    for meaning, _ in LABELS.output_slices():
        if not (isinstance(meaning, TagHead) and meaning.evidence):
            assert torch.allclose(run(again, meaning), run(net, meaning), atol=0.05), meaning
    for mine, theirs in zip(again.distance, net.distance, strict=True):
        assert torch.equal(mine, theirs)


def test_heads_that_moved_are_found_and_new_ones_begin_fresh(fitted):
    from dragoman.train.heads import Reader
    from dragoman.train.onward import load_bundle_weights

    net, folder = fitted
    new = AttributeHead("causes", "mood", ("glad", "sad"))
    labels = msgspec.structs.replace(LABELS, tags=LABELS.tags[::-1], attributes=(new, *LABELS.attributes))
    other = Reader(labels).eval()
    columns = dict(labels.output_slices())[new]
    fresh = other.heads.weight[columns].clone()
    load_bundle_weights(other, folder)
    assert torch.allclose(run(other, LABELS.tags[0]), run(net, LABELS.tags[0]), atol=0.05)
    assert torch.equal(other.heads.weight[columns], fresh)


def test_a_role_that_gets_a_head_of_its_own_takes_its_numbers_along(fitted, tmp_path):
    from dragoman.reading.bundle import default_bundle
    from dragoman.train.export import write_bundle
    from dragoman.train.heads import Reader
    from dragoman.train.onward import load_bundle_weights

    one = RoleHead("attribution", ("SOURCE", "CONTENT"))
    before = Reader(msgspec.structs.replace(LABELS, roles=(one,))).eval()
    write_bundle(before, default_bundle() / "tokenizer.json", tmp_path, version="1")
    parted = (RoleHead("attribution", ("SOURCE",)), RoleHead("attribution", ("CONTENT",), name="content"))
    after = Reader(msgspec.structs.replace(LABELS, roles=parted)).eval()
    load_bundle_weights(after, tmp_path)
    near = torch.arange(40)[None] % 30

    def roles(of, head):
        keys, queries = (run(of, (part, of.labels.roles[head].key))[None] for part in ("keys", "queries"))
        return of.role_scores(head, keys, queries[:, 7], near)

    assert torch.allclose(roles(after, 0), roles(before, 0)[..., :3], atol=0.05)
    assert torch.allclose(roles(after, 1)[..., 1:], roles(before, 0)[..., 3:], atol=0.05)


def test_role_heads_may_grow_wider(fitted):
    from dragoman.train.heads import Reader
    from dragoman.train.onward import load_bundle_weights

    net, folder = fitted
    wide = Reader(msgspec.structs.replace(LABELS, hidden=LABELS.hidden + 32)).eval()
    load_bundle_weights(wide, folder)
    near = torch.arange(40)[None] % 30

    def roles(of):
        keys, queries = (run(of, (part, "events"))[None] for part in ("keys", "queries"))
        return of.role_scores(2, keys, queries[:, 7], near)

    assert torch.allclose(roles(wide), roles(net), atol=0.05)


def test_a_blend_lies_between_what_it_is_made_of(fitted):
    from dragoman.train.heads import Reader
    from dragoman.train.onward import blend, load_bundle_weights

    _, folder = fitted
    torch.manual_seed(4)
    new, old = Reader(LABELS).eval(), Reader(LABELS).eval()
    load_bundle_weights(old, folder)
    mixed = blend(new, folder, 0.25)
    weights = [net.layers[0].up.weight for net in (new, old, mixed)]
    assert torch.allclose(weights[2], 0.75 * weights[0] + 0.25 * weights[1], atol=1e-6)
    evidence = next(head for head in LABELS.tags if head.evidence)
    columns = dict(LABELS.output_slices())[evidence]
    assert torch.equal(mixed.heads.weight[columns], new.heads.weight[columns])


def test_a_blend_leaves_what_the_bundle_lacks_as_it_was_fitted(tmp_path):
    from dragoman.reading.bundle import default_bundle
    from dragoman.train.export import write_bundle
    from dragoman.train.heads import Reader
    from dragoman.train.onward import blend

    few = (*LABELS.roles[:2], msgspec.structs.replace(LABELS.roles[2], roles=("ACTOR",)))
    old = Reader(msgspec.structs.replace(LABELS, roles=few, hidden=LABELS.hidden - 32)).eval()
    write_bundle(old, default_bundle() / "tokenizer.json", tmp_path, version="1")
    new = Reader(LABELS).eval()
    mixed = blend(new, tmp_path, 0.25)
    wider = slice(old.labels.hidden, None)
    assert torch.equal(mixed.last[2].weight[:, wider], new.last[2].weight[:, wider])
    # O and the two outputs of ACTOR are the bundle's too; those of the other roles are not.
    assert torch.equal(mixed.last[2].weight[3:], new.last[2].weight[3:])
    assert not torch.equal(mixed.last[2].weight[1:3], new.last[2].weight[1:3])
