"""The parts of the network that are put down otherwise than torch has them."""

import pytest

torch = pytest.importorskip("torch", reason="needs the extra: pip install 'dragoman[train]'")

from dragoman.train.heads import Dropout, attend  # noqa: E402 - where there is torch


def test_attention_is_that_of_torch():
    torch.manual_seed(1)
    q, k, v = (torch.randn(2, 3, 7, 4) for _ in range(3))
    mask = torch.ones(2, 1, 1, 7, dtype=torch.bool)
    mask[1, ..., 5:] = False
    for seen in (None, mask):
        expected = torch.nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        assert torch.allclose(attend(q, k, v, seen), expected, atol=1e-5)


def test_dropout_drops_its_share_and_keeps_the_mean():
    torch.manual_seed(1)
    drop = Dropout(0.1)
    x = torch.ones(200, 500)
    dropped = drop(x)
    assert (dropped == 0).float().mean().item() == pytest.approx(0.1, abs=0.01)
    assert dropped.mean().item() == pytest.approx(1, abs=0.01)
    torch.manual_seed(1)
    assert torch.equal(Dropout(0.1)(x), dropped)
    assert torch.equal(drop.eval()(x), x)
