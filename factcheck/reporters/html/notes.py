"""The notes in the margin: each finding with its proof and its repairs."""

from __future__ import annotations

from factcheck.model.report import FindingRecord, SuggestionRecord
from factcheck.reporters.html.markup import Html, element, joined
from factcheck.reporters.html.story import LABELS, Note, Story
from factcheck.reporters.wording import Step, one_line, steps, suppressed_by

#: Characters of an article's words that a note repeats.
_LONGEST = 90


def note(story: Story, shown: Note) -> Html:
    """Return the note of a finding."""
    finding = shown.finding
    place = f"{shown.sign}: to the words in the text"
    number = element("a", shown.sign, href=f"#{shown.id}-ref", class_="sign", aria_label=place)
    head = element(
        "p",
        number,
        element("strong", LABELS[shown.label][0]),
        " ",
        element("code", finding.rule),
        class_="head",
    )
    proof = [_step(story, finding, step) for step in steps(finding)]
    repairs = [_repair(story, finding, suggestion) for suggestion in finding.suggestions]
    return element(
        "li",
        head,
        element("p", one_line(finding.message), class_="message"),
        element(
            "div",
            element("ul", *proof, class_="steps", aria_label="Proof") if proof else None,
            element("p", "Would put it right", class_="label") if repairs else None,
            element("ul", *repairs, class_="repairs") if repairs else None,
            class_="proof",
            id=f"{shown.id}-proof",
        )
        if proof or repairs
        else None,
        class_=f"note {shown.label}",
        id=shown.id,
        tabindex="-1",
        data_label=shown.label,
        data_family=shown.family,
    )


def confirmed(story: Story) -> Html | None:
    """Return the list of what was checked and found right; None where nothing was."""
    rows = []
    for shown in story.notes:
        if shown.label != "confirmed":
            continue
        finding = shown.finding
        sources = dict.fromkeys(step.source for step in steps(finding) if step.source)
        said = element("span", one_line(finding.message), class_="message")
        cited = (element("cite", source) for source in sources)
        rows.append(element("li", _quoted(story, finding), " ", said, " ", *cited, data_family=shown.family))
    if not rows:
        return None
    heading = element("h3", "Checked and found right ", element("span", str(len(rows)), class_="number"))
    return element("section", heading, element("ul", *rows), class_="claims", lang="en")


def suppressed(story: Story) -> Html | None:
    """Return the list of findings that do not count, each with the reason; None where there are none."""
    rows = [
        element(
            "li",
            _quoted(story, entry.finding),
            " ",
            element("code", entry.finding.rule),
            " ",
            element("span", one_line(entry.finding.message), class_="message"),
            " ",
            element("span", suppressed_by(entry.suppression), class_="reason"),
            data_family=entry.finding.rule.partition(".")[0],
        )
        for entry in story.record.suppressed
    ]
    if not rows:
        return None
    heading = element("h3", "Suppressed ", element("span", str(len(rows)), class_="number"))
    return element("section", heading, element("ul", *rows), class_="claims suppressed", lang="en")


def words(story: Story, text: str) -> Html:
    """Return words of the article as a quotation, in its language."""
    said = one_line(text)
    if len(said) > _LONGEST:
        said = said[: _LONGEST - 1].rstrip() + "…"
    return element("q", said, lang=story.record.language)


def _quoted(story: Story, finding: FindingRecord) -> Html:
    said = words(story, finding.span.text)
    return element("a", said, href=f"#{story.anchor(finding.span)}") if story.blocks else said


def _step(story: Story, finding: FindingRecord, step: Step) -> Html:
    parts: list[Html | str] = [element("span", str(step.kind or "also"), class_="kind"), " "]
    said = one_line(step.statement)
    if step.span is None or step.span == finding.span:
        parts.append(said)
    else:
        place = element("a", f"line {step.span.line}", href=f"#{story.anchor(step.span)}", class_="where")
        if one_line(step.span.text) in said:
            parts += [said, " "]
        else:
            parts += [said.rstrip(".:"), ": ", words(story, step.span.text), " "]
        parts.append(place)
    if step.source:
        parts += [" ", element("cite", step.source)]
    return element("li", *parts, class_=str(step.kind or "also"))


def _repair(story: Story, finding: FindingRecord, suggestion: SuggestionRecord) -> Html:
    said = one_line(suggestion.description)
    changed = _changed(story, finding, suggestion)
    if changed is None:
        return element("li", said)
    return element("li", said, element("span", changed, class_="change", lang=story.record.language))


def _changed(story: Story, finding: FindingRecord, suggestion: SuggestionRecord) -> Html | None:
    """Return the words of a finding with what a repair strikes out and writes; None where it changes nothing there."""
    start, end = finding.span.start, finding.span.end
    edits = sorted(suggestion.edits, key=lambda edit: edit.start)
    if not edits or end - start > _LONGEST or any(edit.start < start or edit.end > end for edit in edits):
        return None
    parts: list[Html | str] = []
    for edit in edits:
        parts.append(story.text[start : edit.start])
        if edit.end > edit.start:
            parts.append(element("del", story.text[edit.start : edit.end]))
        if edit.text:
            parts += ([" "] if edit.end > edit.start else []) + [element("ins", edit.text)]
        start = edit.end
    parts.append(story.text[start:end])
    return joined(parts)
