"use strict";
// Draws one run, or two side by side. draw() may be called again with newer data: a page that is live does so.
const ActorMesos = (() => {
  // Okabe and Ito's colours, which the colour-blind tell apart.
  const colour = { created: "#56B4E9", "in use": "#0072B2", "left behind": "#D55E00", task: "#009E73", starting: "#8FD6BF", down: "#3b3f45", fault: "#E69F00" };
  const palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7a6f00"];
  const markShape = { MasterElected: "diamond", SchedulerReplaced: "diamond", FrameworkJoined: "diamond", SlaveRemoved: "triangle", SlaveMadeUnreachable: "triangle", EverythingHealed: "pin" };
  let charts = [], undo = [];

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "onclick" || key === "oninput" || key === "onkeydown") made[key] = value; else if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
  }

  function clock(seconds) {
    const whole = Math.floor(seconds), two = number => String(number).padStart(2, "0");
    const rest = (seconds - whole).toFixed(3).slice(1);
    return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${rest === ".000" ? "" : rest}`;
  }

  // Tooltips of the library take HTML; what comes from a recording is text.
  const safe = text => String(text).replace(/[&<>"]/g, letter => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);

  function section(parent, title, note, ...children) {
    const made = element("section", { "aria-label": title }, element("h2", {}, title), note ? element("p", { class: "note" }, note) : null, ...children);
    parent.append(made);
    return made;
  }

  function chart(parent, height, option, label, isTime) {
    const box = element("div", { class: "chart", style: `height:${height}px`, role: "img", "aria-label": label });
    parent.append(box);
    const made = echarts.init(box, null, { renderer: "svg" });
    made.setOption({ animation: false, color: palette, textStyle: { fontFamily: "inherit" }, ...option });
    if (isTime) made.group = isTime;
    charts.push(made);
    return made;
  }

  function timeAxis(run) {
    return { type: "value", min: run.grid.start, max: run.grid.end, axisLabel: { formatter: clock, hideOverlap: true, alignMaxLabel: "right" }, splitLine: { lineStyle: { color: "#e4e8ec" } } };
  }

  const zoom = [{ type: "inside", xAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "ctrl" }, { type: "slider", xAxisIndex: 0, filterMode: "none", height: 18, bottom: 4, showDetail: false }];

  function points(run, values) {
    return values.map((value, index) => [Math.min(run.grid.end, run.grid.start + (index + 1) * run.grid.width), value]).filter(point => point[0] - run.grid.width < run.grid.end);
  }

  function curves(parent, run, title, series, group, unit) {
    return chart(parent, 240, {
      grid: { left: 8, right: 16, top: series.length > 1 ? 34 : 14, bottom: 34, containLabel: true },
      legend: series.length > 1 ? { type: "scroll", top: 0, left: 0 } : undefined,
      tooltip: { trigger: "axis", confine: true, formatter: rows => safe(clock(rows[0].value[0])) + rows.map(row => `<br>${row.marker}${safe(row.seriesName)}: <b>${safe(row.value[1] ?? "")}</b>${unit ? " " + unit : ""}`).join("") },
      xAxis: timeAxis(run), yAxis: { type: "value", scale: false }, dataZoom: zoom,
      series: series.map(one => ({ type: "line", showSymbol: false, step: one.step, name: one.name, data: points(run, one.values), stack: one.stack, areaStyle: one.area ? { opacity: .35 } : undefined, lineStyle: { width: 1.6, type: one.dash || "solid" } })),
    }, title, group);
  }

  function timeline(parent, run, group) {
    const small = parent.clientWidth < 520;
    const nodes = run.slaves.map(slave => slave.node);
    const others = [...new Set([...run.spans.map(span => span[1]), ...run.marks.map(mark => mark[1])].filter(node => node && !nodes.includes(node)))].sort();
    const rows = ["cluster", ...others, ...nodes];
    const rowOf = new Map(rows.map((name, index) => [name, index]));
    // What overlaps on one row gets lanes of its own.
    const lanes = rows.map(() => []), placed = [];
    for (const [lane, node, name, state, from, to] of run.spans) {
      const row = lane === "fault" ? 0 : rowOf.get(node) ?? 0;
      let at = -1;
      if (lane !== "down") {
        const ends = lanes[row];
        at = ends.findIndex(end => end.to <= from && end.key === lane || end.name === name && end.key === lane);
        if (at < 0) { at = ends.length; ends.push({}); }
        ends[at] = { to, key: lane, name };
      }
      placed.push({ value: [from, to, row, at], lane, name, state, node });
    }
    const shown = Math.min(rows.length, 40), tall = Math.max(20, Math.min(46, 7 * Math.max(...lanes.map(row => row.length), 1) + 6));
    section(parent, "Timeline", `Slaves and other nodes from top to bottom, virtual time from left to right. Drag the ends of the bar below to look closer, in all charts at once (or hold Ctrl and turn the wheel).${run.spans_left_out ? ` The ${run.spans_left_out} shortest spans are left out; all are in events.jsonl.` : ""}`,
      element("div", { class: "keys" }, ...[["created", "volume created"], ["in use", "volume in use"], ["left behind", "content left behind"], ["task", "task"], ["starting", "task starts or is killed"], ["down", "node down"], ["fault", "fault"]].map(([key, text]) => element("span", {}, element("i", { style: `background:${colour[key]}` }), text)), element("span", {}, "◆ failover"), element("span", {}, "▲ slave given up"), element("span", {}, "● other marks")));
    const holder = parent.lastChild;
    const made = chart(holder, 70 + shown * tall, {
      grid: { left: 8, right: rows.length > shown ? 34 : 16, top: 8, bottom: 50, containLabel: true },
      tooltip: { confine: true, formatter: row => row.seriesType === "custom"
        ? `<b>${safe(row.data.name)}</b><br>${safe(row.data.lane)}: ${safe(row.data.state)}${row.data.node ? " on " + safe(row.data.node) : ""}<br>${clock(row.data.value[0])} – ${clock(row.data.value[1])}`
        : `<b>${safe(row.data.kind)}</b> ${clock(row.data.value[0])}<br>${safe(row.data.text)}<br>line ${row.data.line}` },
      xAxis: timeAxis(run),
      yAxis: { type: "category", data: rows, inverse: true, axisTick: { show: false }, axisLabel: { interval: 0, fontSize: 11, width: small ? 60 : 130, overflow: "truncate" }, splitLine: { show: true, lineStyle: { color: "#eef0f2" } } },
      dataZoom: rows.length > shown ? [...zoom, { type: "slider", yAxisIndex: 0, startValue: 0, endValue: shown - 1, width: 16, right: 4, showDetail: false }] : zoom,
      series: [
        { name: "spans", type: "custom", data: placed, clip: true, encode: { x: [0, 1], y: 2 }, markArea: { silent: true, itemStyle: { color: "#E69F0022" }, data: run.spans.filter(span => span[0] === "fault").slice(0, 300).map(span => [{ xAxis: span[4] }, { xAxis: span[5] }]) },
          renderItem: (_, api) => {
            const item = placed[api.dataIndex ?? _.dataIndex], start = api.coord([api.value(0), api.value(2)]), end = api.coord([api.value(1), api.value(2)]);
            const full = api.size([0, 1])[1], count = Math.max(1, lanes[api.value(2)].length), space = full - 3;
            const height = item.lane === "down" ? space : Math.max(1.5, space / count - 1);
            const top = start[1] - space / 2 + (item.lane === "down" ? 0 : api.value(3) * space / count);
            const fill = item.lane === "volume" ? colour[item.state] : item.lane === "task" ? (item.state === "running" ? colour.task : colour.starting) : colour[item.lane];
            const area = _.coordSys, x = Math.max(start[0], area.x), right = Math.min(end[0], area.x + area.width);
            return right < area.x || x > area.x + area.width ? undefined
              : { type: "rect", shape: { x, y: top, width: Math.max(1.5, right - x), height }, style: { fill, opacity: item.lane === "down" ? .45 : 1, stroke: item.state === "left behind" ? "#7a2f00" : undefined, lineDash: [3, 2] } };
          } },
        { name: "marks", type: "scatter", symbolSize: 11, z: 5, itemStyle: { color: "#111", borderColor: "#fff", borderWidth: 1 }, data: run.marks.map(([at, node, kind, text, line]) => ({ value: [at, rowOf.get(node) ?? 0], symbol: markShape[kind] || "circle", symbolSize: markShape[kind] ? 12 : 6, kind, text, line })) },
      ],
    }, "timeline of slaves, volumes, tasks and faults", group);
    made.placed = placed;
    return made;
  }

  function allocation(parent, run, group) {
    if (!run.allocation.length) return;
    const holder = section(parent, "Allocation and utilisation", "What tasks of each role hold (areas, stacked), what is reserved for a role (dashed), and what all slaves that ever joined have (dotted).");
    const kinds = ["cpus", "mem", "disk"].filter(kind => run.allocation.some(row => row.resource === kind));
    const buttons = element("div", { class: "controls" }), box = element("div");
    holder.append(buttons, box);
    let made = null;
    const show = kind => {
      if (made) { charts = charts.filter(one => one !== made); made.dispose(); box.replaceChildren(); }
      for (const button of buttons.children) button.setAttribute("aria-pressed", button.textContent === kind);
      const rows = run.allocation.filter(row => row.resource === kind);
      made = curves(box, run, `allocation of ${kind}`, [
        ...rows.filter(row => row.what === "used").map(row => ({ name: `used by ${row.role}`, values: row.values, step: "start", stack: "used", area: true })),
        ...rows.filter(row => row.what === "reserved").map(row => ({ name: `reserved for ${row.role}`, values: row.values, step: "start", dash: "dashed" })),
        ...rows.filter(row => row.what === "total").map(row => ({ name: "total", values: row.values, step: "start", dash: "dotted" })),
      ], group, kind === "cpus" ? "" : "MB");
    };
    buttons.append(...kinds.map(kind => element("button", { type: "button", onclick: () => show(kind) }, kind)));
    show(kinds[0]);
  }

  function offers(parent, run, group) {
    const holder = section(parent, "Offers", run.offers.map(row => `${row.name} ${row.total}`).join(", ") + `. Each point counts ${Number(run.grid.width.toPrecision(3))} s.`);
    curves(holder, run, "offers over time", run.offers.filter(row => row.total > 0).map(row => ({ name: row.name, values: row.values })), group);
  }

  function latencies(parent, run) {
    const rows = run.latencies.filter(row => row.count > 0);
    if (!rows.length) return;
    const holder = section(parent, "From offer to running", "In milliseconds of virtual time. The curve says how many percent took that long at most.");
    const wide = element("div", { class: "scroll" }), number = value => value.toLocaleString("en", { maximumFractionDigits: 3 });
    wide.append(ActorMesosTables.make(["", "count", "p50", "p90", "p99", "longest"], rows.map(row => [row.name, row.count, row.p50, row.p90, row.p99, row.p100]), { format: (value, column) => column > 1 ? number(value) : value }));
    holder.append(wide);
    chart(holder, 220, {
      grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true }, legend: { type: "scroll", top: 0, left: 0 }, tooltip: { trigger: "item", confine: true, formatter: row => `${safe(row.seriesName)}<br>${row.value[1]} % within ${number(row.value[0])} ms` },
      xAxis: { type: "log", axisLabel: { formatter: value => `${value} ms`, hideOverlap: true } }, yAxis: { type: "value", max: 100, axisLabel: { formatter: "{value} %" } },
      series: rows.map(row => ({ name: row.name, type: "line", symbolSize: 3, data: row.curve.map((value, percent) => [Math.max(value, .001), percent]) })),
    }, "latencies");
  }

  function workload(parent, run, group) {
    for (const one of run.series) {
      const holder = section(parent, one.name, one.left_out ? `Of more than ${one.curves.length} nodes, the first are shown.` : "");
      curves(holder, run, one.name, one.curves.map(curve => ({ name: curve.node, values: curve.values, step: "end" })), group);
    }
  }

  function head(parent, run) {
    const result = run.result, word = run.verdict.split(" ")[0], failure = result.failure;
    const fact = (name, value) => element("li", {}, name + " ", element("b", {}, String(value)));
    parent.append(element("header", {}, element("h1", {}, result.scenario),
      element("p", {}, element("span", { class: `verdict ${word.toLowerCase()}` }, word), run.verdict.slice(word.length)),
      failure ? element("p", {}, failure.message) : null,
      element("ul", { class: "facts" }, fact("seed", result.seed), fact("semantics", result.semantics), fact("virtual time", clock(result.virtual_seconds)), fact("messages", result.messages), fact("lost", result.messages_lost), fact("lines", result.lines), fact("slaves", run.slaves.length)),
      element("p", { class: "note" }, "To repeat it, from the folder in which this page lies:"),
      element("pre", {}, `run-sim.sh run scenario.conf --seed ${result.seed} --out again\ntrace  ${result.trace_sha256}\nbuild  ${result.build}`)));
    if (failure && failure.faults && failure.faults.length) section(parent, "Faults in force when it failed", "", element("ul", {}, ...failure.faults.map(fault => element("li", {}, fault))));
    if (failure && failure.chain && failure.chain.length) {
      const holder = section(parent, "What led to the failure", "The earliest first.");
      ActorMesosSequence.picture(holder, failure.chain.map((line, index) => [line.seq, line.at, line.event, line.from ?? null, line.to ?? null, line.kind, index ? failure.chain[index - 1].seq : 0, JSON.stringify(line.payload)]), chart, clock, safe);
    }
  }

  function checks(parent, run) {
    const result = run.result, invariants = (result.invariants || []).map(one => [one.name, one.status, one.found || ""]);
    const reached = Object.entries(result.reached || {}), kinds = run.lines.kinds;
    const found = Object.entries(result.findings || {}).flatMap(([framework, rows]) => Object.entries(rows).map(([name, value]) => [framework, name, value]));
    if (invariants.length) ActorMesosTables.section(parent, "Invariants", ["invariant", "status", "found"], invariants);
    if (reached.length) ActorMesosTables.section(parent, "Reached", ["marker", "times"], reached);
    if (found.length) ActorMesosTables.section(parent, "Found out by frameworks", ["framework", "what", "value"], found);
    ActorMesosTables.section(parent, "Slaves", ["slave", "resources", "attributes"], run.slaves.map(slave => [slave.node, slave.resources, slave.attributes]));
    ActorMesosTables.section(parent, "Happenings by kind", ["event", "kind", "count"], kinds);
  }

  function draw(parent, data) {
    charts.filter(one => !one.isDisposed()).forEach(one => one.dispose());
    undo.forEach(one => one());
    charts = []; undo = [];
    parent.replaceChildren();
    if (data.figures) {
      ActorMesosTables.section(parent, "Two runs side by side", ["", "first", "second", "differs"], data.figures.map(row => [row[0], row[1], row[2], row[3] ? "yes" : ""]), { mark: row => row[3] ? "differs" : "" });
    }
    const columns = element("div", { class: data.runs.length > 1 ? "side-by-side" : "" });
    parent.append(columns);
    for (const run of data.runs) {
      const column = element("article", {});
      columns.append(column);
      const group = "time";
      head(column, run);
      if (!run.has_lines) { column.append(element("p", { class: "note" }, "Only the hash of the lines was kept: run it with --record full for the pictures.")); continue; }
      timeline(column, run, group);
      allocation(column, run, group);
      offers(column, run, group);
      latencies(column, run);
      workload(column, run, group);
      ActorMesosSequence.section(column, run, { section, element, chart, clock, safe });
      checks(column, run);
    }
    echarts.connect("time");
    const fit = () => { charts = charts.filter(one => !one.isDisposed()); charts.forEach(one => one.resize()); };
    window.addEventListener("resize", fit);
    window.addEventListener("beforeprint", fit);
    undo.push(() => { window.removeEventListener("resize", fit); window.removeEventListener("beforeprint", fit); });
  }

  return { draw, element, charts: () => charts };
})();
