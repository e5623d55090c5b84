"""Which text of the interview this is, and where else it stands."""

from __future__ import annotations

from collections.abc import Iterator

from interview.folder.dataset import Dataset
from interview.views.blocks import Block, Heading, Table, Text
from interview.words.formatting import period_text

_HEAD = ("Text", "What it is", "What it confirms", "Address", "Looked up")


def about_the_text(dataset: Dataset) -> Iterator[Block]:
    """Yield what is known of the text and of its other published wordings; nothing for a folder that names none."""
    if not dataset.wordings:
        return
    yield Heading("About the text", 2, "about-the-text")
    source = dataset.about.source
    yield Text(f"{source.title}. SHA-256 of the text: {source.sha256}.", small=True)
    rows = (
        (one.title, one.what, one.confirms, one.address or "not known", period_text(one.looked_up))
        for one in dataset.wordings.values()
    )
    yield Table("Published wordings of the interview", _HEAD, tuple(rows))
    if dataset.caveats:
        count = f"{len(dataset.caveats)} of {len(dataset.excerpts)}"
        yield Text(f"{count} quotations are qualified by the words after them; a line under each says how.", small=True)
