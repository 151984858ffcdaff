// Moves the notes beside their words, filters them, and takes the keyboard. Without it the page shows everything,
// each note behind its paragraph.
(() => {
  "use strict";

  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const byId = (id) => document.getElementById(id);

  const wide = matchMedia("(min-width: 68rem)");
  const several = root.classList.contains("several");
  const stories = all(".story");
  const notes = all(".note");
  const marks = all(".prose mark[data-of]");
  const gravity = ["error", "warning", "info", "unverified", "confirmed"];
  const GAP = 14;

  let current = null; // the note that is being read
  let shown = null; // the story that is on the screen

  const ids = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const storyOf = (element) => element.closest(".story");
  const isVisible = (note) =>
    !note.classList.contains("off") &&
    (note.dataset.label !== "confirmed" || root.classList.contains("shows-confirmed"));

  // Notes in the margin.

  function arrange() {
    const story = shown;
    const text = story && one(".prose", story);
    if (!text) return;
    const inStory = all(".note", text);
    if (!wide.matches) {
      for (const note of inStory) note.style.top = "";
      text.style.minHeight = "";
      return;
    }
    const origin = text.getBoundingClientRect().top;
    const places = inStory
      .filter(isVisible)
      .map((note) => ({ note, wanted: Math.max(0, wordsOf(note).getBoundingClientRect().top - origin - 4) }))
      .sort((a, b) => a.wanted - b.wanted);
    for (const place of places) place.height = place.note.offsetHeight;
    const fixed = places.findIndex((place) => place.note === current);
    if (fixed >= 0) {
      // What is being read stands beside its words; those before it give way upwards, as far as there is room.
      const room = places.slice(0, fixed).reduce((sum, place) => sum + place.height + GAP, 0);
      places[fixed].top = Math.max(places[fixed].wanted, room);
      let below = places[fixed].top;
      for (let at = fixed - 1; at >= 0; at--) {
        places[at].top = Math.min(places[at].wanted, below - GAP - places[at].height);
        below = places[at].top;
      }
      let above = 0;
      for (let at = 0; at < fixed; at++) {
        places[at].top = Math.max(places[at].top, above);
        above = places[at].top + places[at].height + GAP;
      }
    }
    let bottom = fixed >= 0 ? places[fixed].top + places[fixed].height + GAP : 0;
    for (const place of places.slice(fixed + 1)) {
      place.top = Math.max(place.wanted, bottom);
      bottom = place.top + place.height + GAP;
    }
    for (const { note, top } of places) note.style.top = `${Math.round(top)}px`;
    text.style.minHeight = `${Math.ceil(bottom)}px`;
  }

  const firstWords = new Map();
  for (const mark of marks) for (const id of ids(mark, "of")) if (!firstWords.has(id)) firstWords.set(id, mark);

  function wordsOf(note) {
    return firstWords.get(note.id) || byId(`${note.id}-ref`);
  }

  // Filters.

  const boxes = all("input[data-filter]");

  function filter() {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => `${box.dataset.filter}:${box.value}`));
    root.classList.toggle("shows-confirmed", !off.has("label:confirmed"));
    for (const note of notes) {
      const { label, family } = note.dataset;
      const hidden = off.has(`label:${label}`) || off.has(`family:${family}`);
      note.classList.toggle("off", hidden);
      const ref = byId(`${note.id}-ref`);
      if (ref) ref.classList.toggle("off", hidden);
    }
    for (const mark of marks) {
      const labels = ids(mark, "of").map(byId).filter((note) => note && isVisible(note)).map((note) => note.dataset.label);
      const gravest = gravity.find((label) => labels.includes(label));
      mark.classList.remove(...gravity, "off");
      mark.classList.add(gravest || "off");
    }
    for (const claim of all(".claims li[data-family]")) claim.hidden = off.has(`family:${claim.dataset.family}`);
    if (current && !isVisible(current)) leave();
    const left = (shown ? all(".note", shown) : notes).filter(isVisible).length;
    say(`${left} ${left === 1 ? "finding" : "findings"} shown`);
    arrange();
  }

  function toggle(value) {
    const box = boxes.find((candidate) => candidate.dataset.filter === "label" && candidate.value === value);
    if (!box) return;
    box.checked = !box.checked;
    filter();
  }

  // One note at a time.

  function read(note, { focus = true, scroll = true } = {}) {
    if (!note || !isVisible(note)) return;
    leave();
    current = note;
    note.classList.add("current");
    note.dataset.wasFolded = note.classList.contains("folded") ? "yes" : "";
    fold(note, false);
    const story = storyOf(note);
    for (const element of all(`[data-of~="${note.id}"]`, story)) element.classList.add("active");
    for (const element of all(`[data-side~="${note.id}"]`, story)) element.classList.add("side");
    arrange();
    if (focus) note.focus({ preventScroll: true });
    if (scroll) (wide.matches ? wordsOf(note) : note).scrollIntoView({ block: "center" });
    history.replaceState(null, "", `#${note.id}`);
  }

  function leave() {
    if (!current) return;
    if (current.dataset.wasFolded) fold(current, true);
    current.classList.remove("current");
    for (const element of all(".prose .active, .prose .side")) element.classList.remove("active", "side");
    current = null;
  }

  function step(by) {
    const visible = (shown ? all(".note", shown) : []).filter(isVisible);
    if (!visible.length) return;
    const at = visible.indexOf(current);
    read(visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length]);
  }

  function fold(note, folded) {
    const button = one(".fold", note);
    if (!button) return;
    note.classList.toggle("folded", folded);
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = folded ? "Show the proof" : "Hide the proof";
  }

  // One story at a time.

  function show(story) {
    leave();
    shown = story || (several ? null : stories[0]) || null;
    root.classList.toggle("at-index", several && !shown);
    for (const other of stories) other.classList.toggle("shown", other === shown);
    for (const button of all(".tools .step")) button.hidden = !several || !shown;
    arrange();
  }

  function open(hash) {
    const target = hash.length > 1 ? byId(decodeURIComponent(hash.slice(1))) : null;
    const story = target && storyOf(target);
    if (story !== shown || !shown) show(story);
    if (!target) return window.scrollTo(0, 0);
    if (target.classList.contains("note")) read(target, { focus: false });
    else if (target === story || !story) window.scrollTo(0, 0);
    else target.scrollIntoView({ block: "center" });
  }

  function turn(by) {
    if (!several) return;
    const next = stories[stories.indexOf(shown) + by];
    if (next) location.hash = next.id;
  }

  function say(text) {
    one(".status").textContent = text;
  }

  // Light and dark.

  const themes = ["", "light", "dark"];

  function theme() {
    const next = themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length];
    if (next) root.dataset.theme = next;
    else delete root.dataset.theme;
    name();
  }

  function name() {
    const named = { "": "Theme: system", light: "Theme: light", dark: "Theme: dark" };
    one(".tools .theme").textContent = named[root.dataset.theme || ""];
  }

  // Start.

  root.classList.add("js");
  for (const note of notes) {
    const proof = one(".proof", note);
    if (!proof) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fold";
    button.setAttribute("aria-controls", proof.id);
    proof.before(button);
    fold(note, note.dataset.label !== "error");
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      note.dataset.wasFolded = "";
      fold(note, !note.classList.contains("folded"));
      arrange();
    });
  }
  for (const box of boxes) box.addEventListener("change", filter);
  for (const button of all(".tools button")) button.hidden = false;
  for (const button of all(".tools .step")) button.addEventListener("click", () => turn(Number(button.dataset.step)));
  one(".tools .theme").addEventListener("click", theme);
  const keys = one("dialog.keys");
  one(".tools .help").addEventListener("click", () => keys.showModal());
  one(".close", keys).addEventListener("click", () => keys.close());

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const ref = event.target.closest(".ref");
    const mark = event.target.closest("mark");
    const note = event.target.closest(".note");
    if (link && !ref) {
      if (link.classList.contains("sign")) {
        event.preventDefault();
        wordsOf(note).scrollIntoView({ block: "center" });
      }
      return;
    }
    if (ref) {
      event.preventDefault();
      read(byId(ref.dataset.of), { scroll: !wide.matches });
    } else if (mark) {
      const over = ids(mark, "of").map(byId).filter((candidate) => candidate && isVisible(candidate));
      if (over.length) read(over[(over.indexOf(current) + 1) % over.length], { focus: false, scroll: !wide.matches });
    } else if (note && note !== current) {
      read(note, { focus: false, scroll: false });
    } else if (!note && event.target.closest("main")) {
      leave();
      arrange();
    }
  });

  for (const link of all(".dates a[data-date]")) {
    const words = () => all(`.prose [data-date~="${link.dataset.date}"]`);
    const light = (on) => words().forEach((element) => element.classList.toggle("date", on));
    for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
      link.addEventListener(event, () => light(on));
  }

  const commands = {
    j: () => step(1),
    k: () => step(-1),
    e: () => toggle("error"),
    w: () => toggle("warning"),
    n: () => toggle("info"),
    c: () => toggle("confirmed"),
    "[": () => turn(-1),
    "]": () => turn(1),
    i: () => several && (location.hash = "index"),
    t: theme,
    "?": () => keys.showModal(),
    Escape: () => (leave(), arrange()),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === "Enter" && current && event.target === current) {
      current.dataset.wasFolded = "";
      fold(current, !current.classList.contains("folded"));
      arrange();
    } else if (commands[event.key]) {
      commands[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });

  addEventListener("hashchange", () => open(location.hash));
  addEventListener("resize", arrange);
  wide.addEventListener("change", arrange);
  name();
  filter();
  open(location.hash);
  say("");
  // Notes jump to their places at first, and glide from then on.
  requestAnimationFrame(() => requestAnimationFrame(() => root.classList.add("moving")));
})();
