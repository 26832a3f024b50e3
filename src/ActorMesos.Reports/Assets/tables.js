// Tables that sort when a title is clicked and show only the rows that hold a word.
const ActorMesosTables = (() => {
  const most = 300;

  function make(titles, rows, options = {}) {
    const body = document.createElement("tbody"), head = document.createElement("tr"), table = document.createElement("table");
    let order = null, down = false, word = "";
    const compare = (one, other) => typeof one === "number" && typeof other === "number" ? one - other : String(one ?? "").localeCompare(String(other ?? ""), "en", { numeric: true });
    const fill = () => {
      let shown = word ? rows.filter(row => row.some(cell => String(cell ?? "").toLowerCase().includes(word))) : rows;
      if (order !== null) shown = [...shown].sort((one, other) => (down ? -1 : 1) * compare(one[order], other[order]));
      body.replaceChildren(...shown.slice(0, most).map(row => {
        const line = document.createElement("tr");
        line.className = options.mark ? options.mark(row) : "";
        row.slice(0, titles.length).forEach((cell, column) => {
          const made = document.createElement("td");
          made.textContent = options.format ? options.format(cell, column) : cell ?? "";
          made.className = typeof cell === "number" ? "number" : String(cell ?? "").length > 40 ? "long" : "";
          line.append(made);
        });
        if (options.choose) {
          line.tabIndex = 0;
          line.onclick = () => options.choose(row);
          line.onkeydown = event => { if (event.key === "Enter") options.choose(row); };
        }
        return line;
      }));
      table.dataset.shown = shown.length;
      options.filled?.(shown.length, Math.min(most, shown.length));
    };
    titles.forEach((title, column) => {
      const made = document.createElement("th");
      made.textContent = title;
      made.scope = "col";
      if (rows.length && typeof rows[0][column] === "number") made.className = "number";
      made.tabIndex = 0;
      const sort = () => {
        down = order === column && !down;
        order = column;
        for (const other of head.children) other.removeAttribute("aria-sort");
        made.setAttribute("aria-sort", down ? "descending" : "ascending");
        fill();
      };
      made.onclick = sort;
      made.onkeydown = event => { if (event.key === "Enter") sort(); };
      head.append(made);
    });
    const top = document.createElement("thead");
    top.append(head);
    table.append(top, body);
    table.filter = text => { word = text.toLowerCase(); fill(); };
    fill();
    return table;
  }

  function section(parent, title, titles, rows, options = {}) {
    const element = ActorMesos.element, note = element("span", { class: "note" });
    const table = make(titles, rows, { ...options, filled: (all, shown) => { note.textContent = all > shown ? `${shown} of ${all} rows are shown` : `${all} rows`; } });
    const filter = element("input", { type: "search", placeholder: "filter", "aria-label": `filter ${title}`, oninput: event => table.filter(event.target.value) });
    const made = element("section", { "aria-label": title }, element("h2", {}, title), element("div", { class: "controls" }, rows.length > 8 ? filter : null, note), element("div", { class: "scroll" }, table));
    parent.append(made);
    return made;
  }

  return { make, section };
})();
