"""The bundle: the files that make a reader, checked by their digests before any is used.

model.onnx       the encoder with its outputs, int8
heads.npz        distances and last layers of the role heads
tokenizer.json   the vocabulary
labels.toml      what the outputs mean
digests.toml     name, version and the SHA-256 of each file
card.md          data, licences, scores, known failings
"""

from __future__ import annotations

import hashlib
import io
from importlib import resources
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.reading.labels import Labels, read_labels
from dragoman.reading.pieces import take_tokenizer
from dragoman.schema.errors import BundleError

FORMAT = 1
"""Bundles of another format are refused."""
FILES = ("model.onnx", "heads.npz", "tokenizer.json", "labels.toml")
_CURE = "Check the path given with --bundle (`none` is rules alone), or install the package again"


class Digests(Struct, frozen=True):
    """What digests.toml says."""

    format: int
    name: str
    version: str
    files: dict[str, str]


class RoleWeights(Struct, frozen=True):
    """A role head's numbers: `distance` (buckets, hidden), `weight` (hidden, outputs), `bias` (outputs)."""

    distance: NDArray[np.float32]
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]


class Bundle(Struct, frozen=True):
    """A loaded bundle; `name` tells model and version, as rows and readings note it."""

    name: str
    labels: Labels
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    roles: tuple[RoleWeights, ...]


_SLOWER = ["SkipLayerNormFusion", "BiasGeluFusion"]
"""What onnxruntime would fuse in the graph, although its parts are faster by themselves."""


def default_bundle() -> Path:
    """Give the folder where the package has its bundle."""
    return Path(str(resources.files("dragoman"))) / "model"


def name_bundle(folder: Path) -> str:
    """Name the bundle in a folder, as rows note it, without loading it. Raises BundleError."""
    digests = _digests(folder)
    return f"{digests.name}@{digests.version}"


def check_bundle(folder: Path) -> dict[str, bytes]:
    """Read the files of a bundle and compare each with its digest. Raises BundleError."""
    digests = _digests(folder)
    return {name: _checked(folder, name, digests) for name in FILES}


def load_bundle(folder: Path) -> Bundle:
    """Load and check a bundle. Raises BundleError where a file is missing, damaged or of another kind."""
    content = check_bundle(folder)
    labels = read_labels(content["labels.toml"], str(folder / "labels.toml"))
    try:
        tokenizer = take_tokenizer(content["tokenizer.json"])
        session = onnxruntime.InferenceSession(
            content["model.onnx"],
            sess_options=_options(),
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOWER,
        )
        roles = _role_weights(content["heads.npz"], labels)
    except Exception as error:
        raise BundleError(
            f"the bundle cannot be used ({type(error).__name__}: {error})", where=str(folder), cure=_CURE
        ) from error
    return Bundle(name_bundle(folder), labels, tokenizer, session, roles)


def write_digests(folder: Path, name: str, version: str) -> None:
    """Write digests.toml over the files that lie in `folder`."""
    lines = [f"format = {FORMAT}", f'name = "{name}"', f'version = "{version}"', "", "[files]"]
    lines += [f'"{file}" = "{_sha256((folder / file).read_bytes())}"' for file in FILES]
    (folder / "digests.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _digests(folder: Path) -> Digests:
    path = folder / "digests.toml"
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Digests)
    except FileNotFoundError:
        raise BundleError("there is no bundle here", where=str(folder), cure=_CURE) from None
    except NotADirectoryError:
        raise BundleError("a bundle is a folder, and this is a file", where=str(folder), cure=_CURE) from None
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise BundleError(f"the bundle cannot be read ({error})", where=str(path), cure=_CURE) from error
    if found.format != FORMAT:
        raise BundleError(
            f"a bundle of format {found.format}; this version reads format {FORMAT}",
            where=str(folder),
            cure="Take a bundle made for this version of Dragoman",
        )
    return found


def _checked(folder: Path, name: str, digests: Digests) -> bytes:
    """Read a file of the bundle and compare it with its digest."""
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BundleError(
            f"the bundle lacks a file ({error.strerror})", where=str(path), cure=_CURE
        ) from error
    if _sha256(content) != digests.files.get(name):
        raise BundleError(
            "the file is not the one that the bundle was made with", where=str(path), cure=_CURE
        )
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _options() -> onnxruntime.SessionOptions:
    """One thread a process: workers are processes, and threads of their own would fight over the cores."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return options


def _role_weights(content: bytes, labels: Labels) -> tuple[RoleWeights, ...]:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return tuple(
            RoleWeights(*(arrays[f"{head.key}.{part}"] for part in ("distance", "weight", "bias")))
            for head in labels.roles
        )
