"use strict";
// Draws one run, or two side by side. draw() may be called again with newer data: a page that is live does so.
const ActorMesos = (() => {
  // Okabe and Ito's colours, which the colour-blind tell apart.
  const colour = { created: "#56B4E9", "in use": "#0072B2", "left behind": "#D55E00", task: "#009E73", starting: "#8FD6BF", down: "#6e7781", fault: "#E69F00" };
  const palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7a6f00"];
  const markShape = { MasterElected: "diamond", SchedulerReplaced: "diamond", FrameworkJoined: "diamond", SlaveRemoved: "triangle", SlaveMadeUnreachable: "triangle", EverythingHealed: "pin" };
  const dashes = ["solid", [7, 3], [2, 3], [9, 3, 2, 3]];
  // So wide is a sheet of paper; so many spans are drawn faster as pixels than as shapes.
  const paper = 680, shapesMost = 2500;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let charts = [], undo = [], onPaper = false;
  const isDark = () => dark.matches && !onPaper, ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

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

  function chart(parent, height, option, label, isTime, renderer = "svg") {
    const box = element("div", { class: "chart", style: `height:${height}px`, role: "img", "aria-label": label });
    parent.append(box);
    const made = echarts.init(box, isDark() ? "dark" : null, { renderer });
    made.setOption({ animation: false, color: isDark() ? ["#6cb8ea", ...palette.slice(1, 6), "#fff", "#d8c75a"] : palette, backgroundColor: "transparent", textStyle: { fontFamily: 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif' }, ...option });
    if (isTime) made.group = isTime;
    charts.push(made);
    return made;
  }

  // The library knows how to divide hours and minutes of milliseconds; it is told that they are of 1970, and nobody sees it.
  const ms = seconds => seconds * 1000;

  function timeAxis(run) {
    return { type: "time", min: ms(run.grid.start), max: ms(run.grid.end), axisLine: { onZero: false }, axisTick: { show: true }, axisLabel: { formatter: value => clock(value / 1000), hideOverlap: true, fontSize: 12, alignMinLabel: "left", alignMaxLabel: "right" }, splitLine: { show: true, lineStyle: { color: ink("--grid") } } };
  }

  const inside = { type: "inside", xAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseMove: true, preventDefaultMouseMove: false };
  const slider = { type: "slider", xAxisIndex: 0, filterMode: "none", height: 18, bottom: 4, showDetail: false, showDataShadow: false };

  // Where every value is known, all of them; else a point at the end of each column, and within it one more for what was higher or lower than both its ends.
  function points(run, curve) {
    const beyond = new Map(curve.beyond || []), made = [];
    if (curve.exact) {
      let last = null;
      for (const [at, value] of curve.exact) {
        if (value === null && last !== null) made.push([ms(at), last]);
        made.push([ms(at), last = value]);
      }
      if (last !== null) made.push([ms(run.grid.end), last]);
      return made;
    }
    curve.values.forEach((value, index) => {
      const from = run.grid.start + index * run.grid.width;
      if (from >= run.grid.end) return;
      if (beyond.has(index)) made.push([ms(Math.min(run.grid.end, from + run.grid.width / 2)), beyond.get(index)]);
      made.push([ms(Math.min(run.grid.end, from + run.grid.width)), value]);
    });
    return made;
  }

  const amount = (value, unit) => {
    if (unit === "bytes" && Math.abs(value) >= 1000) { const power = Math.min(4, Math.floor(Math.log10(Math.abs(value)) / 3)); return `${(value / 1000 ** power).toLocaleString("en", { maximumFractionDigits: 1 })} ${["", "kB", "MB", "GB", "TB"][power]}`; }
    return Number(value).toLocaleString("en", { maximumFractionDigits: 3 });
  };

  // What a curve of steps is at an instant.
  function stepAt(data, at) {
    let low = 0, high = data.length;
    while (low < high) { const middle = (low + high) >> 1; if (data[middle][0] <= at) low = middle + 1; else high = middle; }
    return low ? data[low - 1][1] : null;
  }

  // A chart that comes later shows the window to which the others are set.
  function shownWindow() {
    const at = charts.find(one => one.placed && !one.isDisposed())?.getOption().dataZoom[0];
    return at ? { start: at.start, end: at.end } : {};
  }

  function curves(parent, run, title, series, group, unit) {
    const datas = series.map(one => points(run, one)), marker = colour => `<span style="display:inline-block;width:10px;height:10px;margin-right:5px;background:${colour}"></span>`;
    const says = (name, value, sign) => `<br>${sign}${safe(name)}: <b>${value === null || value === undefined ? "–" : safe(amount(value, unit))}</b>${unit && unit !== "bytes" ? " " + safe(unit) : ""}`;
    const steps = at => safe(clock(at / 1000)) + series.map((one, index) => says(one.name, stepAt(datas[index], at), marker(made.getVisual({ seriesIndex: index }, "color")))).join("");
    const made = chart(parent, 230, {
      grid: { left: 8, right: 24, top: series.length > 1 ? 54 : 30, bottom: 8, containLabel: true },
      legend: series.length > 1 ? { type: "scroll", top: 0, left: 0, itemWidth: 28 } : undefined,
      tooltip: { trigger: "axis", confine: true, formatter: rows => series[0].step ? steps(rows[0].axisValue) : safe(clock(rows[0].value[0] / 1000)) + rows.map(row => says(row.seriesName, row.value[1], row.marker)).join("") },
      xAxis: timeAxis(run), yAxis: { type: "value", scale: false, minInterval: unit === "MB" || unit === "cpus" ? 0 : 1, name: unit, nameTextStyle: { align: "left" }, nameGap: 10, axisLabel: { formatter: value => amount(value, unit) }, splitLine: { lineStyle: { color: ink("--grid") } } }, dataZoom: [{ ...inside, ...shownWindow() }],
      series: series.map((one, index) => ({ type: "line", showSymbol: false, step: one.step, name: one.name, data: datas[index], stack: one.stack, areaStyle: one.area ? { opacity: .35 } : undefined, lineStyle: { width: 1.8, type: one.dash || dashes[index % dashes.length] } })),
    }, title, group);
    return made;
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
      placed.push({ value: [ms(from), ms(to), row, at], from, to, lane, name, state, node });
    }
    const shown = Math.min(rows.length, 40), tall = Math.max(20, Math.min(34, 7 * Math.max(...lanes.map(row => row.length), 1) + 6));
    section(parent, "Timeline", `Slaves and other nodes from top to bottom, virtual time from left to right. Drag the ends of the bar below to look closer, in all charts and in the messages at once (or hold Ctrl and turn the wheel); click a mark for what led to it.${run.spans_left_out ? ` The ${run.spans_left_out} shortest spans are left out; all are in events.jsonl.` : ""}`,
      element("div", { class: "keys" }, ...[["created", "volume created"], ["in use", "volume in use"], ["left behind", "content left behind"], ["task", "task"], ["starting", "task starts or is killed"], ["down", "node down"], ["fault", "fault"]].map(([key, text]) => element("span", {}, element("i", { style: `background:${colour[key]}` }), text)), element("span", {}, "◆ failover"), element("span", {}, "▲ slave given up"), element("span", {}, "● other marks")));
    const holder = parent.lastChild, shape = (kind, text) => markShape[kind] && text !== "the first master leads" ? { symbol: markShape[kind], symbolSize: 12 } : { symbol: "circle", symbolSize: 6 };
    const made = chart(holder, 70 + shown * tall, {
      grid: { left: 8, right: rows.length > shown ? 34 : 16, top: 8, bottom: 50, containLabel: true },
      tooltip: { confine: true, formatter: row => row.seriesType === "custom"
        ? `<b>${safe(row.data.name)}</b><br>${safe(row.data.lane)}: ${safe(row.data.state)}${row.data.node ? " on " + safe(row.data.node) : ""}<br>${clock(row.data.from)} – ${clock(row.data.to)}`
        : `<b>${safe(row.data.kind)}</b> ${clock(row.data.value[0] / 1000)}<br>${safe(row.data.text)}<br>line ${row.data.line}` },
      xAxis: timeAxis(run),
      yAxis: { type: "category", data: rows, inverse: true, axisTick: { show: false }, axisLabel: { interval: 0, fontSize: 11, width: small ? 60 : 130, overflow: "truncate" }, splitLine: { show: true, lineStyle: { color: ink("--grid") } } },
      dataZoom: rows.length > shown ? [inside, slider, { type: "slider", yAxisIndex: 0, startValue: 0, endValue: shown - 1, width: 16, right: 4, showDetail: false, showDataShadow: false }] : [inside, slider],
      series: [
        { name: "spans", type: "custom", data: placed, clip: true, encode: { x: [0, 1], y: 2 }, markArea: { silent: true, itemStyle: { color: "#E69F0022" }, data: run.spans.filter(span => span[0] === "fault").slice(0, 300).map(span => [{ xAxis: ms(span[4]) }, { xAxis: ms(span[5]) }]) },
          renderItem: (_, api) => {
            const item = placed[api.dataIndex ?? _.dataIndex], start = api.coord([api.value(0), api.value(2)]), end = api.coord([api.value(1), api.value(2)]);
            const full = api.size([0, 1])[1], count = Math.max(1, lanes[api.value(2)].length), space = full - 3;
            const height = item.lane === "down" ? space : Math.max(1.5, space / count - 1);
            const top = start[1] - space / 2 + (item.lane === "down" ? 0 : api.value(3) * space / count);
            const fill = item.lane === "volume" ? colour[item.state] : item.lane === "task" ? (item.state === "running" ? colour.task : colour.starting) : colour[item.lane];
            const area = _.coordSys, x = Math.max(start[0], area.x), right = Math.min(end[0], area.x + area.width);
            return right < area.x || x > area.x + area.width ? undefined
              : { type: "rect", shape: { x, y: top, width: Math.max(1.5, right - x), height }, style: { fill, opacity: item.lane === "down" ? .55 : 1, stroke: item.state === "left behind" ? "#7a2f00" : undefined, lineDash: [3, 2] } };
          } },
        { name: "marks", type: "scatter", symbolSize: 11, z: 5, itemStyle: { color: ink("--ink"), borderColor: ink("--paper"), borderWidth: 1 }, data: run.marks.map(([at, node, kind, text, line]) => ({ value: [ms(at), rowOf.get(node) ?? 0], ...shape(kind, text), kind, text, line })) },
      ],
    }, "timeline of slaves, volumes, tasks and faults", group, placed.length > shapesMost ? "canvas" : "svg");
    made.placed = placed;
    return made;
  }

  function allocation(parent, run, group) {
    if (!run.allocation.length) return;
    const holder = section(parent, "Allocation and utilisation", "What tasks of each role hold (areas, stacked), what is reserved for a role (dashed), and what all slaves that ever joined have (dotted). A name that is clicked hides its curve.");
    const kinds = ["cpus", "mem", "disk"].filter(kind => run.allocation.some(row => row.resource === kind));
    const buttons = element("div", { class: "controls" }), box = element("div");
    holder.append(buttons, box);
    let made = null;
    const show = kind => {
      if (made) { charts = charts.filter(one => one !== made); made.dispose(); box.replaceChildren(); }
      for (const button of buttons.children) button.setAttribute("aria-pressed", button.textContent === kind);
      const unit = kind === "cpus" ? "cpus" : "MB", rows = run.allocation.filter(row => row.resource === kind);
      made = curves(box, run, `allocation of ${kind}`, [
        ...rows.filter(row => row.what === "used").map(row => ({ name: `used by ${row.role}`, ...row, step: "end", stack: "used", area: true, dash: "solid", beyond: undefined, exact: undefined })),
        ...rows.filter(row => row.what === "reserved").map(row => ({ name: `reserved for ${row.role}`, ...row, step: "end", dash: "dashed" })),
        ...rows.filter(row => row.what === "all").map(row => ({ name: "all slaves", ...row, step: "end", dash: "dotted" })),
      ], group, unit);
    };
    buttons.append(...kinds.map(kind => element("button", { type: "button", onclick: () => show(kind) }, kind)));
    show(kinds[0]);
  }

  function offers(parent, run, group) {
    if (run.offers.every(row => row.total === 0)) { section(parent, "Offers", "No offer arrived at a framework."); return; }
    const holder = section(parent, "Offers", run.offers.map(row => `${row.name} ${row.total}`).join(", ") + `. Each point counts ${Number(run.grid.width.toPrecision(3))} s.`);
    curves(holder, run, "offers over time", run.offers.filter(row => row.total > 0).map(row => ({ name: row.name, values: row.values })), group, `offers in ${Number(run.grid.width.toPrecision(3))} s`);
  }

  function latencies(parent, run) {
    const rows = run.latencies.filter(row => row.count > 0);
    if (!rows.length) { section(parent, "From offer to running", "No offer was accepted."); return; }
    const holder = section(parent, "From offer to running", "In milliseconds of virtual time. The curve says how many percent took that long at most.");
    const wide = element("div", { class: "scroll" }), number = value => value.toLocaleString("en", { maximumFractionDigits: 3 });
    wide.append(ActorMesosTables.make(["", "count", "p50", "p90", "p99", "longest"], rows.map(row => [row.name, row.count, row.p50, row.p90, row.p99, row.p100]), { format: (value, column) => column > 1 ? number(value) : value }));
    holder.append(wide);
    chart(holder, 220, {
      grid: { left: 8, right: 40, top: 34, bottom: 8, containLabel: true }, legend: rows.length > 1 ? { type: "scroll", top: 0, left: 0, itemWidth: 28 } : undefined, tooltip: { trigger: "item", confine: true, formatter: row => `${safe(row.seriesName)}<br>${row.value[1]} % within ${number(row.value[0])} ms` },
      xAxis: { type: "log", axisLabel: { formatter: value => `${value} ms`, hideOverlap: true } }, yAxis: { type: "value", max: 100, axisLabel: { formatter: "{value} %" } },
      series: rows.map((row, index) => ({ name: row.name, type: "line", symbolSize: 7, itemStyle: { opacity: 0 }, emphasis: { itemStyle: { opacity: 1 } }, lineStyle: { opacity: 1, width: 1.8, type: dashes[index % dashes.length] }, data: row.curve.map((value, percent) => [Math.max(value, .001), percent]) })),
    }, "latencies");
  }

  function workload(parent, run, group) {
    const isStill = one => one.curves.every(curve => !curve.beyond?.length && curve.values.every(value => !value));
    const words = name => name.replace(/^([^.]+)\./, "$1: ").replaceAll("-", " "), still = run.series.filter(isStill);
    for (const one of run.series.filter(one => !isStill(one))) {
      const holder = section(parent, words(one.name), one.left_out ? `The ${one.left_out} nodes with the lowest curves are taken together.` : "");
      const unit = one.name.includes("bytes") ? "bytes" : one.name.split(/[.]/).pop().split("-").pop();
      curves(holder, run, one.name, one.curves.map(curve => ({ name: curve.node, ...curve, step: "end" })), group, unit);
    }
    if (still.length) section(parent, "Never anything but 0", still.map(one => words(one.name)).join(", ") + ".");
  }

  function holding(invariants) {
    const others = invariants.filter(one => one.status !== "holds");
    return [`${invariants.length - others.length} hold`, ...others.map(one => `${one.name} ${one.status}`)].join(", ");
  }

  function head(parent, run) {
    const result = run.result, word = run.verdict.split(" ")[0], failure = result.failure;
    const fact = (name, value) => element("li", {}, name + " ", element("b", {}, String(value)));
    parent.append(element("header", {}, run.name ? element("p", { class: "note" }, run.name) : null, element("h1", {}, result.scenario),
      element("p", {}, element("span", { class: `verdict ${word.toLowerCase()}` }, word), run.verdict.slice(word.length)),
      run.remark ? element("p", { class: "failed" }, run.remark) : null,
      failure ? element("p", {}, failure.message) : null,
      element("ul", { class: "facts" }, fact("seed", result.seed), fact("semantics", result.semantics), fact("virtual time", clock(result.virtual_seconds)), fact("messages", result.messages), fact("lost", result.messages_lost), fact("lines", result.lines), fact("slaves", run.slaves.length), fact("invariants", holding(result.invariants || [])), fact("markers reached", Object.keys(result.reached || {}).length)),
      element("p", { class: "note" }, "To repeat it, where FOLDER is the one in which this page lies:"),
      element("pre", {}, `./run-sim.sh run FOLDER/scenario.conf --seed ${result.seed} --out again\ntrace  ${result.trace_sha256}\nbuild  ${result.build}`)));
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

  // The messages are those of the window that the timeline shows, or what led to one of its marks.
  function follow(line, run, messages) {
    let soon = 0, before = "";
    line.on("datazoom", () => {
      clearTimeout(soon);
      soon = setTimeout(() => {
        if (line.isDisposed()) return;
        const { startValue: from, endValue: to } = line.getOption().dataZoom[0], isAll = from <= ms(run.grid.start) && to >= ms(run.grid.end);
        if (before === (before = `${from} ${to}`)) return;
        messages.window(isAll ? null : from / 1000, isAll ? null : to / 1000);
      }, 120);
    });
    line.on("click", event => { if (event.data?.line) messages.line(event.data.line); });
  }

  function draw(parent, data) {
    charts.filter(one => !one.isDisposed()).forEach(one => one.dispose());
    undo.forEach(one => one());
    charts = []; undo = [];
    parent.replaceChildren();
    if (data.figures) {
      parent.append(element("h1", {}, document.title));
      ActorMesosTables.section(parent, "Two runs side by side", ["", data.runs[0].name ?? "first", data.runs[1].name ?? "second", "differs"], data.figures.map(row => [row[0], row[1], row[2], row[3] ? "yes" : ""]), { mark: row => row[3] ? "differs" : "" });
      if (data.parts) parent.append(element("pre", { "aria-label": "where they part" }, data.parts.join("\n")));
    }
    const columns = element("div", { class: data.runs.length > 1 ? "side-by-side" : "" });
    parent.append(columns);
    for (const run of data.runs) {
      const column = element("article", {});
      columns.append(column);
      const group = "time";
      head(column, run);
      if (!run.has_lines) { column.append(element("p", { class: "note" }, "Only the hash of the lines was kept: run it with --record full for the pictures.")); continue; }
      const line = timeline(column, run, group);
      allocation(column, run, group);
      offers(column, run, group);
      latencies(column, run);
      workload(column, run, group);
      if (run.chain) ActorMesosSequence.picture(section(column, `What led to line ${run.chain.at(-1)[0]}`, "The earliest first."), run.chain, chart, clock, safe);
      follow(line, run, ActorMesosSequence.section(column, run, { section, element, chart, clock, safe }));
      checks(column, run);
    }
    echarts.connect("time");
    const again = () => draw(parent, data), fit = width => { charts = charts.filter(one => !one.isDisposed()); charts.forEach(one => one.resize({ width: width || "auto" })); };
    const listen = (where, name, does) => { where.addEventListener(name, does); undo.push(() => where.removeEventListener(name, does)); };
    const turn = isPaper => { onPaper = isPaper; document.documentElement.classList.toggle("on-paper", isPaper); if (dark.matches) again(); fit(isPaper ? paper / data.runs.length : 0); };
    listen(window, "resize", () => { if (!onPaper) fit(); });
    listen(window, "beforeprint", () => turn(true));
    listen(window, "afterprint", () => turn(false));
    listen(dark, "change", again);
  }

  return { draw, element, charts: () => charts };
})();
