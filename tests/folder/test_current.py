import pytest

from interview.folder.current import current
from interview.folder.files import fingerprint
from interview.folder.tables import DataError
from tests.folder.conftest import spoil


def test_the_data_are_read_again_only_after_a_change(data_folder):
    first = current(data_folder)
    assert current(data_folder) is first
    before = fingerprint(data_folder)
    spoil(data_folder, "questions.csv", "1,Relations", "1,The relations")
    assert fingerprint(data_folder) != before
    assert current(data_folder).questions[1].theme.startswith("The relations")
    spoil(data_folder, "questions.csv", "1,The relations", "one,The relations")
    with pytest.raises(DataError):
        current(data_folder)
