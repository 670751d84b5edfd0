"""Papers of a long list for measuring: each record as a paper of its own, not merged."""

from __future__ import annotations

import lzma
import tempfile
from dataclasses import fields
from pathlib import Path

from paperatlas.model.paper import Paper
from paperatlas.model.record import Facts, Record
from paperatlas.read.files import read_file


def records_of(file: Path) -> tuple[Record, ...]:
    """The records of a file, which may be compressed (`.xz`)."""
    if file.suffix != ".xz":
        return tuple(read_file(file, file.parent).records)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, file.stem)
        plain.write_bytes(lzma.decompress(file.read_bytes()))
        return tuple(read_file(plain, plain.parent).records)


def paper_of(record: Record, number: int) -> Paper:
    """The record as a paper."""
    facts = {field.name: getattr(record, field.name) for field in fields(Facts)}
    return Paper(**facts, id=f"p{number:06}", title_given=True, sources=(record.origin,))
