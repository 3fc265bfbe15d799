"""What the cells of a result table are of: the endpoint or event that the row, the column, the section line or the title names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, reduce

from abstract2kb.assemble.cells import hints_of
from abstract2kb.assemble.table_bare_heads import events_of_grade, responses_of_title, term_of_grade
from abstract2kb.assemble.table_causes import of_any_cause
from abstract2kb.assemble.table_grades import AT_END, BARE, UNIT
from abstract2kb.assemble.table_named import NamedTopics
from abstract2kb.assemble.table_spanners import RELATED, as_spanned, is_over_events
from abstract2kb.assemble.table_stops import RULE as STOPPED
from abstract2kb.assemble.table_stops import SAFETY_LINE, all_events
from abstract2kb.assemble.table_totals import as_deaths, total_in_words
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.assemble.table_words import DOSE_CHANGED, GIVEN, GRADE_ALONE, OTHER_FACT
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.adverse_events import GRADE
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["TableTopics"]

_BETWEEN = regex(r"(?:\srates?)?,?\s?(?:/|\||and|\()\s?")
"""What stands between the names of two responses that share a column."""
_GENERIC = regex(
    r"^(?:any|all|total|overall|any cause|disc(?:ont)?\.?|d/c|(?:maximum|maximal|worst|highest)(?: severity)?|severe|serious|fatal|"
    r"patients? with (?:any|at least (?:one|1))|at least (?:one|1)|discontinued|discontinuation|"
    r"(?:(?:that |which )?(?:led|leading|lead|resulted|resulting) (?:to|in)|requiring|causing|leading to) (?:(?:a|any|all|of|the|or|treatment|drug|"
    r"permanent|study|dose|either|both)[ /-])*(?:discontinuations?|discontinuing|withdrawals?|stopping|stop|death|"
    r"hospitali[sz]ation|reductions?|interruptions?|delays?|modifications?|adjustments?|holds?|withholding)"
    r"(?:,? (?:or|and) (?:discontinuations?|interruptions?|reductions?|delays?))?"
    r"(?: (?:of )?(?:(?:any|all|either|both|the|study|trial|of|one|at least one|each|components?) )*(?:\w+ ){0,2}(?:treatment|drugs?|therapy|agents?|"
    r"medications?|components?))?)?$",
    re.IGNORECASE,
)
_QUIT = regex(
    r"discontinu|\bdisc(?:ont)?\.|\b(?:AE|toxicity)[ -](?:related )?stops?\b|^d/c\b|\b(?:to stop|stop of)\b|"
    r"\bstopp(?:ed|ing)\b|withdr|\b(?:treatment|therapy|drug) ended\b|\bcame off (?:treatment|therapy|study|drug)\b",
    re.IGNORECASE,
)
_BECAUSE = regex(
    r"(?:stopped|stopping|ended|withdrawn|off (?:treatment|therapy|study|drug))\b[^,;]{0,20}?\s(?:for|by|because of|due to|owing to|with|from)\s$",
    re.IGNORECASE,
)
"""Before the events that a treatment was stopped for: these alone are the term."""
_STOPPED = regex(r"(?:stopped|stopping|discontinued)\b", re.IGNORECASE)
"""How a label begins that is a term as a whole, with the short form for events that ends it: "Stopped all drugs for TRAE"."""
_ONLY_RELATED = regex(
    rf"(?:any AEs?:\s?|all AEs?:\s?)?(?:only )?(?:{RELATED.pattern}) (?:adverse )?(?:events|AEs)(?: only)?\b|only TRAEs", re.IGNORECASE
)
_NOTE_RELATED = regex(rf"(?:only )?(?:{RELATED.pattern})(?:\W|$)", re.IGNORECASE)
"""How a note on a cell begins that tells that its events are those of the drug."""
_JUDGED_RELATED = regex(
    r"(?:(?:all|events?|cases|were|was|as|to be|those|only|independently|centrally)\s)*"
    rf"(?:adjudicated|judged|considered|assessed|deemed|attributed|related)\b[^.;]{{0,40}}?"
    rf"(?:{RELATED.pattern}|related to (?:the )?(?:study )?(?:drug|treatment))",
    re.IGNORECASE,
)
"""A note that an event was judged to be of the drug."""
_CLEAN = regex(r"[,;]?\s?(?:n\s?\(%\)|\(?%\)?|\(?\bn\)?$|any cause|all causes|no\. \(%\))", re.IGNORECASE)
_BRACKET_AT_END = regex(r"\s?\([^()]*\b(?:related|unless|cause|marked|emergent)\b[^()]*\)\s*$", re.IGNORECASE)
"""Behind a label what kind of events it is of: "Overall (treatment-related unless marked)"."""
_CAUSE = regex(r"(?:any|all)[ -]causes?$", re.IGNORECASE)
_NARROWED = regex(rf"{_QUIT.pattern}|{_CAUSE.pattern}|\b(?:led|leading) to\b|\bresult(?:ed|ing) in\b|\brequiring\b", re.IGNORECASE)
_SUCH = regex(r"serious|fatal", re.IGNORECASE)
"""A label that is an adjective to the noun that the corner or the title has: "Serious" below "TEAE"."""
_FATAL = regex(r"fatal|deaths?\b|(?:(?:led|leading) to|result(?:ed|ing) in|outcome of) death", re.IGNORECASE)
_NO_EVENT = regex(r"\b(?:median|mean|age|dose|cycles?|duration|exposure|follow-?up|male|female|ECOG|patients|number|n)\b|\d{2}", re.IGNORECASE)
_SURVIVAL = regex(r"survival(?: outcomes?)?|efficacy|outcomes?|time to event", re.IGNORECASE)
"""A heading over several kinds of survival."""
_IN_PLACE = regex(r",?\s(?:instead of|rather than|in (?:place|lieu) of|\(?not(?=\s(?:(?-i:m?[A-Z]{2,4})\b|[\w-]+\ssurvival)))\s", re.IGNORECASE)
"""In a note before the endpoint that its own replaces: "Disease-free survival instead of PFS"."""
_NOTE_END = regex(r"[.;](?:\s|$)|$")
_NOTE = 60
_WHOLE_NOTE = regex(r"(?:median|confirmed|invasive)?\s*(?:rates?|or better|only)?(?:,? by [\w ]+|,? at .+)?", re.IGNORECASE)
_SHORT_IN_BRACKETS = regex(r"\s?\([\w-]{0,8}\)")
_SHORT = 40
_JUST = regex(r"\W*(?:(?:all|only|any|as|reported|here|counted|includes?|including|is|are|for|events?)\b\W*)*", re.IGNORECASE)
"""What a note may say besides the event that a number is of."""
_GRADE_CUT = regex(r",?\s(?:gr(?:ade)?s?|G)\.?$")
"""What is left of a grade behind the name of an event."""
_JOINS = regex(r"\)?,?\s(?:and|with)\s$")
_SAFETY = regex(r"\b(?:safety|side effects|toxicit(?:y|ies))\b|\b(?:immune|treatment|drug)-related (?:adverse )?events\b", re.IGNORECASE)
_COURSE = regex(
    r"(?:med(?:ian|\.)|mean)\b|time[- ]to\b|(?:time of |day of )?(?:first )?(?:onset|duration|length|resolution|recovery)\b|"
    r"(?:(?:events?|cases|patients|n|%),?\s)?(?:resolved|recovered|reversed|ongoing|unresolved)\b",
    re.IGNORECASE,
)
"""How a heading begins over what became of events: "Median onset, d", "Time to resolution", "Resolved, n"."""


@dataclass
class TableTopics:
    """The topics of one table."""

    view: TableView

    @cached_property
    def _named(self) -> NamedTopics:
        return NamedTopics(self.view)

    def names(self, cell: Cell) -> list[Topic]:
        """The topics that a cell names, a duration before what it is the duration of."""
        return self._named.of(cell)

    def in_note(self, cell: Cell, topic: Topic) -> Topic:
        """The event that the cell's short note gives in place of its heading's, "ICANS only", or as one of the drug; else the topic."""
        if topic.generic and topic.category is Category.ANY and any(_NOTE_RELATED.match(note) for note in self.view.remarks(cell)):
            return replace(topic, category=Category.TREATMENT_RELATED)
        if (other := of_any_cause(self.view, cell, topic)) is not None:
            return other
        for note in self.view.remarks(cell) if topic.family == "safety" else ():
            at = self.view.scene.text.find(note, self.view.span(cell)[1]) if 3 < len(note) < _SHORT else -1
            found = topics(self.view.scene, at, at + len(note)) if at >= 0 else []
            if len(found) == 1 and found[0].family == "safety" and found[0].id and _JUST.fullmatch(note.replace(found[0].text, "", 1)):
                return replace(found[0], category=topic.category)
        return topic

    def of_label(self, row: RowView) -> list[Topic]:
        """The topics that the row's label or its endpoint cell names."""
        cells = [c for c in (row.keys.get("endpoint"), row.label) if c is not None]
        found = next((found for c in cells if (found := self.names(c))), [])
        safety = any(t.family == "safety" for t in self.title_topics) or (
            row.section is not None and SAFETY_LINE.search(row.section.text) is not None
        )
        return as_deaths(self.view, next(c for c in cells if self.names(c)), found, safety) if found else found

    def of_pair(self, row: RowView, column: int) -> list[Topic]:
        """The two responses of cells like "85 / 40" under "ORR / CR rate"; none where the nearest heading does not name two."""
        for cell in (*reversed(self.view.path(column)), row.label):
            if cell is None or not (found := self.names(cell)):
                continue
            first, last = found[0], found[-1]
            between = self.view.scene.text[first.end : last.start]
            two = len(found) == 2 and all(t.family == "response" for t in found) and _BETWEEN.fullmatch(between) is not None
            return found if two else []
        return []

    @cached_property
    def by_column(self) -> bool:
        """Whether the columns name the topics: more of them do than not."""
        columns = [c for c, role in self.view.roles.items() if role == "value"]
        return sum(any(self.names(h) for h in self.view.path(c)) for c in columns) * 2 > len(columns)

    @cached_property
    def title_topics(self) -> list[Topic]:
        """The topics of the title line; of one with none that of the heading right above it: "PFS by subgroup" over "Hazard ratio (95% CI)"."""
        block = self.view.title_block
        if block is None:
            return []
        offset = self.view.scene.source.offset
        found = topics(self.view.scene, block.start - offset, block.end - offset)
        above = next(iter(self.view.blocks[1:2]), None) if self.view.blocks[0] is block else None
        return found or (topics(self.view.scene, above.start - offset, above.end - offset) if above is not None and above.kind == "heading" else [])

    @cached_property
    def title_of_all(self) -> str:
        """The title, but for one whose grade is of some of the events that it names: "DLTs and grade ≥3 events"."""
        level = GRADE.search(self.view.title)
        block = self.view.title_block
        if level is None or block is None:
            return self.view.title
        at = block.start - self.view.scene.source.offset + level.start()
        before = [t.end for t in self.title_topics if t.family == "safety" and t.end <= at]
        joined = bool(before) and _JOINS.match(self.view.scene.text, before[-1], at) is not None
        return self.view.title[: level.start()] if joined else self.view.title

    @cached_property
    def is_safety(self) -> bool:
        """Whether the title or a heading says that the table is one of adverse events."""
        heads = [t for c in self.view.path(0) for t in self.names(c)]
        return any(t.family == "safety" for t in (*self.title_topics, *heads)) or _SAFETY.search(self.view.title) is not None

    @cached_property
    def _rows_name_events(self) -> bool:
        """Whether half of the rows, two or more, are labelled with events, and the others with no endpoint."""
        labels = [c for r in range(self.view.header_rows, self.view.height) if (c := self.view.grid.get((r, 0))) is not None and c.text.strip()]
        families = [found[0].family if (found := self.names(c)) else "" for c in labels]
        events = families.count("safety")
        return events > 1 and events * 2 >= len(labels) and events + families.count("") == len(labels)

    @cached_property
    def _sections_name_events(self) -> bool:
        """Whether half of the lines over rows name an event, and none an endpoint: what the others name are events too."""
        sections = {row.section.start: row.section for row in self.view.rows() if row.section is not None}
        families = [found[0].family if (found := self.names(c)) else "" for c in sections.values()]
        events = families.count("safety")
        return events > 0 and events * 2 >= len(families) == events + families.count("")

    def of(self, row: RowView, column: int) -> tuple[Topic | None, bool]:
        """The topic of a cell, and whether its column names it, so that the row's label may name the arm."""
        named, label = self._of_column(column), self.of_label(row)
        if named is None and not label and (total := events_of_grade(self.view, self._named, column)) is not None:
            return total, True
        if named is None and self.by_column and (general := self._of_kind(column)) is not None:
            return general, True
        if (named is None or named.generic) and (unknown := self._event_over(column, named)) is not None:
            return self._categorised(unknown, row, unknown.text), True
        if named is not None and (self.by_column or not label or (named.family == "safety" and label[0].family != "safety")):
            return self._categorised(as_spanned(self.view, column, named), row, self.view.path(column)[-1].text), True
        if label and not (label[0].family != "safety" and self._is_generic(row) and self.is_safety):
            return self._categorised(label[0], row), False
        if row.section is not None and (sectioned := self.names(row.section)):
            if self._is_generic(row) or sectioned[0].family != "safety" or not sectioned[0].generic:
                return self._categorised(sectioned[0], row), not self._is_generic(row)
            return self._event(row), False
        if row.section is not None and self._sections_name_events and self._is_generic(row) and (unknown := self._unknown(row.section)) is not None:
            return self._categorised(unknown, row), False
        heads = self.view.path(column)
        return self._below_safety(row) or ((None, False) if heads and OTHER_FACT.search(heads[-1].text) else self._of_title(row))

    def _below_safety(self, row: RowView) -> tuple[Topic | None, bool] | None:
        """The event of a row below a line "Safety", all of them where its label tells no more than a grade; None of a row elsewhere."""
        safety = row.section is not None and SAFETY_LINE.search(row.section.text) is not None
        generic = self._is_generic(row)
        if row.label is not None and safety and generic and not any(t.family == "safety" for t in self.title_topics):
            return self._categorised(all_events(self.view, row.label), row), False
        if row.label is not None and ((safety and not generic) or DOSE_CHANGED.match(row.label.text)):
            return self._event(row), False
        return None

    def is_of_course(self, column: int) -> bool:
        """Whether a column of a table of events tells when they came, how long they lasted or how they ended, not how many had them."""
        return any(_COURSE.match(cell.text.strip()) for cell in self.view.path(column))

    def _of_column(self, column: int) -> Topic | None:
        path = self.view.path(column)
        if len(path) > 1 and OTHER_FACT.search(path[-1].text) and not self.names(path[-1]):
            return None
        named = next(((found[0], h) for h in reversed(path) if (found := self.names(h))), None)
        bare = named is None or (named[1] is not path[-1] and _SURVIVAL.fullmatch(named[1].text.strip()))
        if bare and path and hints_of(path[-1].text).ratio and (beside := self._survival_beside(column)):
            return beside
        return named[0] if named else None

    def _survival_beside(self, column: int) -> Topic | None:
        """The survival that the nearest column on the left names, which a column of bare ratios goes with."""
        for other in range(column - 1, 0, -1):
            found = next((t for h in reversed(self.view.path(other)) if not _SURVIVAL.fullmatch(h.text.strip()) for t in self.names(h)), None)
            if found is not None:
                return found if found.family == "survival" else None
        return None

    def noted(self, cell: Cell) -> Topic | None:
        """The endpoint that a note on a cell puts in place of its heading's: "Relapse-free survival."."""
        scene = self.view.scene
        for note in cell.footnotes:
            words = _IN_PLACE.split(_NOTE_END.split(note)[0])[0]
            below = scene.text.find(note, self.view.table.end - scene.source.offset)
            at = below if below >= 0 else scene.text.find(note)
            found = topics(scene, at, at + len(words)) if at >= 0 and len(words) <= _NOTE else []
            rest = reduce(lambda left, each: left.replace(each.text, "", 1), found, words)
            same = bool(found) and all(t.endpoint and t.endpoint == found[0].endpoint for t in found)
            if same and _WHOLE_NOTE.fullmatch(_SHORT_IN_BRACKETS.sub("", rest).strip()):
                return found[0]
        return None

    def _of_title(self, row: RowView) -> tuple[Topic | None, bool]:
        safety = [t for t in (*self.title_topics, *(t for c in self.view.path(0) for t in self.names(c))) if t.family == "safety"]
        if safety and self._is_generic(row):
            return self._categorised(safety[0], row), False
        if self.whole is not None and not self.by_column and not (row.label and OTHER_FACT.search(row.label.text)):
            return self._categorised(self.whole, row), True
        events = self.is_safety or (self._rows_name_events and not self._is_generic(row))
        return (self._event(row), False) if events and not self.by_column else (None, False)

    def _of_kind(self, column: int) -> Topic | None:
        """All events of the kind that a column of a table of events is headed with: "Discontinued", "Serious"."""
        head = next((c.text for c in reversed(self.view.path(column))), "")
        general = next((t for t in self.title_topics if t.family == "safety" and t.generic), None)
        kind = UNIT.sub("", head).strip(" ,;:()")
        if (
            general is None
            or not kind
            or GRADE.search(kind)
            or not (_GENERIC.match(kind) and (_QUIT.search(kind) or _SUCH.match(kind) or _FATAL.match(kind)))
        ):
            return None
        category = Category.DISCONTINUATION if _QUIT.search(kind) else Category.DEATH if _FATAL.match(kind) else Category.SERIOUS
        return replace(general, category=category)

    @cached_property
    def whole(self) -> Topic | None:
        """The one endpoint or event that the corner, or else the title, names for all cells; the corner of a table whose rows name none."""
        corner = [t for c in self.view.path(0) for t in self.names(c) if t.endpoint]
        if corner and len({t.endpoint for t in corner}) == 1 and not self._rows_name_endpoints:
            return corner[0]
        specific = [t for t in self.title_topics if not (t.family == "safety" and t.generic) and (t.id or t.endpoint)]
        same = specific and specific[0].endpoint and len({t.endpoint for t in specific}) == 1
        return specific[0] if len(specific) == 1 or same else None if specific or self._rows_name_endpoints else responses_of_title(self.view)

    def is_of_corner(self, topic: Topic) -> bool:
        """Whether the corner names the topic for all cells."""
        return topic is self.whole and any(self.view.span(c)[0] <= topic.start < self.view.span(c)[1] for c in self.view.path(0))

    @cached_property
    def _rows_name_endpoints(self) -> bool:
        labels = (self.view.grid.get((r, 0)) for r in range(self.view.header_rows, self.view.height))
        return any(self.names(c) for c in labels if c is not None)

    def _is_generic(self, row: RowView) -> bool:
        """Whether the label names no event, but all events of a kind: "Any grade", "Grade ≥3", "Led to discontinuation"."""
        text = GRADE.sub("", _CLEAN.sub("", _BRACKET_AT_END.sub("", row.label.text if row.label else "")))
        return bool(_GENERIC.match(re.sub(r"^[\s,;:()]+|[\s,;:()]+$", "", text)))

    def narrowed(self, row: RowView, whole: Topic | None) -> Topic | None:
        """The events as a whole that a row above named, where the label only tells which of them: "Serious", "Led to dose reduction"."""
        if whole is None or row.label is None or self.of_label(row) or not self._is_generic(row):
            return None
        return self._categorised(whole, row) if GRADE.sub("", _CLEAN.sub("", row.label.text)).strip(" ,;:()–-") else None

    def term(self, row: RowView, topic: Topic, column: int | None = None) -> str | None:
        """The words for events as a whole that the title names and the label narrows: "Adverse events led to discontinuation"; those of a `column`
        that it was read from."""
        if topic.rule == STOPPED or (total := term_of_grade(topic)) is not None:
            return topic.text if topic.rule == STOPPED else total
        head = self.view.path(column)[-1] if column is not None and self.view.path(column) else None
        cause = head or row.label
        if (
            cause is not None
            and topic.category is Category.DISCONTINUATION
            and _BECAUSE.search(cause.text[: max(0, topic.start - self.view.span(cause)[0])])
        ):
            whole = _STOPPED.match(cause.text) is not None and topic.text.rstrip("s").isupper()
            return UNIT.sub("", GRADE.sub("", cause.text)).strip(" ,;:()") if whole else None
        if column is not None and topic.category is Category.DISCONTINUATION and self.view.path(column):
            return UNIT.sub("", GRADE.sub("", self.view.path(column)[-1].text)).strip(" ,;:()")
        if topic.family != "safety" or not topic.generic or row.label is None:
            return None
        if self.names(row.label):
            return total_in_words(topic.text, row.label.text)
        narrowed = GRADE.sub("", UNIT.sub("", row.label.text)).strip(" ,;:()")
        if _SUCH.fullmatch(narrowed):
            return f"{narrowed.lower()} {topic.text}"
        if not _NARROWED.search(narrowed):
            return None
        return f"{topic.text}, {narrowed}" if _CAUSE.match(narrowed) else f"{topic.text} {narrowed[:1].lower()}{narrowed[1:]}"

    def _categorised(self, topic: Topic, row: RowView, head: str | None = None) -> Topic:
        """The topic with the category that the title and the label, or the `head` of its column, give to it."""
        if topic.family != "safety" or topic.category not in (Category.ANY, Category.TREATMENT_RELATED):
            return topic
        label = head if head is not None else row.label.text if row.label else ""
        if (topic.generic or not topic.id) and _QUIT.search(label):
            return replace(topic, category=Category.DISCONTINUATION)
        if (topic.generic and _SUCH.match(label)) or ((topic.generic or not topic.id) and _FATAL.match(label)):
            return replace(topic, category=Category.DEATH if _FATAL.match(label) else Category.SERIOUS)
        noted = [n for c in (row.label, *row.keys.values()) if c is not None for n in c.footnotes]
        said = [n for n in noted if (_ONLY_RELATED.match(n) and topic.generic) or _JUDGED_RELATED.match(n)]
        if topic.category is Category.ANY and RELATED.search(
            " ".join((label, self.view.title, row.section.text if row.section else "", self.view.heading(0), *said))
        ):
            return replace(topic, category=Category.TREATMENT_RELATED)
        return topic

    @cached_property
    def _columns_name_events(self) -> bool:
        """Whether half of the columns of figures are headed with events, the others with no endpoint, and no row names either."""
        columns = [c for c, role in self.view.roles.items() if role == "value"]
        families = [found[0].family if (found := [t for h in self.view.path(c) for t in self.names(h)]) else "" for c in columns]
        events = families.count("safety")
        alone = events * 2 >= len(columns) and events + families.count("") == len(columns) and (events > 1 or (events and self.is_safety))
        return bool(alone) and not self._rows_name_endpoints

    def _event_over(self, column: int, over: Topic | None) -> Topic | None:
        """An event that no lexicon knows, as the heading of a column; `over`: all events, which the heading over it and others names."""
        path = self.view.path(column)
        if over is not None or not self._columns_name_events:
            path = path[-1:] if is_over_events(self.view, self.names, column) and not self.names(path[-1]) else []
        path = [c for c in path if not (GRADE_ALONE.fullmatch(c.text.strip()) or OTHER_FACT.search(c.text))]
        found = (f for h in reversed(path) if (f := self._unknown(h)) is not None)
        event = next((f for f in found if not _GENERIC.match(f.text)), None)
        return replace(event, category=over.category) if event is not None and over is not None else event

    def _event(self, row: RowView) -> Topic | None:
        """An event that no lexicon knows, in a table of adverse events."""
        found = self._unknown(row.label) if row.label is not None else None
        return self._categorised(found, row) if found is not None else None

    def _unknown(self, cell: Cell) -> Topic | None:
        """The words of a label or heading as the name of an event, where they may be one."""
        words = GRADE.sub("", cell.text)
        if cell.text.count(" ") > 4 or (_NO_EVENT.search(words) and not DOSE_CHANGED.match(words)) or GIVEN.search(words):
            return None
        start = self.view.span(cell)[0]
        if self.view.scene.within(*self.view.span(cell), Label.DRUG):
            return None
        whole = cell.text[: m.start()] if (m := AT_END.search(cell.text)) else cell.text
        text = GRADE.split(whole if (m := _CLEAN.search(whole)) and m.end() < len(whole.rstrip()) else _CLEAN.sub("", whole))[0].rstrip(" ,;:(")
        text = _GRADE_CUT.sub("", text)
        if len(text) < 3 or not re.sub(r"[ ,-]", "", text).isalpha() or BARE.match(text):
            return None
        return Topic(start, start + len(text), "safety", text, "", "adverse_events.table_label")
