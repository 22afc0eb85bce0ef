"""What all tests share: where the development gold is, and Hypothesis without a deadline."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


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
