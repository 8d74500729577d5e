/// The look and the filters of the page.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light dark; --line: #8886; --mark: #ffd54a; --error: #b3261e;
      --warning: #8a5a00; --hint: #175b9e; }
    @media (prefers-color-scheme: dark) {
      :root { --mark: #7a5b00; --error: #ff9a8f; --warning: #ffc45c; --hint: #8ec5ff; } }
    body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0 auto; padding: 1rem;
      max-width: 72rem; }
    .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; }
    .filters { border-bottom: 1px solid var(--line);
      padding: .5rem 0; display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
    fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 0; }
    .filters label { margin-right: .6rem; white-space: nowrap; }
    .count { font-variant-numeric: tabular-nums; opacity: .75; }
    details { margin: .75rem 0; } .wide { overflow-x: auto; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; }
    article { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem;
      margin: .75rem 0; }
    article:focus { outline: 3px solid Highlight; }
    h3 { font-size: 1rem; margin: 0; } article p { margin: .3rem 0; }
    .severity { font-weight: 700; } .error { color: var(--error); }
    .warning { color: var(--warning); } .hint { color: var(--hint); }
    .place { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; }
    .bitext { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: .5rem 0; }
    @media (max-width: 40rem) { .bitext { grid-template-columns: 1fr; } }
    dt { font-size: .8rem; opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
    mark { background: var(--mark); color: inherit; outline: 1px solid currentColor; }
    [hidden] { display: none !important; }
    """

  static let script = """
    (() => {
      const form = document.querySelector(".filters");
      const articles = [...document.querySelectorAll("article")];
      const shown = document.getElementById("shown");
      const chosen = name =>
        new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map(box => box.value));
      const apply = () => {
        const rules = chosen("rule"), severities = chosen("severity");
        const text = form.elements.text.value.trim().toLowerCase();
        let count = 0;
        for (const article of articles) {
          const data = article.dataset;
          article.hidden = !(rules.has(data.rule) && severities.has(data.severity)
            && data.text.includes(text));
          if (!article.hidden) count += 1;
        }
        shown.textContent = `${count} shown`;
      };
      form.addEventListener("input", apply);
      form.addEventListener("reset", () => setTimeout(apply));
      form.addEventListener("submit", event => event.preventDefault());
      document.addEventListener("keydown", event => {
        if (event.target.matches("input, button, summary") || event.ctrlKey || event.metaKey
          || event.altKey || !["j", "k"].includes(event.key)) return;
        const visible = articles.filter(article => !article.hidden);
        const at = visible.indexOf(document.activeElement);
        const next = visible[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
        if (next) next.focus();
      });
      apply();
    })();
    """
}
