from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.text.venue_series import series_of


@pytest.mark.parametrize(
    ("venue", "name"),
    [
        ("Findings of the Association for Computational Linguistics: EMNLP 2025", "EMNLP"),
        ("Proceedings of the Fifty-Sixth Annual Meeting of the Association for Computational Linguistics", "ACL"),
        ("Proceedings of the 34th International Conference on Machine Learning-Volume 70", "ICML"),
        ("International Conference on Robotics and Automation, Montreal, Canada, May 20-24, 2019", "ICRA"),
        ("Advances in neural information processing systems 30", "NeurIPS"),
        ("NIPS'17", "NeurIPS"),
        ("2019 IEEE/RSJ International Conference on Intelligent Robots and Systems (IROS)", "IROS"),
        ("arXiv preprint arXiv:2101.00001", "arXiv"),
        ("CoRR", "arXiv"),
        ("EMNLP 2025 (Workshop)", "EMNLP workshops"),
        ("Proceedings of the 1st Workshop on Moss at EMNLP 2023", "Workshop on Moss at EMNLP"),
        ("Journal of Moss, vol. 12, no. 3", "Journal of Moss"),
        ("Journal of Number Theory", "Journal of Number Theory"),
        ("Second Kettle Research", "Second Kettle Research"),
        ("12th International Symposium on Moss (ISM 2019)", "International Symposium on Moss"),
        ("Moss Letters 521 (7553)", "Moss Letters"),
        ("Annual Review of Moss", "Annual Review of Moss"),
    ],
)
def test_venue_is_named_without_what_changes_from_year_to_year(venue: str, name: str) -> None:
    series = series_of(venue)
    assert series is not None
    assert series.name == name


@given(st.text(max_size=60))
def test_any_text_has_a_series_or_none_and_a_series_is_its_own(venue: str) -> None:
    series = series_of(venue)
    assert series is None or series.name.strip() == series.name != ""
