"""The page around the stories: the bar with the verdict and the filters, the index, the sections of an article."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from string import Template

from factcheck.model.report import NoticeRecord, Run
from factcheck.reporters.html import calendar
from factcheck.reporters.html.markup import Html, element, joined
from factcheck.reporters.html.notes import confirmed, suppressed
from factcheck.reporters.html.prose import prose
from factcheck.reporters.html.story import LABELS, Story
from factcheck.reporters.wording import count, not_checked, one_line, totals, verdict

_KEYS = (
    (("j", "k"), "next and previous finding"),
    (("Enter",), "open or close the proof"),
    (("e", "w", "n", "c"), "show or hide errors, warnings, notes, confirmed claims"),
    (("[", "]"), "previous and next article"),
    (("i",), "list of articles"),
    (("t",), "light, dark, or as the system has it"),
    (("Esc",), "leave the finding"),
    (("?",), "these keys"),
)


class HtmlReporter:
    """One self-contained page for editors."""

    name = "html"
    detailed = True

    def render(self, run: Run) -> Iterator[str]:
        """Yield the page, article by article."""
        return _page(run)


def _page(run: Run) -> Iterator[str]:
    stories = [Story.of(number, outcome) for number, outcome in enumerate(run.outcomes, 1)]
    folder = files(__package__)
    style, script = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    title = stories[0].title if len(stories) == 1 else count(len(stories), "article")
    parts = {
        "title": element("title", f"{one_line(title)} – factcheck"),
        "version": element("meta", name="generator", content=f"{run.tool.name} {run.tool.version}"),
        "style_hash": _digest(style),
        "script_hash": _digest(script),
        "style": style,
        "script": script,
        "several": "single" if len(stories) == 1 else "several",
        "home": "main" if len(stories) == 1 else "index",
        "bar": _bar(run, stories),
        "keys": _keys(),
    }
    around = folder.joinpath("page.html").read_text(encoding="utf-8").split("$stories\n")
    before, after = (Template(part).substitute(parts) for part in around)
    yield before
    if len(stories) != 1:
        yield _index(run, stories) + "\n"
    for story in stories:
        yield _section(story) + "\n"
    yield after


def _digest(text: str) -> str:
    """Return the hash by which a policy of the page names a style or a script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _bar(run: Run, stories: Sequence[Story]) -> Html:
    labels = Counter(note.label for story in stories for note in story.notes)
    levels = [
        _filter("label", name, many, labels[name], checked=name != "confirmed")
        for name, (_, many) in LABELS.items()
        if labels[name]
    ]
    families = Counter(note.family for story in stories for note in story.notes)
    rules = [_filter("family", name, name, number, checked=True) for name, number in sorted(families.items())]
    return joined(
        (
            element("p", verdict(run.gate), class_=f"gate {run.gate.status}"),
            element("fieldset", element("legend", "Show"), *levels, class_="filters") if levels else None,
            element("fieldset", element("legend", "Rules"), *rules, class_="filters") if len(rules) > 1 else None,
        )
    )


def _filter(kind: str, value: str, name: str, number: int, *, checked: bool) -> Html:
    box = element("input", type="checkbox", data_filter=kind, value=value, checked=checked)
    shown = (element("span", name), element("b", str(number)))
    return element("label", box, *shown, class_=f"filter {value}" if kind == "label" else "filter")


def _keys() -> Html:
    rows = []
    for keys, meaning in _KEYS:
        named = [part for key in keys for part in (element("kbd", key), " ")]
        rows.append(joined((element("dt", *named), element("dd", meaning))))
    return element("dl", *rows)


def _index(run: Run, stories: Sequence[Story]) -> Html:
    heads = ("Article", *(LABELS[name][1] for name in ("error", "warning", "info", "confirmed")))
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    rows = [_row(story) for story in stories]
    return element(
        "section",
        element("h2", count(len(stories), "article")),
        element("p", totals(run.summary)),
        element("table", element("thead", head), element("tbody", *rows)) if rows else None,
        class_="index",
        id="index",
        lang="en",
    )


def _row(story: Story) -> Html:
    record = story.record
    labels = Counter(note.label for note in story.notes)
    numbers = [_number(name, labels[name]) for name in ("error", "warning", "info", "confirmed")]
    link = element("a", story.title, href=f"#{story.id}", lang=record.language)
    failed = element("span", "not checked", class_="badge refuted") if record.failures else None
    date = calendar.summary(story) if story.text else None
    path = element("span", record.path, class_="path") if record.title else None
    return element("tr", element("th", link, " ", failed, path, date, scope="row"), *numbers)


def _number(name: str, number: int) -> Html:
    """Return a cell of the index; its unit shows where there is no room for the head of the table."""
    if not number:
        return element("td", class_=f"{name} number")
    one, many = LABELS[name]
    unit = element("span", f" {(one if number == 1 else many).lower()}", class_="unit")
    return element("td", str(number), unit, class_=f"{name} number")


def _section(story: Story) -> Html:
    record = story.record
    labels = Counter(note.label for note in story.notes)
    counts = [
        element("span", count(labels[name], one.lower(), many.lower()), class_=f"count {name}")
        for name, (one, many) in LABELS.items()
        if labels[name] and name not in ("confirmed", "unverified")
    ]
    head = element(
        "header",
        element("p", record.path, class_="path"),
        element("p", *counts, class_="counts") if counts else None,
        calendar.summary(story) if story.text else None,
        *(_failure(not_checked(failure)) for failure in record.failures),
        *map(_notice, record.notices),
        element("p", "Nothing stands against publication.", class_="clean") if _is_clean(story) else None,
        class_="head",
        lang="en",
    )
    sections = (calendar.writing(story), calendar.dates(story), confirmed(story), suppressed(story))
    told = [section for section in sections if section is not None]
    return element(
        "article",
        head,
        prose(story) if story.blocks else None,
        element("div", *told, class_="more") if told else None,
        class_="story",
        id=story.id,
        aria_label=story.title,
    )


def _is_clean(story: Story) -> bool:
    return not story.record.failures and not any(note.label in ("error", "warning", "info") for note in story.notes)


def _failure(said: str) -> Html:
    return element("p", element("strong", "Not checked: "), said, class_="alert error")


def _notice(notice: NoticeRecord) -> Html:
    place = notice.path if notice.line is None else f"{notice.path}:{notice.line}"
    kind = element("strong", f"{notice.kind}: ")
    return element("p", kind, f"{notice.message} ({place})", class_=f"alert {notice.severity}")
