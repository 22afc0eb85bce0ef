"""The graph written by hand computes what the network does."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is in the extra dragoman[train] only")
onnx = pytest.importorskip("onnx", reason="onnx is in the extra dragoman[train] only")


@pytest.mark.parametrize("evened", [False, True])
def test_the_graph_gives_what_the_network_gives(evened):
    import onnxruntime

    from dragoman.train.graph import INPUTS, OUTPUTS, build_graph
    from dragoman.train.heads import Reader
    from dragoman.train.plan import LABELS
    from dragoman.train.smooth import find_divisors

    torch.manual_seed(1)
    net = Reader(LABELS).eval()
    windows = [(torch.randint(0, 30000, (2, 20)), torch.randint(0, 20, (2, 20)))]
    divisors = find_divisors(net, windows) if evened else {}
    assert len(divisors) == (25 if evened else 0)
    session = onnxruntime.InferenceSession(build_graph(net, divisors).SerializeToString())
    for shape in ((1, 3), (3, 40)):
        ids, shapes = torch.randint(0, 30000, shape), torch.randint(0, 20, shape)
        given = dict(zip(INPUTS, (ids.numpy(), shapes.numpy()), strict=True))
        with torch.no_grad():
            wanted = net(ids, shapes)
        for found, expected in zip(session.run(list(OUTPUTS), given), wanted, strict=True):
            assert np.allclose(found, expected.numpy(), atol=1e-4)
