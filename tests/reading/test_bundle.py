"""A bundle is checked before it is used; what is wrong with it is said."""

import pytest

from dragoman.reading.bundle import FILES, load_bundle, write_digests
from dragoman.reading.labels import AttributeHead, Labels, RoleHead, TagHead, read_labels, write_labels
from dragoman.schema.errors import BundleError

LABELS = Labels(
    tags=(TagHead("names", ("PER", "ORG")), TagHead("causes", ("SIGNAL",))),
    roles=(RoleHead("causes", ("CAUSE", "EFFECT")),),
    attributes=(AttributeHead("causes", "relation", ("causes", "prevents")),),
    hidden=4,
    meaning=8,
)


@pytest.fixture
def folder(tmp_path):
    for name in FILES:
        (tmp_path / name).write_bytes(b"x")
    write_digests(tmp_path, "made-for-a-test", "1")
    return tmp_path


def test_labels_come_back_as_they_were():
    assert read_labels(write_labels(LABELS), "here") == LABELS


def test_the_columns_of_heads_follow_each_other():
    assert [columns for _, columns in LABELS.tag_slices()] == [slice(0, 5), slice(5, 8)]
    assert LABELS.tag_width == 8
    assert LABELS.attribute_width == 2


@pytest.mark.parametrize("text", [b"", b"hidden = 'x'", b"\xff", b"hidden = 1\nother = 2"])
def test_labels_of_another_kind_are_refused(text):
    with pytest.raises(BundleError, match="labels cannot be read"):
        read_labels(text, "labels.toml")


def test_no_bundle_is_said(tmp_path):
    with pytest.raises(BundleError, match="there is no bundle here"):
        load_bundle(tmp_path / "nowhere")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(BundleError, match=name):
        load_bundle(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named(folder, name):
    (folder / name).write_bytes(b"y")
    with pytest.raises(BundleError, match=rf"{name}: the file is not the one"):
        load_bundle(folder)


def test_a_bundle_of_another_format_is_refused(folder):
    path = folder / "digests.toml"
    path.write_text(path.read_text("utf-8").replace("format = 1", "format = 99"), "utf-8")
    with pytest.raises(BundleError, match="format 99"):
        load_bundle(folder)


def test_digests_that_are_no_toml_are_refused(folder):
    (folder / "digests.toml").write_text("]", "utf-8")
    with pytest.raises(BundleError, match="cannot be read"):
        load_bundle(folder)


def test_files_that_are_no_model_are_refused(folder):
    (folder / "labels.toml").write_bytes(write_labels(LABELS))
    write_digests(folder, "made-for-a-test", "1")
    with pytest.raises(BundleError, match="cannot be used"):
        load_bundle(folder)
