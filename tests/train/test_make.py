"""What the command that makes a bundle does beside fitting: the mean of several fits."""

import pytest

torch = pytest.importorskip("torch", reason="torch is in the extra dragoman[train] only")
pytest.importorskip("safetensors", reason="safetensors is in the extra dragoman[train] only")


def test_the_weights_of_fits_are_averaged(tmp_path):
    from dragoman.train.heads import Reader
    from dragoman.train.make import average_fits
    from dragoman.train.plan import LABELS

    states = []
    for number in range(2):
        torch.manual_seed(number)
        states.append(Reader(LABELS).state_dict())
        torch.save({"average": states[-1]}, tmp_path / f"{number}.pt")
    mean = average_fits([tmp_path / "0.pt", tmp_path / "1.pt"]).state_dict()
    assert not torch.equal(states[0]["heads.weight"], states[1]["heads.weight"])
    for name, value in mean.items():
        assert torch.allclose(value, (states[0][name] + states[1][name]) / 2), name
    assert all(
        torch.equal(value, states[1][name])
        for name, value in average_fits([tmp_path / "1.pt"]).state_dict().items()
    )


def test_fits_from_the_pretrained_weights_alone_are_not_averaged(tmp_path):
    from click.testing import CliRunner

    from dragoman.train.make import main

    done = CliRunner().invoke(main, ["--shared", str(tmp_path), "--work", str(tmp_path / "w"), "--fits", "2"])
    assert done.exit_code == 2
    assert "needs --onward" in done.output
    assert not (tmp_path / "w").exists()
