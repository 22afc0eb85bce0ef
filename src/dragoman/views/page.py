"""The dossier as one HTML file that needs nothing else: no network, no other file, hardly any script."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.schema.codebook import QUADS
from dragoman.views.countries import country_name
from dragoman.views.dates import say_periods, show_date
from dragoman.views.dossier import FOUND_BY, KIND_NAMES, Dossier
from dragoman.views.events import act_words, is_done, sides
from dragoman.views.evidence import STATUS_WORDS, kind_of, name, tidy
from dragoman.views.pagetext_html import items_html, shown, text_html
from dragoman.views.relation_words import count

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.views"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        show_date=show_date,
        tidy=tidy,
        name=name,
        kind_of=kind_of,
        laid=text_html,
        listed=items_html,
        country=country_name,
        act_words=act_words,
        sides=sides,
        is_done=is_done,
        status_words=STATUS_WORDS.__getitem__,
        counted=count,
        say_periods=say_periods,
        drawn=_drawn,
    )
    environment.globals.update(KIND_NAMES=KIND_NAMES, FOUND_BY=FOUND_BY, QUADS=QUADS)
    return environment


def _shown(value: object) -> object:
    """Name control characters wherever text is only told of; where it is the evidence, they are kept."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _drawn(svg: str) -> Markup:
    """Let a drawing of ours through as it is: what it holds of any text was escaped as it was drawn."""
    return Markup(svg)  # noqa: S704 - see above; a test feeds hostile words to each drawing


@cache
def _static(name: str) -> tuple[Markup, str]:
    """Give one of our own static files with its hash for the content security policy."""
    text = files("dragoman.views").joinpath("static", name).read_text("utf-8").strip()
    return Markup(text), _hash(text)  # noqa: S704 - our own file, not anybody's text


def _styles_of(dossier: Dossier) -> list[str]:
    """Give the hashes of the rules of style that drawings bring along."""
    drawn = (dossier.brief.causes or "") if dossier.brief is not None else ""
    return [_hash(rules) for rules in _STYLE.findall(drawn)]


def _hash(text: str) -> str:
    """Give the hash by which the content security policy knows a text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def render(dossier: Dossier, *, version: str) -> bytes:
    """Render the page as UTF-8; every word of an article is escaped, nothing is fetched or sent.

    The policy lets run only our own script and style, by their hashes, so that a hostile text which got
    past the escaping would still be dead.
    """
    style, style_hash = _static("dossier.css")
    script, script_hash = _static("dossier.js")
    styles = " ".join((style_hash, *_styles_of(dossier)))
    policy = (
        f"default-src 'none'; style-src {styles}; script-src {script_hash}; "
        "base-uri 'none'; form-action 'none'"
    )
    values: dict[str, Any] = {
        "dossier": dossier, "version": version, "style": style, "script": script, "policy": policy
    }  # fmt: skip
    page = _environment().get_template("dossier.html").render(values)
    return page.encode("utf-8", "replace")
