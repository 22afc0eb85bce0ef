"""The reader that the settings ask for: found once, loaded once in each process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.reading.bundle import Bundle, check_bundle, default_bundle, load_bundle, name_bundle
from dragoman.schema.errors import SettingsError
from dragoman.schema.settings import CODED_KINDS, SHIPPED, Settings


def reader_for(settings: Settings) -> Bundle | None:
    """Give the reader of the settings; None where rules alone are asked for. Raises BundleError."""
    folder = _folder(settings.bundle)
    return _load(folder) if folder is not None else None


@cache
def bundle_name(settings: Settings) -> str | None:
    """Name the settings' bundle without loading it; None for rules alone. Raises BundleError."""
    folder = _folder(settings.bundle)
    return name_bundle(folder) if folder is not None else None


def _folder(bundle: str | None) -> Path | None:
    if bundle is None:
        return None
    return default_bundle() if bundle == SHIPPED else Path(bundle)


def check_reader(settings: Settings) -> None:
    """Check the settings' bundle once, before any article meets it. Raises BundleError, SettingsError."""
    if settings.bundle is None and "cause" in settings.kinds and settings.kinds != CODED_KINDS:
        raise SettingsError(
            "causes are found by a reader only, and none is asked for",
            where="--kinds cause",
            cure=f"Add --bundle {SHIPPED}, or leave out this kind",
        )
    if (folder := _folder(settings.bundle)) is not None:
        check_bundle(folder)


@cache
def _load(folder: Path) -> Bundle:
    return load_bundle(folder)
