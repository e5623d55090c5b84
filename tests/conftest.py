import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from interview.folder.dataset import DATA, Dataset, load

pytest.register_assert_rewrite("tests.browser.stage", "tests.browser.linking", "tests.browser.deck")

# The same examples every time and no deadline: a failure is one anybody can repeat, on any machine.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load()


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A copy of the data that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))
