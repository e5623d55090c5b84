"""The words of the browser's part, so that no script holds a text of its own."""

UI_WORDS = {
    "walk": "Arrow keys walk its marks, Escape clears.",
    "chosen": "The chosen number",
    "orange": "Orange: the number you chose",
    "hint": "Choose any marked number or bar",
    "kind": "Kind",
    "reading": "Reading",
    "bounds": "Can stand for",
    "period": "Period",
    "said": "Said by",
    "counts": "Counts",
    "published": "Published by",
    "record": "Others published",
    "formula": "Calculated",
    "inputs": "From",
    "readings": "Other readings",
    "leads": "Leads to",
    "note": "Note",
    "compare": "compare",
    "more": "More",
    "to": "to",
    "width": "share of the whole range",
    "least": "At least",
    "greatest": "At most",
    "proportion": "In proportion",
    "together": "Said",
    "came": "Since then",
    "asOf": "as of",
    "ranges": "Ranges",
    "followed": "see what came of it",
    "link": "Copy link",
    "quotation": "Copy quotation",
    "copied": "Copied",
    "refused": "The browser does not allow it",
    "close": "Close",
    "ambiguous": "two readings",
    "our_note": "Our note:",
    "source": "Source",
    "loading": "The chart is being drawn",
    "previous": "Previous number",
    "next": "Next number",
    "order": "Order",
    "as_said": "as said",
    "check_first": "check first",
    "walk_keys": "or press p and n",
    "questions": "Questions",
    "in_text": "In the text:",
    "left_out": "Words are left out here",
    "failed": "The chart cannot be drawn here: its table says the same",
}

DECK_WORDS = {
    "previous": "Previous slide",
    "next": "Next slide",
    "fullscreen": "Full screen (F)",
    "help": "Keys (H)",
    "keys": "Keys",
    "slide": "Slide",
    "last": "This is the last slide.",
    "coming": "Next",
    "since": "since the start",
    "goto": "Go to slide",
}

KEYS = (
    ("→ Space PageDown", "next slide"),
    ("← PageUp", "previous slide"),
    ("Home End", "first, last slide"),
    ("3 Enter", "slide 3"),
    ("F", "full screen"),
    ("B", "black screen"),
    ("O", "all slides"),
    ("S", "speaker window"),
    ("E", "the same in the explorer"),
    ("0", "the slide as authored"),
    ("H", "these keys"),
    ("Esc", "close, clear, leave"),
)
"""What each key of presenter mode does."""

FAULTY_TITLE = "The data need mending"
FAULTY = "The files below break the data contract. Nothing else is shown until they are mended."

ALONE = (
    "This page stands by itself: charts, marked numbers, switches, links and downloads work without the server; "
    "searching and filtering tables, and notices of changed data, need a connection to it."
)
"""What a page says of itself while, or wherever, the application does not run."""

SCRIPTLESS = (
    "Scripts are blocked here: texts, tables, links and downloads work; charts are not drawn, their words and tables "
    "say the same."
)
"""What a page says of itself where scripts do not run."""
