// Charts: at the reader's first touch plotly draws the marks of the SVG, with zoom, hover and keys.
// The drawing made on the server stays until then, and for good where a script cannot run.

const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  doubleClick: "reset",
  scrollZoom: false,
  showTips: false,
};
const DAY = 24 * 60 * 60 * 1000;
const NARROWEST = 7 * DAY;
const STEP = 0.4;

let library;

/** plotly and the sheet that keeps it from writing styles into the page: loaded once a page. */
function loadPlotly(frame) {
  library ??= Promise.all([loadStyle(frame.dataset.plotlyStyle), loadScript(frame.dataset.plotly)]);
  return library;
}

function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error("The chart could not be loaded.")));
    document.head.append(element);
  });
}

function loadStyle(address) {
  const link = document.createElement("link");
  // By this id and class plotly knows that it must not insert rules of its own.
  link.id = "plotly.js-style-global";
  link.className = "no-inline-styles";
  link.rel = "stylesheet";
  link.href = address;
  return loaded(link);
}

function loadScript(address) {
  const script = document.createElement("script");
  script.src = address;
  return loaded(script);
}

/** The figure with the page's own values in the place of var(--token). */
function themed(figure, page) {
  return JSON.parse(JSON.stringify(figure), (_, value) => {
    const token = typeof value === "string" && /^var\((--[a-z0-9-]+)\)$/.exec(value);
    return token ? page.getPropertyValue(token[1]).trim() : value;
  });
}

const TOUCHES = ["pointerdown", "focusin", "keydown"];

class Chart {
  constructor(frame) {
    this.frame = frame;
    this.figure = JSON.parse(document.getElementById(frame.dataset.chart).textContent);
    this.controls = frame.parentElement.querySelector("[data-chart-controls]");
    this.status = frame.parentElement.querySelector("[data-chart-status]");
    this.touched = (event) => this.upgrade(event);
    this.await();
  }

  await() {
    for (const kind of TOUCHES) this.frame.addEventListener(kind, this.touched);
  }

  async upgrade(event) {
    // A mark that is clicked leads to its evidence, and must not be replaced under the pointer.
    if (event.type === "pointerdown" && event.target.closest("a")) return;
    for (const kind of TOUCHES) this.frame.removeEventListener(kind, this.touched);
    try {
      await loadPlotly(this.frame);
    } catch (problem) {
      library = undefined;
      this.say(problem.message);
      this.await();
      return;
    }
    await this.draw();
  }

  /** Put plotly's drawing where the server's was, with the same part of it in sight. */
  async draw() {
    const drawing = this.frame.querySelector("svg.drawing");
    const shown = this.shownPart(drawing);
    const focused = drawing.contains(document.activeElement)
      ? document.activeElement.getAttribute("href")
      : null;
    this.canvas = document.createElement("div");
    // Its shapes have no names; the links that lie over them have, and so has the list below.
    this.canvas.setAttribute("aria-hidden", "true");
    this.links = document.createElement("div");
    drawing.replaceWith(this.canvas, this.links);
    this.frame.classList.add("chart-frame-drawn");
    this.frame.scrollLeft = 0;
    this.whole = this.figure.layout.xaxis.range.map((day) => Date.parse(day));
    await this.paint(shown);
    this.makeLinks();
    this.listen();
    this.controls.hidden = false;
    this.say("The chart can be zoomed now. Arrow keys move between its marks, Enter opens one.");
    this.marks.find((mark) => mark.url === focused)?.link.focus();
  }

  /** The moments at the edges of what is in sight: all, unless the frame scrolls. */
  shownPart(drawing) {
    const [first, last] = this.figure.layout.xaxis.range.map((day) => Date.parse(day));
    const width = drawing.getBoundingClientRect().width;
    const left = this.frame.scrollLeft;
    const right = Math.min(width, left + this.frame.clientWidth);
    return [left, right].map((edge) => first + (edge / width) * (last - first));
  }

