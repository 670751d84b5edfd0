from __future__ import annotations

import pytest

from paperatlas.text.mojibake import undo_double_encoding


@pytest.mark.parametrize("text", ["Ramírez", "José Raúl", "Grønnum – 漢字", "Žižek"])
def test_text_encoded_twice_is_decoded_once_more(text: str) -> None:
    assert undo_double_encoding(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize("text", ["Ramírez", "plain", "Ã", "Â©, é", "ÃO", "漢字 Ã©"])
def test_sound_text_stays(text: str) -> None:
    assert undo_double_encoding(text) == text
