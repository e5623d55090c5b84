"""What the tables add that a folder may lack: comparisons, caveats and published wordings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from interview.amounts.items import Figure
from interview.amounts.periods import Period
from interview.folder.assembly import Assembly, period_of
from interview.folder.records import Records
from interview.folder.tables import Row


@dataclass(frozen=True)
class Proportion:
    """What helps to grasp a number said: the id of a number computed from it, or why there is none."""

    figure_id: str
    derived_id: str
    reason: str


@dataclass(frozen=True)
class Wording:
    """A published text of the interview: whose it is, its address if known, what kind it is, and what it confirms."""

    id: str
    title: str
    address: str
    what: str
    confirms: str
    looked_up: Period


@dataclass
class Additions(Assembly):
    """What the spare tables say, built row by row beside the records, with the faults met on the way."""

    records: Records
    proportions: list[Proportion] = field(default_factory=list)
    caveats: dict[str, str] = field(default_factory=dict)
    wordings: dict[str, Wording] = field(default_factory=dict)

    def build(self, rows: Mapping[str, list[Row]]) -> None:
        """Build every record of these tables."""
        self.faulty_ids |= self.records.faulty_ids
        sound = rows["proportions"] if not self.records.faults else []  # what follows from a faulty row is not told
        self.proportions = [self._proportion(row) for row in sound]
        self.caveats = self.each(rows["caveats"], "excerpt_id", self._caveat)
        self.wordings = self.each(rows["wordings"], "wording_id", _wording)

    def _proportion(self, row: Row) -> Proportion:
        """Return a comparison of a number said; a row that is none is a fault."""
        figures = self.records.figures
        said, computed = figures.get(row["figure_id"]), figures.get(row["derived_id"])
        if said is None or said.mention is None:
            problem = "no number is said by this name"
            self.faults.append(row.fault("figure_id", problem, "the id of a figure that is said"))
        elif bool(row["derived_id"]) is bool(row["reason"]):
            problem = "one of the two is needed, a computed number or a reason"
            self.faults.append(row.fault("reason", problem, "a derived_id, or why there is none"))
        elif row["derived_id"] and not self._rests_on(computed, said):
            expected = f"a number computed from {said.id}"
            self.faults.append(row.fault("derived_id", "the number is not computed from the one said", expected))
        return Proportion(row["figure_id"], row["derived_id"], row["reason"])

    def _rests_on(self, computed: Figure | None, said: Figure) -> bool:
        """Return whether a number is computed from the amount said, whichever of its mentions goes in."""
        sources = computed.derivation.sources if computed and computed.derivation else ()
        return any((one := self.records.figures.get(name)) and one.quantity == said.quantity for name in sources)

    def _caveat(self, row: Row) -> str:
        self.find(row, "excerpt_id", self.records.excerpts, "excerpts")
        return row["caveat"]


def _wording(row: Row) -> Wording:
    words = {name: row[name] for name in ("title", "address", "what", "confirms")}
    return Wording(row["wording_id"], looked_up=period_of(row, "looked_up"), **words)
