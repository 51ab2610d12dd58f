// The bar of days: drags from day to day of the record. The links and the form do without it.

const DAY = 24 * 60 * 60 * 1000;
const WORDS = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

class Bar {
  constructor(form) {
    this.form = form;
    this.field = form.elements.as_of;
    this.slider = form.querySelector("[type=range]");
    this.chosen = form.querySelector("[data-as-of-chosen]");
    this.first = Date.parse(form.dataset.first);
    this.last = this.placeOf(form.dataset.last);
    this.moves = form.dataset.moves.split(" ").map(Number);
    this.shown = Math.min(this.last, Math.max(0, this.placeOf(form.dataset.shown)));
    this.slider.max = this.last;
    this.drawTicks();
    this.choose(this.shown);
    this.listen();
    form.querySelector("[data-as-of-drag]").hidden = false;
  }

  /** Days since the first of the record. */
  placeOf(iso) {
    return Math.round((Date.parse(iso) - this.first) / DAY);
  }

  dayAt(place) {
    return new Date(this.first + place * DAY);
  }

  /** A stroke for each day on which something became known. */
  drawTicks() {
    const ticks = this.form.querySelector(".as-of-ticks");
    ticks.setAttribute("viewBox", `0 0 ${Math.max(1, this.last)} 1`);
    ticks.firstElementChild.setAttribute("d", this.moves.map((at) => `M${at} 0v1`).join(""));
  }

  listen() {
    this.slider.addEventListener("input", () => this.choose(this.slider.valueAsNumber));
    this.slider.addEventListener("pointerdown", () => (this.held = true));
    this.slider.addEventListener("pointercancel", () => (this.held = false));
    // A pointer goes where it lets go. What moves it otherwise goes on Enter, or by the button.
    this.slider.addEventListener("change", () => {
      if (this.held) this.go();
      this.held = false;
    });
    this.slider.addEventListener("keydown", (event) => this.press(event));
    this.form.addEventListener("submit", (event) => {
      if (this.placeOf(this.field.value) !== this.last) return;
      event.preventDefault();
      location.assign(this.form.dataset.today);
    });
  }

  /** Arrow keys step from one day of movement to the next, Enter goes, Escape returns. */
  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const now = this.slider.valueAsNumber;
    const stops = [...this.moves, this.last];
    const to = {
      ArrowRight: stops.find((at) => at > now),
      ArrowUp: stops.find((at) => at > now),
      ArrowLeft: stops.findLast((at) => at < now),
      ArrowDown: stops.findLast((at) => at < now),
      PageUp: Math.min(this.last, now + 30),
      PageDown: Math.max(0, now - 30),
      Home: 0,
      End: this.last,
      Escape: this.shown,
      Enter: now,
    };
    if (!(event.key in to)) return;
    event.preventDefault();
    this.choose(to[event.key] ?? now);
    if (event.key === "Enter") this.go();
  }

  choose(place) {
    const day = this.dayAt(place);
    const words = place === this.last ? `${WORDS.format(day)}, today` : WORDS.format(day);
    this.slider.value = place;
    this.slider.setAttribute("aria-valuetext", words);
    this.field.value = day.toISOString().slice(0, 10);
    this.chosen.textContent = words;
  }

  go() {
    if (this.slider.valueAsNumber === this.shown) return;
    this.form.requestSubmit();
  }
}

for (const form of document.querySelectorAll("[data-as-of]")) new Bar(form);
