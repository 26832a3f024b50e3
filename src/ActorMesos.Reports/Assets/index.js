"use strict";
// The runs of an exploration that failed, by what they have in common.
const ActorMesos = { draw(parent, data) {
  const made = (name, text, attributes = {}) => Object.assign(document.createElement(name), { textContent: text ?? "" }, attributes);
  const table = made("table"), head = made("tr"), body = made("tbody"), box = made("div", "", { className: "scroll" });
  head.append(...["group", "exit", "runs", "run", "what was seen", "report"].map(title => made("th", title)));
  for (const group of data.groups) {
    const row = made("tr"), link = made("td");
    if (group.report) link.append(made("a", "report", { href: group.report }));
    row.append(made("td", group.id), made("td", group.exit_code), made("td", group.runs, { className: "number" }), made("td", group.says), made("td", group.problem ? `${group.message} (${group.problem})` : group.message, { className: "long" }), link);
    body.append(row);
  }
  const top = made("thead");
  top.append(head);
  table.append(top, body);
  box.append(table);
  parent.replaceChildren(made("h1", data.scenario), made("p", `${data.failed} of ${data.done} runs failed, in ${data.groups.length} ${data.groups.length === 1 ? "way" : "ways"}; ${data.planned} were planned.`), box);
} };
