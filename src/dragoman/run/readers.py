"""The reader that the settings ask for: found once, loaded once in each process.

`dragoman.reading` is imported only where a reader is asked for: numpy and onnxruntime take longer to
load than a short article to code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.schema.errors import SettingsError
from dragoman.schema.settings import CODED_KINDS, READING_ONLY, SHIPPED, Settings

if TYPE_CHECKING:
    from dragoman.reading.bundle import Bundle


def reader_for(settings: Settings) -> Bundle | None:
    """Give the reader of the settings; None where rules alone are asked for. Raises BundleError."""
    folder = _folder(settings.bundle)
    return _load(folder) if folder is not None else None


@cache
def bundle_name(settings: Settings) -> str | None:
    """Name the settings' bundle without loading it; None for rules alone. Raises BundleError."""
    folder = _folder(settings.bundle)
    if folder is None:
        return None
    from dragoman.reading.bundle import name_bundle

    return name_bundle(folder)


def _folder(bundle: str | None) -> Path | None:
    if bundle is None:
        return None
    from dragoman.reading.bundle import default_bundle

    return default_bundle() if bundle == SHIPPED else Path(bundle)


def check_reader(settings: Settings) -> None:
    """Check the settings' bundle once, before any article meets it. Raises BundleError, SettingsError."""
    asked = [kind for kind in READING_ONLY if kind in settings.kinds]
    if settings.bundle is None and asked and settings.kinds != CODED_KINDS:
        raise SettingsError(
            f"{asked[0]}s are found by a reader only, and rules alone are asked for",
            where=f"--kinds {asked[0]}",
            cure=f"Take --bundle {SHIPPED}, or leave out this kind",
        )
    if (folder := _folder(settings.bundle)) is not None:
        from dragoman.reading.bundle import check_bundle

        check_bundle(folder)


@cache
def _load(folder: Path) -> Bundle:
    from dragoman.reading.bundle import load_bundle

    return load_bundle(folder)
