"use strict";
// What an exploration came to: the runs that failed, by what they have in common, and the markers that were passed.
const ActorMesos = (() => {
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) if (key === "oninput") made[key] = value; else if (value !== null && value !== undefined) made.setAttribute(key, value);
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
  }

  const fact = (name, value) => element("li", {}, name + " ", element("b", {}, String(value)));

  function group(parent, one) {
    const seeds = one.numbers.join(", ") + (one.runs > one.numbers.length ? ` and ${one.runs - one.numbers.length} more` : "");
    parent.append(element("section", { "aria-label": one.id }, element("h2", {}, one.id), element("p", {}, one.message),
      one.problem ? element("p", { class: "failed" }, one.problem) : null,
      element("ul", { class: "facts" }, fact("exit", one.exit_code), fact("runs", one.runs), fact("shown by", one.says), fact("in", seeds)),
      one.files.length ? element("p", { class: "controls" }, ...one.files.map(file => element("a", { href: encodeURI(file) }, file.slice(file.indexOf("/") + 1)))) : null,
      one.commands ? element("pre", {}, one.commands) : null));
  }

  function draw(parent, data) {
    parent.replaceChildren(element("h1", {}, data.scenario),
      element("p", {}, element("span", { class: `verdict ${data.verdict.toLowerCase()}` }, data.verdict), ` ${data.says}`),
      element("ul", { class: "facts" }, fact("runs", data.done), fact("planned", data.planned), fact("failed", data.failed), fact("ways to fail", data.groups.length), fact("semantics", data.semantics)),
      element("p", { class: "note" }, data.explored),
      ...data.missed.map(marker => element("p", { class: "failed" }, `No run reached the marker ${marker}, which the scenario expects.`)));
    if (data.groups.length > 1) ActorMesosTables.section(parent, "Ways to fail", ["group", "exit", "runs", "what was seen"], data.groups.map(one => [one.id, one.exit_code, one.runs, one.message]));
    data.groups.forEach(one => group(parent, one));
    if (data.markers.length) ActorMesosTables.section(parent, "Markers", ["marker", "runs that passed it", "means"], data.markers);
  }

  return { draw, element };
})();
