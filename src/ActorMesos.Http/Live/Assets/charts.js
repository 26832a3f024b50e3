"use strict";
// The charts of the live page. They are given what live.js has gathered, and draw it again and again.
const Charts = (() => {
  // Okabe and Ito's colours, which the colour-blind tell apart.
  const colour = { volume: "#56B4E9", task: "#009E73", down: "#6e7781", fault: "#E69F00", cpus: "#0072B2", mem: "#CC79A7", disk: "#E69F00", offers: "#D55E00" };
  const shape = { master: "diamond", framework: "circle", unreachable: "triangle", removed: "triangle" };
  const rowsMost = 30;
  const made = {};
  const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function clock(seconds) {
    const whole = Math.max(0, Math.floor(seconds)), two = number => String(number).padStart(2, "0");
    return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  }

  // Tooltips of the library take HTML; names come from outside.
  const safe = text => String(text).replace(/[&<>"]/g, letter => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);
  const natural = new Intl.Collator("en", { numeric: true }).compare;

  function chart(id) {
    if (!made[id]) {
      made[id] = echarts.init(document.getElementById(id), null, { renderer: "svg" });
      made[id].setOption({ animation: false, textStyle: { fontFamily: "inherit" } });
    }
    return made[id];
  }

  // A line of the axis stands at whole minutes, hours and the like.
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

  function axis(from, to) {
    return { type: "value", min: from, max: to, interval: steps.find(step => (to - from) / step <= 6) || 86400, axisLabel: { color: ink("--soft"), formatter: clock, hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right" }, axisLine: { lineStyle: { color: ink("--soft") } }, splitLine: { lineStyle: { color: ink("--grid") } } };
  }

  function timeline(spans, slaves, from, to) {
    const seen = [...spans.values()].filter(span => (span.to ?? to) >= from && span.lane !== "mark");
    const marks = [...spans.values()].filter(span => span.lane === "mark" && span.from >= from);
    // All slaves where they are few; else those where most happened.
    const weight = new Map();
    for (const span of seen) if (span.node) weight.set(span.node, (weight.get(span.node) || 0) + (span.lane === "down" ? 50 : 1));
    const named = [...new Set([...(slaves.size <= rowsMost ? slaves.keys() : []), ...weight.keys()])];
    const shown = named.sort((a, b) => (weight.get(b) || 0) - (weight.get(a) || 0)).slice(0, rowsMost).sort(natural);
    const rows = ["cluster", ...shown], rowOf = new Map(rows.map((name, index) => [name, index]));
    const lanes = rows.map(() => []), placed = [];
    for (const span of seen) {
      const row = span.node ? rowOf.get(span.node) : 0;
      if (row === undefined) continue;
      let at = -1;
      if (span.lane !== "down") {
        at = lanes[row].findIndex(end => end.to <= span.from && end.lane === span.lane);
        if (at < 0) { at = lanes[row].length; lanes[row].push({}); }
        lanes[row][at] = { to: span.to ?? to, lane: span.lane };
      }
      placed.push({ value: [Math.max(from, span.from), span.to ?? to, row, at], span });
    }
    const height = 38 + rows.length * Math.max(16, Math.min(26, 5 * Math.max(...lanes.map(row => row.length), 1) + 6));
    const drawn = chart("timeline"), box = drawn.getDom();
    if (box.style.height !== height + "px") { box.style.height = height + "px"; drawn.resize(); }
    drawn.setOption({
      grid: { left: 4, right: 12, top: 8, bottom: 24, containLabel: true },
      tooltip: { confine: true, formatter: row => row.data.span.lane === "mark"
        ? `${clock(row.data.span.from)}<br>${safe(row.data.span.name)}`
        : `<b>${safe(row.data.span.name)}</b><br>${safe(row.data.span.lane)}${row.data.span.node ? " on " + safe(row.data.span.node) : ""}<br>${clock(row.data.span.from)} – ${row.data.span.to === null ? "now" : clock(row.data.span.to)}` },
      xAxis: axis(from, to),
      yAxis: { type: "category", data: rows, inverse: true, axisTick: { show: false }, axisLabel: { color: ink("--soft"), interval: 0, fontSize: 11, width: box.clientWidth < 520 ? 64 : 140, overflow: "truncate" }, splitLine: { show: true, lineStyle: { color: ink("--grid") } } },
      series: [
        { type: "custom", clip: true, encode: { x: [0, 1], y: 2 }, data: placed, renderItem: (given, api) => {
          const span = placed[given.dataIndex].span, start = api.coord([api.value(0), api.value(2)]), end = api.coord([api.value(1), api.value(2)]);
          const space = api.size([0, 1])[1] - 3, count = Math.max(1, lanes[api.value(2)].length), isDown = span.lane === "down";
          const tall = isDown ? space : Math.max(1.5, space / count - 1), top = start[1] - space / 2 + (isDown ? 0 : api.value(3) * space / count);
          return { type: "rect", shape: { x: start[0], y: top, width: Math.max(2, end[0] - start[0]), height: tall }, style: { fill: colour[span.lane], opacity: isDown ? .5 : 1 }, silent: false };
        } },
        { type: "scatter", z: 5, itemStyle: { color: ink("--ink"), borderColor: ink("--card"), borderWidth: 1 }, data: marks.map(span => ({ value: [span.from, 0], symbol: shape[span.node] || "circle", symbolSize: span.node === "framework" ? 8 : 11, span })) },
      ],
    }, { replaceMerge: ["series"] });
    return { rows, placed };
  }

  function curves(id, from, to, series, unit, most) {
    chart(id).setOption({
      grid: { left: 6, right: 14, top: 32, bottom: 8, containLabel: true },
      legend: { textStyle: { color: ink("--ink") }, pageTextStyle: { color: ink("--soft") }, type: "scroll", top: 0, left: 0, icon: "roundRect", itemHeight: 8 },
      tooltip: { trigger: "axis", confine: true, formatter: rows => clock(rows[0].value[0]) + rows.map(row => `<br>${row.marker}${safe(row.seriesName)}: <b>${Math.round(row.value[1] * 10) / 10}</b>${unit}`).join("") },
      xAxis: axis(from, to), yAxis: { type: "value", min: 0, max: most, axisLabel: { color: ink("--soft"), formatter: "{value}" + unit }, splitLine: { lineStyle: { color: ink("--grid") } } },
      series: series.map(one => ({ type: "line", name: one.name, showSymbol: false, data: one.data, lineStyle: { width: 2, type: one.dash || "solid" }, itemStyle: { color: one.colour }, areaStyle: one.area ? { opacity: .18 } : undefined })),
    });
  }

  function share(samples, part, whole) {
    return samples.map(sample => [sample[0], sample[whole] ? 100 * sample[part] / sample[whole] : 0]);
  }

  // A sample: at, cpus, used, offered, mem, used, offered, disk, reserved, tasks, running, offers, slaves, messages.
  function resources(samples, from, to) {
    curves("resources", from, to, [
      { name: "cpus in use", colour: colour.cpus, data: share(samples, 2, 1), area: true },
      { name: "memory in use", colour: colour.mem, data: share(samples, 5, 4) },
      { name: "cpus on offer", colour: colour.offers, data: share(samples, 3, 1), dash: "dashed" },
      { name: "disk reserved", colour: colour.disk, data: share(samples, 8, 7), dash: "dotted" },
    ], "%", 100);
  }

  function work(samples, from, to) {
    curves("work", from, to, [
      { name: "tasks running", colour: colour.task, data: samples.map(sample => [sample[0], sample[10]]), area: true },
      { name: "tasks in all", colour: colour.down, data: samples.map(sample => [sample[0], sample[9]]), dash: "dotted" },
      { name: "offers outstanding", colour: colour.offers, data: samples.map(sample => [sample[0], sample[11]]), dash: "dashed" },
    ], "");
  }

  addEventListener("resize", () => Object.values(made).forEach(one => one.resize()));
  return { timeline, resources, work, clock, colour, natural };
})();
