"""Microsoft's Recognizers cases, when they lie beside the checkout."""
import importlib.util

import pytest


@pytest.fixture(scope="module")
def cases(shared, root):
    folder = shared / "gold" / "suites" / "recognizers"
    if not folder.is_dir():
        pytest.skip("the Recognizers cases are not beside this checkout")
    spec = importlib.util.spec_from_file_location("recognizers", root / "bench" / "recognizers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.run(folder)


def test_four_in_five_are_right(cases):
    kept = [c for c in cases if c[3] is None]
    wrong = [c[1]["Input"] for c in kept if not c[2]]
    assert 1 - len(wrong) / len(kept) >= 0.80, wrong


def test_few_are_left_out(cases):
    assert sum(c[3] is not None for c in cases) <= 0.40 * len(cases)


def test_every_span_is_a_part_of_its_text(cases):
    for _, case, _, _, dates in cases:
        assert all(case["Input"][d["start"]:d["end"]] == d["text"] for d in dates)
