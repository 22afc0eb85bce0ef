"""What the fit computes in torch is what the reader computes in numpy."""

import numpy as np
import pytest

from dragoman.reading.bundle import RoleWeights
from dragoman.reading.roles import _scores, bucket, distances
from dragoman.train.plan import LABELS, Plan

torch = pytest.importorskip("torch", reason="torch is in the extra dragoman[train] only")
pytest.importorskip("safetensors", reason="safetensors is in the extra dragoman[train] only")


def test_role_scores_of_the_fit_are_those_of_the_reader():
    from dragoman.train.heads import Reader

    net = Reader(LABELS).eval()
    keys, query = torch.randn(1, 30, LABELS.hidden), torch.randn(1, LABELS.hidden)
    near = distances(30, 7, 9)
    with torch.no_grad():
        scores = net.role_scores(0, keys, query, torch.from_numpy(bucket(near))[None])
        fitted = torch.log_softmax(scores, -1)[0].numpy()
        last = net.last[0]
        weights = RoleWeights(net.distance[0].numpy(), last.weight.numpy().T, last.bias.numpy())
    assert np.allclose(fitted, _scores(keys[0].numpy(), query[0].numpy(), near, weights), atol=1e-5)


def test_rates_wait_rise_and_fall():
    from dragoman.train.fit import share_of_peak

    shares = [share_of_peak(step, 1000, waits=100, warm_up=50) for step in range(1000)]
    assert shares[:100] == [0] * 100
    assert 0 < shares[100] < shares[120] < max(shares)
    assert shares.index(max(shares)) < 150
    assert shares[150:] == sorted(shares[150:], reverse=True)
    assert shares[-1] > 0


def test_a_fit_that_goes_on_takes_smaller_steps_and_lets_fresh_heads_settle():
    plan = Plan(passes=2)
    further = plan.go_on()
    assert plan.settle == 0 < further.settle
    assert further.encoder_rate < plan.encoder_rate
    assert further.head_rate < plan.head_rate
    assert (further.passes, further.seed) == (plan.passes, plan.seed)