  paint(range) {
    const figure = themed(this.figure, getComputedStyle(this.frame));
    figure.layout.xaxis.range = range.map(written);
    figure.layout.width = this.frame.clientWidth;
    // A finger that moves over the chart scrolls the page; the buttons move the chart.
    figure.layout.dragmode = matchMedia("(pointer: coarse)").matches ? false : "zoom";
    return Plotly.react(this.canvas, figure.data, figure.layout, CONFIG);
  }

  range() {
    const axis = this.canvas._fullLayout.xaxis;
    return axis.range.map((moment) => axis.r2l(moment));
  }

  /** A link over every mark, in order of time: what a keyboard and a screen reader meet. */
  makeLinks() {
    const marks = this.figure.data.flatMap((trace, curveNumber) =>
      (trace.customdata ?? []).map(([url, words], pointNumber) => ({
        url,
        words,
        point: { curveNumber, pointNumber },
        start: Date.parse(trace.base?.[pointNumber] ?? trace.x[pointNumber]),
        length: trace.base ? trace.x[pointNumber] : 0,
        y: trace.y[pointNumber],
      })),
    );
    marks.sort((a, b) => a.start - b.start || b.y - a.y);
    this.marks = marks.map((mark) => ({ ...mark, link: this.linkTo(mark) }));
    this.links.replaceChildren(...this.marks.map((mark) => mark.link));
    this.placeLinks();
  }

  linkTo({ url, words, point }) {
    const link = document.createElement("a");
    link.className = "chart-link";
    link.href = url;
    link.setAttribute("aria-label", words);
    link.addEventListener("focus", () => Plotly.Fx.hover(this.canvas, [point]));
    link.addEventListener("blur", () => Plotly.Fx.unhover(this.canvas));
    return link;
  }

  placeLinks() {
    const { xaxis, yaxis } = this.canvas._fullLayout;
    for (const { link, start, length, y } of this.marks) {
      const [from, to] = [xaxis.d2p(start), xaxis.d2p(start + length)];
      link.hidden = to < 0 || from > xaxis._length;
      const left = Math.max(0, from);
      link.style.left = `${xaxis._offset + left}px`;
      link.style.width = `${Math.max(0, Math.min(xaxis._length, to) - left)}px`;
      link.style.top = `${yaxis._offset + yaxis.d2p(y)}px`;
    }
  }

  listen() {
    this.canvas.on("plotly_click", ({ points }) => {
      const mark = points.find((point) => point.customdata);
      if (mark) location.assign(mark.customdata[0]);
    });
    this.canvas.on("plotly_relayout", () => {
      this.placeLinks();
      this.say(`Showing ${this.range().map(inWords).join(" to ")}.`);
    });
    this.links.addEventListener("keydown", (event) => this.step(event));
    this.controls.addEventListener("click", (event) => {
      const move = event.target.closest("[data-move]")?.dataset.move;
      if (move) this.move(move);
    });
    const again = () => this.paint(this.range()).then(() => this.placeLinks());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    new ResizeObserver(again).observe(this.frame);
  }

  /** Arrow keys, Home and End: from mark to mark in order of time. */
  step(event) {
    const seen = this.marks.map((mark) => mark.link).filter((link) => !link.hidden);
    const at = seen.indexOf(document.activeElement);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: seen.length - 1,
    }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    seen[to]?.focus();
  }

  /** What a button does to the days in sight; none leads out of the whole period. */
  move(how) {
    const [first, last] = this.range();
    const width = last - first;
    const [shift, growth] = {
      earlier: [-STEP, 0],
      later: [STEP, 0],
      in: [STEP / 2, -STEP],
      out: [-STEP, 2 * STEP],
      whole: [0, Infinity],
    }[how];
    const [least, most] = this.whole;
    const length = Math.min(most - least, Math.max(NARROWEST, width * (1 + growth)));
    const start = Math.min(most - length, Math.max(least, first + shift * width));
    Plotly.relayout(this.canvas, { "xaxis.range": [start, start + length].map(written) });
  }

  say(words) {
    this.status.textContent = words;
  }
}

function written(moment) {
  return new Date(moment).toISOString();
}

function inWords(moment) {
  const form = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return form.format(moment);
}

for (const frame of document.querySelectorAll("[data-chart]")) new Chart(frame);
