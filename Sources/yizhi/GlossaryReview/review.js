"use strict";
(() => {
  const rowHeight = 44;
  const byId = (id) => document.getElementById(id);
  const { key, reports, items } = JSON.parse(byId("data").textContent);
  const list = byId("list");
  const fields = ["target", "admitted", "forbidden", "note"];

  /** Decisions by the index of the item: {status, target, admitted, forbidden, note}. */
  let decisions = new Map();
  /** Earlier decisions, [[index, decision or null]…] a step, for undo. */
  let history = [];
  /** Indices of the items that fit the filter. */
  let shown = [];
  /** Position in `shown` of the term that is looked at. */
  let current = 0;

  const concept = (item) => `${item.source}\t${item.valid}`;
  const indexOfConcept = new Map(items.map((item, index) => [concept(item), index]));
  const indexOfSource = new Map(items.map((item, index) => [item.source, index]));
  const haystacks = items.map((item) =>
    [item.source, item.target, ...item.renderings.map((rendering) => rendering.text)]
      .join("\n").toLowerCase());

  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
      for (const [name, decision] of Object.entries(kept)) {
        const index = indexOfConcept.get(name);
        if (index !== undefined) decisions.set(index, decision);
      }
    } catch (error) {
      announce(`Earlier decisions cannot be read: ${error.message}`);
    }
  }

  function save() {
    const kept = {};
    for (const [index, decision] of decisions) kept[concept(items[index])] = decision;
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch (error) {
      announce(`This browser keeps no decisions: download them. ${error.message}`);
    }
  }

  function announce(text) { byId("announcer").textContent = text; }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  const statusOf = (index) => decisions.get(index)?.status ?? "open";
  const wordFor = { approved: "accepted", rejected: "rejected", open: "" };

  function fits(index) {
    const wanted = byId("filter").value;
    const status = statusOf(index);
    switch (wanted) {
      case "open": return status === "open";
      case "accepted": return status === "approved";
      case "rejected": return status === "rejected";
      case "divided": return items[index].renderings.length > 1;
      default: return true;
    }
  }

  function filter() {
    const held = shown[current];
    const needle = byId("search").value.trim().toLowerCase();
    shown = [];
    for (let index = 0; index < items.length; index++) {
      if ((needle === "" || haystacks[index].includes(needle)) && fits(index)) shown.push(index);
    }
    const position = shown.indexOf(held);
    current = Math.max(0, position);
    byId("shown").textContent = `${shown.length} of ${items.length} terms`;
    spacer.style.height = `${shown.length * rowHeight}px`;
    reveal();
    drawList();
    drawDetail();
  }

  const spacer = element("div", undefined, "spacer");
  spacer.setAttribute("role", "presentation");
  list.append(spacer);

  /** Only the rows in sight are in the document. */
  function drawList() {
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 5);
    const last = Math.min(
      shown.length, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + 5);
    const rows = [];
    for (let position = first; position < last; position++) rows.push(row(position));
    spacer.replaceChildren(...rows);
    const active = byId(`row-${current}`);
    if (active) list.setAttribute("aria-activedescendant", active.id);
    else list.removeAttribute("aria-activedescendant");
  }

  function row(position) {
    const index = shown[position];
    const item = items[index];
    const made = element("div", undefined, "row");
    made.id = `row-${position}`;
    made.style.top = `${position * rowHeight}px`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", String(position === current));
    made.setAttribute("aria-setsize", String(shown.length));
    made.setAttribute("aria-posinset", String(position + 1));
    const word = wordFor[statusOf(index)];
    if (word) made.append(element("span", word, `badge ${word}`));
    const source = element("span", item.source);
    source.lang = "zh";
    made.append(source, element("small", decisions.get(index)?.target ?? item.target));
    made.addEventListener("click", () => select(position));
    return made;
  }

  function reveal() {
    const top = current * rowHeight;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + rowHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + rowHeight - list.clientHeight;
    }
  }

  function select(position) {
    if (shown.length === 0) return;
    current = Math.min(Math.max(0, position), shown.length - 1);
    reveal();
    drawList();
    drawDetail();
  }

  const joined = (values) => values.map((value) => value.replaceAll("|", "\\|")).join(" | ");
  const split = (text) => text.split(/(?<!\\)\|/u)
    .map((value) => value.replaceAll("\\|", "|").trim()).filter((value) => value !== "");

  /** What the fields show at first: the decision, or what the glossary and the reports say. */
  function startOf(index) {
    const item = items[index];
    return decisions.get(index) ?? {
      target: item.target, admitted: item.admitted, forbidden: item.forbidden, note: item.note,
    };
  }

  function drawDetail() {
    const index = shown[current];
    byId("form").hidden = index === undefined;
    document.querySelector(".empty").hidden = index !== undefined;
    tally();
    if (index === undefined) return;
    const item = items[index];
    const word = wordFor[statusOf(index)];
    byId("term").textContent = item.source;
    byId("state").textContent = word;
    byId("state").className = `state ${word}`;
    byId("facts").textContent = [
      `${item.count} ${item.count === 1 ? "place" : "places"}`, item.valid, item.id,
    ].filter(Boolean).join(", ");
    const start = startOf(index);
    byId("target").value = start.target;
    byId("admitted").value = joined(start.admitted);
    byId("forbidden").value = joined(start.forbidden);
    byId("note").value = start.note;
    byId("same").value = "";
    drawRenderings(item);
    byId("contexts").replaceChildren(...item.contexts.map(context));
    byId("detail").scrollTop = 0;
  }

  function drawRenderings(item) {
    const head = element("tr");
    head.append(element("th", "Rendering"), element("th", "All", "number"));
    for (const report of reports) head.append(element("th", report, "number"));
    head.append(element("th", "Use"));
    byId("columns").replaceChildren(head);
    byId("renderings").replaceChildren(...item.renderings.map((rendering, position) => {
      const line = element("tr");
      line.append(element("td", rendering.text), element("td", rendering.count, "number"));
      for (const report of reports) {
        line.append(element("td", rendering.reports[report] ?? "", "number"));
      }
      const cell = element("td");
      const take = element("button", position < 9 ? `Take (${position + 1})` : "Take");
      take.type = "button";
      take.setAttribute("aria-label", `Prefer ${rendering.text}`);
      take.addEventListener("click", () => prefer(position));
      const admit = element("button", "Admit");
      admit.type = "button";
      admit.setAttribute("aria-label", `Admit ${rendering.text}`);
      admit.addEventListener("click", () => addTo("admitted", rendering.text));
      cell.append(take, " ", admit);
      line.append(cell);
      return line;
    }));
  }

  function context(found) {
    const line = element("li");
    for (const [parts, lang] of [[found.source, "zh"], [found.target, "en"]]) {
      const text = element("p");
      text.lang = lang;
      text.append(...parts.map((part) => part.marked ? element("mark", part.text) : part.text));
      line.append(text);
    }
    line.append(element("p", found.place, "place"));
    return line;
  }

  function prefer(position) {
    const rendering = items[shown[current]]?.renderings[position];
    if (!rendering) return;
    byId("target").value = rendering.text;
    announce(`Rendering: ${rendering.text}`);
  }

  function addTo(field, text) {
    const values = split(byId(field).value);
    if (!values.includes(text)) byId(field).value = joined([...values, text]);
    announce(`${field}: ${text}`);
  }

  function tally() {
    const count = decisions.size;
    byId("progress").max = Math.max(1, items.length);
    byId("progress").value = count;
    byId("tally").textContent = `${count} of ${items.length} decided`;
    byId("undo").disabled = history.length === 0;
  }

  function record(changes) {
    history.push(changes.map(([index]) => [index, decisions.get(index) ?? null]));
    for (const [index, decision] of changes) decisions.set(index, decision);
    save();
  }

  function read() {
    return {
      target: byId("target").value.trim(), admitted: split(byId("admitted").value),
      forbidden: split(byId("forbidden").value), note: byId("note").value.trim(),
    };
  }

  function decide(status) {
    const index = shown[current];
    if (index === undefined) return;
    const decision = { status, ...read() };
    if (status === "approved" && decision.target === "") {
      announce("A term needs a rendering to be accepted.");
      byId("target").focus();
      return;
    }
    record([[index, decision]]);
    announce(`${items[index].source} ${wordFor[status]}`);
    next(index);
  }

  /** Goes on to the next term; where the filter hides the decided one, that stands there already. */
  function next(decided) {
    const position = current;
    filter();
    const stays = shown[current] === decided;
    select(stays ? current + 1 : Math.min(position, shown.length - 1));
    list.focus();
  }

  function merge() {
    const index = shown[current];
    const other = indexOfSource.get(byId("same").value.trim());
    if (index === undefined) return;
    if (other === undefined || other === index) {
      announce("Name another term of the list to merge into.");
      byId("same").focus();
      return;
    }
    const kept = startOf(other);
    const added = [read().target, ...read().admitted]
      .filter((text) => text !== "" && text !== kept.target && !kept.admitted.includes(text));
    const note = `same concept as ${items[other].source}`;
    record([
      [other, { ...kept, status: "approved", admitted: [...kept.admitted, ...added] }],
      [index, { ...read(), status: "rejected", note }],
    ]);
    announce(`${items[index].source} merged into ${items[other].source}`);
    next(index);
  }

  function undo() {
    const step = history.pop();
    if (!step) return;
    for (const [index, decision] of step) {
      if (decision === null) decisions.delete(index); else decisions.set(index, decision);
    }
    save();
    filter();
    const position = shown.indexOf(step[step.length - 1][0]);
    if (position >= 0) select(position);
    announce("Undone");
  }

  const escaped = (text) => text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  const escapedList = (values) =>
    values.map((value) => escaped(value).replaceAll("|", "\\|")).join("|");

  /** The decisions as lines of a glossary. */
  function decisionFile() {
    const header = "source\ttarget\tstatus\tadmitted\tforbidden\tvalid\tnote\tid\n";
    const indices = [...decisions.keys()].sort((left, right) => left - right);
    return header + indices.map((index) => {
      const item = items[index];
      const decision = decisions.get(index);
      return [
        escaped(item.source), escaped(decision.target), decision.status,
        escapedList(decision.admitted), escapedList(decision.forbidden), item.valid,
        escaped(decision.note), escaped(item.id),
      ].join("\t") + "\n";
    }).join("");
  }

  function download() {
    const link = element("a");
    link.href = URL.createObjectURL(
      new Blob([decisionFile()], { type: "text/tab-separated-values" }));
    link.download = "decisions.tsv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    announce(`${decisions.size} decisions downloaded`);
  }

  const page = () => Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1);
  const commands = {
    j: () => select(current + 1), ArrowDown: () => select(current + 1),
    k: () => select(current - 1), ArrowUp: () => select(current - 1),
    PageDown: () => select(current + page()), PageUp: () => select(current - page()),
    Home: () => select(0), End: () => select(shown.length - 1),
    a: () => decide("approved"), r: () => decide("rejected"), s: () => select(current + 1),
    u: undo, e: () => byId("target").select(), m: () => byId("same").focus(),
    "/": () => byId("search").select(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isField = event.target.matches("input, select");
    if (event.key === "Escape") {
      list.focus();
    } else if (isField) {
      if (event.key !== "Enter") return;
      if (event.target.id === "same") merge();
      else if (event.target.id === "search") list.focus();
      else if (fields.includes(event.target.id)) decide("approved");
    } else if (/^[1-9]$/u.test(event.key)) {
      prefer(Number(event.key) - 1);
    } else if (Object.hasOwn(commands, event.key)) {
      commands[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });

  list.addEventListener("scroll", drawList, { passive: true });
  window.addEventListener("resize", drawList);
  byId("search").addEventListener("input", () => { current = -1; filter(); });
  byId("filter").addEventListener("change", filter);
  byId("form").addEventListener("submit", (event) => event.preventDefault());
  byId("accept").addEventListener("click", () => decide("approved"));
  byId("reject").addEventListener("click", () => decide("rejected"));
  byId("skip").addEventListener("click", () => select(current + 1));
  byId("undo").addEventListener("click", undo);
  byId("merge").addEventListener("click", merge);
  byId("export").addEventListener("click", download);

  load();
  filter();
  list.focus();
})();
