"use strict";
// Gathers what the front door tells (/simulation/live), shows it, and says to it what buttons want.
const Live = (() => {
  const silenceMost = 45_000, again = 2000;
  const spansMost = 4000, samplesMost = 2400, boxesMost = 2000;
  const state = { spans: new Map(), slaves: new Map(), samples: [], frameworks: [], faults: [], hosts: [], chosen: null, started: 0, at: 0, heard: 0, told: null, drawn: null };
  const find = id => document.getElementById(id);
  const kinds = {
    crash: "crash", reboot: "reboot of the host", pause: "pause", partition: "partition", replace: "new, empty disk", "slave-shutdown": "goodbye of the slave",
    maintenance: "maintenance", "master-failover": "master failover", "power-cycle": "power failure of everything",
  };
  const nowhere = ["master-failover", "power-cycle"];

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) if (key.startsWith("on")) made[key] = value; else if (value !== null) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  async function say(path, body) {
    const said = find("said");
    try {
      const answer = await fetch(path, { method: "POST", body: body === undefined ? "" : JSON.stringify(body), headers: { "Content-Type": "application/json" } });
      const text = answer.ok ? "" : await answer.text();
      said.textContent = answer.ok ? "Done." : text || `The answer was ${answer.status}.`;
      said.classList.toggle("refused", !answer.ok);
      return answer.ok;
    } catch (gone) {
      said.textContent = "The simulation cannot be reached.";
      said.classList.add("refused");
      return false;
    }
  }

  function hear(told) {
    if (told.scenario !== undefined) {
      Object.assign(state, { started: told.started, spans: new Map(), samples: [], hosts: [] });
      state.slaves.clear();
      find("scenario").textContent = `${told.scenario} · seed ${told.seed} · Mesos ${told.semantics}`;
      document.title = `${told.scenario} – ActorMesos`;
    }
    state.at = told.at;
    for (const [number, lane, node, name, from, to] of told.spans) state.spans.set(number, { lane, node, name, from, to });
    if (state.spans.size > spansMost) [...state.spans].filter(([, span]) => span.to !== null).slice(0, state.spans.size - spansMost).forEach(([number]) => state.spans.delete(number));
    for (const [host, standing, tasks, cpus, memory, size, volumes] of told.slaves || []) state.slaves.set(host, { standing, tasks, cpus, memory, size, volumes });
    if (state.hosts.length !== state.slaves.size) state.hosts = [...state.slaves.keys()].sort(Charts.natural);
    state.samples.push(...told.samples || []);
    if (state.samples.length > samplesMost) state.samples = state.samples.filter((_, index) => index % 2);
    state.frameworks = told.frameworks || [];
    state.faults = told.faults;
    connected(true);
    // Where words come faster than they can be drawn, or nobody looks, the last alone is drawn.
    if (!state.told) {
      requestAnimationFrame(() => {
        const last = state.told, isLost = document.body.classList.contains("lost");
        state.told = null;
        show(last);
        if (isLost) connected(false);
      });
    }

    state.told = told;
  }

  function show(told) {
    find("clock").textContent = Charts.clock(told.at);
    find("pace").textContent = told.paused ? "stands still" : `x${told.speed}${told.slipped > 1 ? `, ${Math.round(told.slipped)} s left out: too fast for this machine` : ""}`;
    find("pause").setAttribute("aria-pressed", told.paused);
    find("pause").textContent = told.paused ? "Go on" : "Pause";
    find("pause").dataset.speed = told.speed;
    document.querySelectorAll(".pace [data-speed]:not(#pause)").forEach(button => button.setAttribute("aria-pressed", !told.paused && Number(button.dataset.speed) === told.speed));
    const notices = [...told.has_master ? [] : ["No master leads."], ...told.broken.map(broken => `An invariant is broken: ${broken}`)];
    find("notice").hidden = notices.length === 0;
    find("notice").textContent = notices.join(" ");
    figures(told);
    boxes();
    chosen();
    find("faults").replaceChildren(...state.faults.map(fault => element("li", {}, fault.replace(/since ([\d.]+)s$/, (_, at) => "since " + Charts.clock(Number(at))))));
    table("frameworks", state.frameworks.map(one => [one.name, one.roles, one.connected ? "connected" : "away", one.tasks, one.offers, one.completed]), 3, "Nobody has subscribed. A framework of yours can: POST /api/v1/scheduler.");
    const volumes = [...state.slaves].flatMap(([host, slave]) => slave.volumes.map(([name, size]) => [name, host, size])).sort((a, b) => Charts.natural(a[0], b[0]));
    table("volumes", volumes.slice(0, 500), 2, "There are none.");
    draw();
  }

  function figures(told) {
    const last = state.samples[state.samples.length - 1] || Array(14).fill(0), all = state.slaves.size;
    const part = (used, whole) => whole ? Math.round(100 * used / whole) : 0;
    const made = [
      ["slaves up", `${last[12]} of ${all}`, last[12] < all ? "bad" : "good", part(last[12], all)],
      ["tasks running", last[10], "", null],
      ["frameworks", state.frameworks.length, "", null],
      ["volumes", [...state.slaves.values()].reduce((sum, slave) => sum + slave.volumes.length, 0), "", null],
      ["offers out", last[11], "", null],
      ["cpus in use", `${part(last[2], last[1])}%`, "", part(last[2], last[1])],
      ["memory in use", `${part(last[5], last[4])}%`, "", part(last[5], last[4])],
      ["invariants", told.broken.length ? `${told.broken.length} broken` : `${told.invariants} hold`, told.broken.length ? "bad" : "good", null],
    ];
    find("figures").replaceChildren(...made.map(([name, value, kind, bar]) => element("li", { class: kind }, element("span", { class: "soft" }, name), element("b", {}, String(value)), ...bar === null ? [] : [element("i", { style: `--part:${bar}%` })])));
  }

  const tasks = slave => `${slave.tasks} ${slave.tasks === 1 ? "task" : "tasks"}`;

  function boxes() {
    const holder = find("slaves");
    const hosts = state.hosts.slice(0, boxesMost);
    if (holder.children.length !== hosts.length || hosts.some((host, index) => holder.children[index].dataset.host !== host)) {
      holder.classList.toggle("few", hosts.length <= 60);
      holder.replaceChildren(...hosts.map(host => element("button", { "data-host": host, onclick: () => choose(host) }, element("span", {}, hosts.length <= 60 ? host.replace(/^.*?(?=\d+$)/, "") : ""))));
      find("hosts").replaceChildren(...["one", "20%", "all", ...hosts.slice(0, 200)].map(host => element("option", { value: host })));
      if (state.slaves.size > boxesMost) find("slaves-note").textContent = `the first ${boxesMost} of ${state.slaves.size}`;
    }
    for (const box of holder.children) {
      const slave = state.slaves.get(box.dataset.host), look = `${slave.standing}${slave.volumes.length ? " volume" : ""}`;
      if (box.className !== look) box.className = look;
      const full = `${slave.standing === "up" ? slave.cpus : 0}%`;
      if (box.style.getPropertyValue("--full") !== full) box.style.setProperty("--full", full);
      const title = `${box.dataset.host}: ${slave.standing}, ${tasks(slave)}, ${slave.cpus}% of ${slave.size || "its cpus"}`;
      if (box.title !== title) { box.title = title; box.setAttribute("aria-label", title); }
      box.setAttribute("aria-pressed", box.dataset.host === state.chosen);
    }
  }

  function choose(host) {
    state.chosen = state.chosen === host ? null : host;
    find("fault").elements.where.value = state.chosen || "one";
    boxes();
    chosen();
  }

  function chosen() {
    const slave = state.slaves.get(state.chosen), holder = find("chosen");
    holder.replaceChildren(...!slave ? [] : [
      element("p", {}, element("b", {}, state.chosen), ` is ${slave.standing}`),
      element("p", { class: "soft" }, slave.standing === "away" ? "The master has no such slave on its books now." : `${tasks(slave)}, ${slave.cpus}% of ${slave.size} and ${slave.memory}% of its memory in use`),
      ...slave.volumes.map(([name, size]) => element("p", { class: "soft" }, `volume ${name}, ${size} MB`)),
    ]);
  }

  function table(id, rows, numbersFrom, otherwise) {
    const columns = find(id).tHead.rows[0].cells.length;
    find(id).tBodies[0].replaceChildren(...rows.length ? rows.map(row => element("tr", {}, ...row.map((cell, index) => element("td", { class: index >= numbersFrom ? "number" : null }, String(cell)))))
      : [element("tr", { class: "none" }, element("td", { colspan: columns }, otherwise))]);
  }

  function draw() {
    const from = Math.max(state.started, state.at - Number(find("window").value)), to = Math.max(from + 1, state.at);
    const samples = state.samples.filter(sample => sample[0] >= from);
    state.drawn = Charts.timeline(state.spans, state.slaves, from, to);
    Charts.resources(samples, from, to);
    Charts.work(samples, from, to);
  }

  function connected(isSo) {
    document.body.classList.toggle("lost", !isSo);
    if (isSo) document.body.classList.remove("waiting");
    for (const button of document.querySelectorAll(".pace button, .fault button, #heal")) button.disabled = !isSo;
    if (isSo) return;
    find("pace").textContent = "not connected";
    find("notice").hidden = false;
    find("notice").textContent = state.heard ? `The connection to the simulation is lost; the page tries again by itself. What it shows is how things stood at ${Charts.clock(state.at)}.`
      : "The simulation cannot be reached; the page tries again by itself.";
  }

  function listen() {
    const source = new EventSource("/simulation/live"), opened = performance.now();
    const watch = setInterval(() => { if (performance.now() - Math.max(opened, state.heard) > silenceMost) begin(); }, 5000);
    const begin = () => {
      source.close();
      clearInterval(watch);
      connected(false);
      setTimeout(listen, again);
    };
    // The simulation says null where it has had nothing to say for a while.
    source.onmessage = message => {
      state.heard = performance.now();
      const told = JSON.parse(message.data);
      if (told) hear(told);
    };
    // A browser itself tries again where nobody answers, but never where somebody refuses.
    source.onerror = begin;
  }

  find("keys").append(...[["task", "task"], ["volume", "persistent volume"], ["down", "node down"], ["fault", "fault"]].map(([lane, text]) => element("span", {}, element("i", { style: `background:${Charts.colour[lane]}` }), text)), element("span", {}, "◆ new master"), element("span", {}, "▲ slave given up"), element("span", {}, "● framework"));
  const fault = find("fault");
  fault.elements.kind.append(...Object.entries(kinds).map(([kind, text]) => element("option", { value: kind }, text)));
  fault.elements.kind.onchange = () => { fault.elements.where.disabled = nowhere.includes(fault.elements.kind.value); };
  fault.onsubmit = submitted => {
    submitted.preventDefault();
    const { kind, where, for: lasts } = fault.elements;
    const whom = nowhere.includes(kind.value) ? {} : state.slaves.has(where.value) ? { slave: where.value } : { slaves: where.value };
    say("/simulation/faults", { [kind.value]: { ...whom, for: lasts.value } });
  };
  find("heal").onclick = () => say("/simulation/heal");
  find("pause").onclick = () => find("pause").getAttribute("aria-pressed") === "true" ? say("/simulation/speed", { speed: `x${find("pause").dataset.speed}` }) : say("/simulation/pause");
  find("step").onclick = () => say("/simulation/step", { by: "10s" });
  document.querySelectorAll(".pace [data-speed]").forEach(button => { if (button.id !== "pause") button.onclick = () => say("/simulation/speed", { speed: `x${button.dataset.speed}` }); });
  find("window").onchange = draw;
  matchMedia("(prefers-color-scheme: dark)").onchange = draw;
  listen();
  return { state };
})();
