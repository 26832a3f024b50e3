// The sequence of messages: of a window of time, or of the lines that led to one line.
const ActorMesosSequence = (() => {
  const page = 40, step = 26, narrowest = 34;

  // A row: number, seconds, event, from, to, kind, cause, payload.
  function picture(parent, rows, chart, clock, safe) {
    const nodes = [];
    for (const row of rows) for (const node of [row[3], row[4]]) if (node && !nodes.includes(node)) nodes.push(node);
    if (!nodes.length) nodes.push("everything");
    const at = new Map(nodes.map((node, index) => [node, index]));
    const wide = document.createElement("div");
    wide.className = "wide";
    parent.append(wide);
    const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const made = chart(wide, 70 + rows.length * step, {
      grid: { left: 8, right: 30, top: 46, bottom: 6, containLabel: true },
      tooltip: { confine: true, extraCssText: "max-width:420px;white-space:normal;overflow-wrap:anywhere", formatter: item => { const row = rows[item.dataIndex]; return `<b>${safe(row[5])}</b> ${safe(row[2])}<br>line ${row[0]}${row[6] ? ", because of line " + row[6] : ""}<br>${clock(row[1])}<br>${safe(row[3] ?? "")}${row[3] && row[4] ? " → " : ""}${safe(row[4] ?? "")}<br>${safe(row[7]).slice(0, 400)}`; } },
      xAxis: { type: "category", data: nodes, position: "top", axisTick: { show: false }, axisLabel: { interval: 0, fontSize: 11, rotate: nodes.length > 5 ? 25 : 0, width: 110, overflow: "truncate" }, splitLine: { show: false } },
      yAxis: { type: "category", inverse: true, data: rows.map(row => clock(row[1])), axisTick: { show: false }, axisLabel: { interval: 0, fontSize: 10 }, splitLine: { show: false } },
      series: [{ type: "custom", encode: { x: 0, y: 2 }, data: rows.map((row, index) => [at.get(row[3] ?? row[4]) ?? 0, at.get(row[4] ?? row[3]) ?? 0, index]),
        renderItem: (params, api) => {
          const row = rows[params.dataIndex], start = api.coord([api.value(0), api.value(2)]), end = api.coord([api.value(1), api.value(2)]);
          const isMessage = row[3] && row[4] && row[3] !== row[4], colour = row[2] === "lost" ? "#D55E00" : row[2] === "fault" ? "#b07400" : isMessage ? ink("--message") : ink("--good");
          const area = params.coordSys, lives = params.dataIndex > 0 ? [] : nodes.map((_, index) => { const x = api.coord([index, 0])[0]; return { type: "line", shape: { x1: x, y1: area.y, x2: x, y2: area.y + area.height }, style: { stroke: ink("--line"), lineDash: [4, 4] }, silent: true }; });
          const label = (x, y, align) => ({ type: "text", style: { text: row[5] + (row[2] === "lost" ? " ✗ lost" : ""), x, y, textAlign: align, textVerticalAlign: "bottom", fontSize: 11, fill: ink("--ink") } });
          if (!isMessage) {
            const isRight = start[0] > area.x + area.width * .75;
            return { type: "group", children: [...lives, { type: "rect", shape: { x: start[0] - 5, y: start[1] - 5, width: 10, height: 10 }, style: { fill: colour } }, label(start[0] + (isRight ? -9 : 9), start[1] + 6, isRight ? "right" : "left")] };
          }
          const to = end[0] > start[0] ? 1 : -1;
          return { type: "group", children: [...lives,
            { type: "line", shape: { x1: start[0], y1: start[1], x2: end[0], y2: end[1] }, style: { stroke: colour, lineWidth: 1.6, lineDash: row[2] === "lost" ? [5, 4] : undefined } },
            { type: "polygon", shape: { points: [[end[0], end[1]], [end[0] - 8 * to, end[1] - 4], [end[0] - 8 * to, end[1] + 4]] }, style: { fill: colour } },
            label((start[0] + end[0]) / 2, start[1] - 4, "center")] };
        } }],
    }, "sequence of messages");
    made.getDom().style.minWidth = `${110 + nodes.length * narrowest}px`;
    made.resize();
    return made;
  }

  // Of which kinds only every so many-th line is here, those of one number together.
  function thinned(kinds) {
    const same = new Map();
    for (const [what, kind, every] of kinds) same.set(every, [...(same.get(every) || []), what === "lost" ? `${kind} that were lost` : kind]);
    return [...same].sort((one, other) => one[0] - other[0]).map(([every, names]) => `1 of ${every} is here of ${names.join(", ")}`).join("; ");
  }

  function section(parent, run, tools) {
    const { element, chart, clock, safe } = tools, rows = run.lines.rows, byNumber = new Map(rows.map(row => [row[0], row]));
    const holder = tools.section(parent, "Messages", "Choose a window of time and a node; or choose a line of the table below for the chain of causes that led to it. Heartbeats (Ping, Pong) are left out."
      + (run.lines.left_out ? ` So are ${run.lines.left_out} lines in the middle, of what comes often: ${thinned(run.lines.thinned)}. run-sim.sh report shows all of a window with --from and --to, and what led to any line with --line.` : ""));
    const input = (label, value) => element("input", { "aria-label": label, placeholder: label, value });
    const from = input("from, in seconds", ""), to = input("to, in seconds", ""), node = input("node or kind", "");
    const box = element("div"), note = element("span", { class: "note", "aria-live": "polite" });
    let first = 0, current = [];
    const show = (chosen, text) => {
      current = chosen;
      const part = chosen.slice(first, first + page);
      const before = box.querySelector(".chart");
      if (before) echarts.getInstanceByDom(before)?.dispose();
      box.replaceChildren();
      note.textContent = text ?? `${chosen.length ? first + 1 : 0} to ${first + part.length} of ${chosen.length} lines`;
      if (part.length) picture(box, part, chart, clock, safe);
    };
    const choose = () => {
      const low = from.value.trim() === "" ? -Infinity : Number(from.value), high = to.value.trim() === "" ? Infinity : Number(to.value), word = node.value.trim();
      if (Number.isNaN(low) || Number.isNaN(high)) { note.textContent = "from and to are seconds of virtual time, such as 12.5"; return; }
      first = 0;
      show(rows.filter(row => row[1] >= low && row[1] <= high && (!word || row[3] === word || row[4] === word || row[5] === word)));
    };
    const turn = by => { const next = first + by * page; if (next >= 0 && next < current.length) { first = next; show(current); } };
    const chain = row => {
      const led = [];
      for (let line = row; line && led.length < page; line = byNumber.get(line[6])) led.unshift(line);
      first = 0;
      show(led, `${led.length} ${led.length === 1 ? "line" : "lines"} led to line ${row[0]}${led[0][6] ? `; line ${led[0][6]}, which led to the first, is not in this page` : ""}`);
      holder.scrollIntoView();
    };
    const missing = number => { note.textContent = `line ${number} is not in this page: run-sim.sh report shows what led to it with --line ${number}`; holder.scrollIntoView(); };
    const button = (text, does) => element("button", { type: "button", onclick: does }, text);
    holder.append(element("div", { class: "controls" }, from, to, node, button("Show", choose), button("◀ earlier", () => turn(-1)), button("later ▶", () => turn(1)), note), box);
    choose();
    ActorMesosTables.section(parent, "Lines", ["line", "seconds", "event", "from", "to", "kind", "cause", "payload"], rows, { choose: chain });
    return {
      window: (low, high) => { from.value = low === null ? "" : low.toFixed(3); to.value = high === null ? "" : high.toFixed(3); choose(); },
      line: number => byNumber.has(number) ? chain(byNumber.get(number)) : missing(number),
    };
  }

  return { section, picture };
})();
