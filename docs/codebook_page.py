"""Makes docs/codebook.md from the codebook itself (schema/codebook.py); docs/build.py writes it."""

from __future__ import annotations

from dragoman.schema.codebook import QUADS, Codebook, TypeCode, load_codebook

_HEAD = """# The codebook of events

<!-- Made by `make docs` from src/dragoman/schema/codes/event*.toml; changes made here are lost. -->

Version {version}. What an `event` row of [the record](record.md) may say: its type, mode, contexts and
status. Quad, CAMEO root and intensity follow from type and mode by the tables on this page. Types,
modes, contexts and intensities are [PLOVER](https://github.com/openeventdata/PLOVER)'s (manual, draft
2.0), roots are CAMEO's; definitions, examples and decided cases are ours, and every example is invented.
Intensity goes from −10 (conflict) to 10 (cooperation).

A plain saying is a `statement` and no event. A type, mode or context that the text does not show is left out.
"""


def build() -> str:
    """Make the page."""
    book = load_codebook()
    parts = [_HEAD.format(version=book.version), _overview(book), _statuses(book)]
    parts += [_describe(one) for one in book.types]
    parts.append(_contexts(book))
    return "\n".join(parts)


def _overview(book: Codebook) -> str:
    lines = ["## Types\n", "| quad | type | CAMEO root | intensity | recipient |", "|---|---|---|---|---|"]
    for quad in QUADS:
        for one in (one for one in book.types if one.quad == quad):
            recipient = "expected" if one.recipient else "where there is one"
            link = f"[{one.name}](#{one.name.lower()})"
            lines.append(f"| {quad} | {link} | {one.cameo} | {_number(one.intensity)} | {recipient} |")
    return "\n".join(lines) + "\n"


def _statuses(book: Codebook) -> str:
    lines = ["## Statuses\n", "| status | means | example |", "|---|---|---|"]
    lines += [f"| `{one.name}` | {one.definition} | {one.example} |" for one in book.statuses]
    return "\n".join(lines) + "\n"


def _describe(one: TypeCode) -> str:
    example = one.example.replace(one.trigger, f"**{one.trigger}**", 1)
    instead = "a statement" if one.instead == "statement" else one.instead
    lines = [
        f"## {one.name}\n",
        f"{one.definition}\n",
        f"- {one.quad.capitalize()}, CAMEO root {one.cameo}, intensity {_number(one.intensity)}.",
        f"- It is: {example}",
        f"- It is not: {one.miss} (That is {instead}.)",
        "",
        "Decided cases:\n",
        *(f"- {case}" for case in one.cases),
    ]
    if one.modes:
        lines += ["", "| mode | CAMEO root | intensity | means | example |", "|---|---|---|---|---|"]
    for mode in one.modes:
        root = one.cameo if mode.cameo is None else mode.cameo
        intensity = _number(one.intensity if mode.intensity is None else mode.intensity)
        lines.append(f"| `{mode.name}` | {root} | {intensity} | {mode.definition} | {mode.example} |")
    return "\n".join(lines) + "\n"


def _contexts(book: Codebook) -> str:
    lines = [
        "## Contexts\n",
        "An event has at most four, often none.\n",
        "| context | the matter is |",
        "|---|---|",
    ]
    lines += [f"| `{one.name}` | {one.definition} |" for one in book.contexts]
    return "\n".join(lines) + "\n"


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")
