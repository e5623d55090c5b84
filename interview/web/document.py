"""Every page as a readable document: made once for each data version, its head for each address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from interview.downloads.linked import linked_data
from interview.folder.dataset import Dataset
from interview.folder.pages import PRESENT
from interview.folder.tables import DataError, fault_lines
from interview.views.blocks import SITE, Block, Heading, Opening, StoryBlock, parts_of
from interview.views.decks import STAGED, VIEWS, deck_of
from interview.views.notices import notices
from interview.views.places import Link, page_path
from interview.views.quotes import citation
from interview.views.ui_words import ALONE, FAULTY, FAULTY_TITLE, SCRIPTLESS
from interview.web import assets
from interview.web.frame import header_html
from interview.web.index import Document
from interview.web.markup import DECK_VIEWS, MOUNTS, environment, part_html, still_html
from interview.web.pages import page_blocks
from interview.web.stories import address
from interview.words.formatting import kind_words, period_words, value_words

PLOTLY = "vendor/plotly-basic.min.js"
ICON = "icon.svg"
FONT = "vendor/quotation.woff2"
_QUOTATIONS = 'class="passage"'
_SHARED = ("figure", "slide")
"""The parameters that make another thing of a page, so that its address is shared with them."""


@dataclass(frozen=True)
class Content:
    """What a page says: its HTML, what runs in it (kind, id, address of its data), its title and description."""

    html: str
    parts: tuple[tuple[str, str, str], ...]
    title: str
    description: str


def document(dataset: Dataset, page: str, query: Mapping[str, str], site: str, extra: str = "") -> Document:
    """Return a page as its address asks for it.

    `site` is the address of the site without a slash at its end; `extra` is HTML for the head.
    """
    one = content(dataset, page, _focus(dataset, page, query), _view(page, query))
    templates = _templates()
    said = notices(dataset, page, query)
    body = templates.body(header_html(dataset, page), said, one.html, ALONE, SCRIPTLESS)
    figure = query.get("figure", "")
    linked = linked_data(dataset, figure, f"{_canonical(page, site)}?{urlencode({'figure': figure})}") if figure else ""
    head = f"{_meta(dataset, page, query, site, one)}{extra}{linked}\n{_loads(one)}"
    return Document(head, f"{body}{templates.data(one.parts)}".replace(SITE, f"{site}/"))


@lru_cache(maxsize=256)
def content(dataset: Dataset, page: str, figure: str = "", view: str = "") -> Content:
    """Return what a page says, with a figure opened where that makes a difference, or a view of the deck."""
    if page == PRESENT:
        return _deck(dataset, view)
    blocks = page_blocks(dataset, page, figure)
    parts = parts_of(blocks)
    steps = [step for part in parts.values() if isinstance(part, StoryBlock) for step in part.story.steps]
    return Content(
        html=str(_templates().content(blocks, part_html, still_html)),
        parts=tuple(
            (MOUNTS[type(part)], name, address(dataset, page, name))
            for name, part in parts.items()
            if type(part) in MOUNTS
        ),
        title=_title(blocks),
        description=f"{steps[0].subtitle} {steps[0].alt}" if steps else dataset.about.description,
    )


def _title(blocks: tuple[Block, ...]) -> str:
    """Return the heading of a page."""
    for block in blocks:
        if isinstance(block, Heading | Opening):
            return block.title if isinstance(block, Opening) else block.text
    raise ValueError("a page has a heading")


def missing(dataset: Dataset, path: str, site: str) -> str:
    """Return the page that says what there is, for an address where nothing is."""
    about, style = dataset.about, assets.address(assets.SHEET)
    return str(_templates().missing(about.language, about.title, path, about.title, site, _links(dataset), style))


def faulty(error: DataError) -> Document:
    """Return the document that says which faults the data have, while there are no good ones."""
    styles = f'<link rel="stylesheet" href="{assets.address(assets.SHEET)}">'
    body = _templates().faulty(FAULTY_TITLE, FAULTY, fault_lines(error.faults))
    entry = f'<script type="module" src="{assets.address(assets.SCRIPT)}"></script>'
    icon = f'<link rel="icon" href="{assets.address(ICON)}">'
    return Document(f"<title>{FAULTY_TITLE}</title>{icon}{styles}{entry}", str(body))


def _deck(dataset: Dataset, view: str) -> Content:
    about = dataset.about
    kind = view or STAGED
    html = DECK_VIEWS[kind](deck_of(dataset)).get("html", "")
    parts = ((kind, kind, address(dataset, PRESENT, kind)),)
    return Content(f'<div class="part" id="part-{kind}">{html}</div>', parts, about.title, about.line)


def _focus(dataset: Dataset, page: str, query: Mapping[str, str]) -> str:
    figure = query.get("figure", "")
    return figure if dataset.pages[page].shows_all and figure in dataset.items else ""


def _view(page: str, query: Mapping[str, str]) -> str:
    view = query.get("view", "") if page == PRESENT else ""
    return VIEWS.get(view, "")


def _links(dataset: Dataset) -> list[Link]:
    return [Link(page.title, page_path(page.name)) for page in dataset.pages.values()]


def _meta(dataset: Dataset, page: str, query: Mapping[str, str], site: str, one: Content) -> str:
    title, description = _words(dataset, page, query, one)
    shared = urlencode({name: query[name] for name in _SHARED if query.get(name)})
    canonical = _canonical(page, site)
    address = f"{canonical}?{shared}" if shared else canonical
    return str(_templates().meta(title, description, dataset.about.title, canonical, address))


def _canonical(page: str, site: str) -> str:
    return f"{site}/{'' if page_path(page) == '.' else quote(page_path(page))}"


def _words(dataset: Dataset, page: str, query: Mapping[str, str], one: Content) -> tuple[str, str]:
    """Return title and description of a page, of the figure its address asks for, or of a slide."""
    site, figure, slide = dataset.about.title, query.get("figure", ""), query.get("slide", "1")
    if figure in dataset.items:
        return f"{_figure_title(dataset, figure)} · {site}", _figure_words(dataset, figure)
    slides = {str(one.view.number): one.view for one in deck_of(dataset).slides} if page == PRESENT else {}
    if shown := slides.get(slide):
        said = shown.subtitle or " ".join(shown.lines) or "; ".join(number.words for number in shown.numbers)
        return f"{shown.title} · {site}", said or one.description
    return f"{one.title} · {site}" if one.title != site else site, one.description


def _figure_title(dataset: Dataset, item_id: str) -> str:
    item = dataset.items[item_id]
    return f"{item.title}: {value_words(item)}"


def _figure_words(dataset: Dataset, item_id: str) -> str:
    item = dataset.items[item_id]
    described = f"{kind_words(item)}, {period_words(item)}."
    if not item.mention:
        return described.capitalize()
    excerpt = dataset.excerpts[item.mention.excerpt_id]
    return f"“{excerpt.quote}” {citation(excerpt)}. {described.capitalize()}"


def _loads(one: Content) -> str:
    """Return what the first screen needs, for the head: style, scripts, data and the font of quotations."""
    plotly = assets.address(PLOTLY) if one.parts else ""
    data = dict.fromkeys(address for _, _, address in one.parts)
    fonts = [assets.address(FONT)] if _QUOTATIONS in one.html else []
    icon, style, script = (assets.address(name) for name in (ICON, assets.SHEET, assets.SCRIPT))
    return str(_templates().loads(icon, fonts, style, plotly, data, script))


def _templates() -> Any:
    return environment().get_template("document.html").module
