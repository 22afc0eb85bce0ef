"""What all tests share: where the development gold is, Hypothesis without a deadline, a Ctrl-C that works."""

import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# A shell starts what runs in the background deaf to Ctrl-C, every process that a test starts would inherit
# that, and tests of Ctrl-C would then fail under `make test &`.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with a reason a person can see, what needs the development gold where there is none."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason=f"needs the development gold and corpora in {SHARED}"))


@pytest.fixture
def shared() -> Path:
    """Give the folder of the development gold and corpora."""
    return SHARED
