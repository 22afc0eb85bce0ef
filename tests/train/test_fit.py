"""What the fit computes in torch is what the reader computes in numpy."""

import numpy as np
import pytest

from dragoman.reading.bundle import RoleWeights
from dragoman.reading.roles import _scores, bucket, distances
from dragoman.train.plan import LABELS

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
