"""What a page is made of, top to bottom: frozen values that know neither HTML nor Streamlit.

Streamlit shows headings, texts, tables and links with its own elements; the other blocks run in the browser too and
have an id, which is part of the address of their data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interview.amounts.items import Kind
from interview.charts.theme import Swatch
from interview.views.index import Index
from interview.views.places import Link
from interview.views.steps import Key, Offer, Step
from interview.views.stories import Story

SITE = "site:/"
"""Stands in code and citations for the address of the site, which only who shows them knows, with its last slash."""

COMPARISON = "check-"
"""How the id of a comparison begins, unlike that of any story; its figure follows."""


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 once at the top of the page, then 2; `anchor` is its id."""

    text: str
    level: int
    anchor: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph; a small one says how to read something, or where it comes from."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Guide:
    """How to read a page, `more` of it where there is room, and last where the whole stands: links after `before`."""

    text: str
    more: str
    before: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Legend:
    """The key of a page: how each kind of number is drawn."""

    swatches: tuple[Swatch, ...]

    @property
    def key(self) -> Key:
        """Its signs, as the key of a chart has them."""
        return tuple((swatch, True) for swatch in self.swatches)


@dataclass(frozen=True)
class Table:
    """A table of texts; the first cell of each row is its head. `title` names it to those who do not see it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Folded:
    """Blocks behind their title; unfolded at once if `open`."""

    title: str
    blocks: tuple[Block, ...]
    open: bool = False


@dataclass(frozen=True)
class StoryBlock:
    """A story: charts, sentences, or both, linked in the browser."""

    story: Story

    @property
    def id(self) -> str:
        """The id of the story."""
        return self.story.id


@dataclass(frozen=True)
class Kicker:
    """The line above the heading of a page: where the reader is, and what there is."""

    text: str


@dataclass(frozen=True)
class Count:
    """How many of something there are, by the kind that is drawn beside it; `link` leads on from its words."""

    kind: Kind
    number: int
    words: str
    link: Link | None = None


@dataclass(frozen=True)
class Opening:
    """What the first page opens with: who spoke to whom, what this is, why it matters, and what there is."""

    kicker: str
    title: str
    lead: str
    tally: tuple[Count, ...]


@dataclass(frozen=True)
class FindingCard:
    """A finding of the first page: its chart with its sentences, who says them, what others say, and its topic."""

    story: Story
    place: str
    verdict: Link | None
    link: Link


@dataclass(frozen=True)
class Findings:
    """The findings of the first page, as many beside each other as there is room for."""

    findings: tuple[FindingCard, ...]
    id: str = "findings"


@dataclass(frozen=True)
class TopicRow:
    """A topic: its page, what its numbers say, and how many there are of each sort.

    The link of a row that is about no page leads nowhere.
    """

    link: Link
    finding: str
    said: int
    calculated: int
    dates: int


@dataclass(frozen=True)
class Topics:
    """The topics as a table, and what they come to together."""

    title: str
    rows: tuple[TopicRow, ...]
    together: TopicRow


@dataclass(frozen=True)
class Way:
    """A page to go to from the first one, and what for."""

    link: Link
    words: str


@dataclass(frozen=True)
class Ways:
    """What a reader can do next; `kept` on paper where the words beside the links are worth it."""

    ways: tuple[Way, ...]
    kept: bool = False


@dataclass(frozen=True)
class Share:
    """One part of a whole: how many, in words that say the number too, and the name by which it is coloured."""

    number: int
    words: str
    name: str


@dataclass(frozen=True)
class Shares:
    """The parts of a whole as one strip."""

    title: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Strip:
    """Where in the text the numbers stand, as one chart whose marks lead to their place on the page."""

    id: str
    step: Step


@dataclass(frozen=True)
class Published:
    """What somebody published beside a figure: value and verdict, what it counts, where it stands."""

    value: str
    verdict: str
    counts: str
    source: Link
    place: str


@dataclass(frozen=True)
class Comparison:
    """One figure beside what others published; `figure` is its id, `why` what explains the furthest value."""

    figure: str
    title: str
    why: str
    about: str
    step: Step
    published: tuple[Published, ...]
    home: Link | None

    @property
    def id(self) -> str:
        """The id of the comparison."""
        return f"{COMPARISON}{self.figure}"


@dataclass(frozen=True)
class Disputes:
    """The figures that others dispute, each as a small chart of what was said against what was published."""

    comparisons: tuple[Comparison, ...]
    id: str = "disputes"


@dataclass(frozen=True)
class Record:
    """An index of figures beside the comparison of the one that is opened; any other is fetched by its address.

    `figures` gives the figure that is opened for each id an address can name: its own, or that of a value beside it.
    """

    id: str
    index: Index
    opened: Comparison
    figures: Mapping[str, str]


@dataclass(frozen=True)
class Walk:
    """The way from number to number, on any page: ids with the page of each, as said and by what to check first.

    `said` tells how many of those in the order said were said, the others were calculated; `counts` says it in words.
    """

    homes: Mapping[str, str]
    said: int
    counts: str
    check_first: tuple[str, ...]
    questions: tuple[Link, ...] = ()
    id: str = "walk"


@dataclass(frozen=True)
class Offers:
    """Downloads, each with its formats, code and citation."""

    id: str
    offers: tuple[Offer, ...]


Part = StoryBlock | Findings | Disputes | Strip | Index | Record | Comparison | Offers | Walk
"""What also runs in the browser."""

Still = Kicker | Guide | Legend | Opening | Topics | Ways | Shares
"""What only stands on the page and has no element of Streamlit's own."""

Block = (
    Heading | Text | Table | Folded | StoryBlock | Findings | Disputes | Strip | Index | Record | Offers | Walk | Still
)


def parts_of(blocks: tuple[Block, ...]) -> dict[str, Part]:
    """Return everything among blocks that runs in the browser, by id, in order."""
    parts: dict[str, Part] = {}
    for block in blocks:
        if isinstance(block, Folded):
            parts |= parts_of(block.blocks)
        elif isinstance(block, Record):
            parts |= {block.id: block, block.opened.id: block.opened}
        elif isinstance(block, Part):
            parts[block.id] = block
    return parts
