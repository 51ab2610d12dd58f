// The review of an article by keyboard: moves between suggestions, decides, and fetches the next state
// of the page instead of loading it anew. Without this script every button and link does the same.
"use strict";
{
  const root = document.querySelector("[data-intake]");
  const status = document.querySelector("[data-intake-status]");
  const keys = document.querySelector("[data-intake-keys]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const cards = () => [...root.querySelectorAll("[data-intake-card]")];
  const chosen = () => root.querySelector("[data-intake-card].is-chosen") || cards()[0];
  const cardOf = (number) => root.querySelector(`[data-intake-card="${number}"]`);
  const behavior = () => (calm.matches ? "auto" : "smooth");

  // Scrolls the article within itself, so that the words of the card can be read beside it.
  const showWords = (number) => {
    const article = root.querySelector("[data-intake-article]");
    const marks = [...article.querySelectorAll("[data-intake-of]")];
    const own = marks.filter((mark) => mark.dataset.intakeOf.split(" ").includes(number));
    for (const mark of marks) mark.classList.toggle("is-chosen", own.includes(mark));
    if (!own.length) return;
    const room = article.getBoundingClientRect();
    const place = own[0].getBoundingClientRect();
    if (place.top < room.top + 24 || place.bottom > room.bottom - 24) {
      const top = article.scrollTop + place.top - room.top - room.height / 3;
      article.scrollTo({ top, behavior: behavior() });
    }
  };

  const choose = (card, { focus = true } = {}) => {
    for (const other of cards()) {
      const isIt = other === card;
      other.classList.toggle("is-chosen", isIt);
      if (isIt) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
      const details = other.querySelector("[data-intake-details]");
      if (details) details.open = isIt;
    }
    showWords(card.dataset.intakeCard);
    if (focus) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest", behavior: behavior() });
    }
  };

  const move = (by) => {
    const all = cards();
    const next = all[all.indexOf(chosen()) + by];
    if (next) choose(next);
  };

  // Which fields the chosen statement calls for.
  const showNeeded = (form) => {
    const statement = form.querySelector("[name=statement]");
    const onlyNew = form.querySelector("[data-intake-only=new]");
    if (statement && onlyNew) onlyNew.hidden = statement.value !== "new";
  };

  const openForm = () => {
    const form = root.querySelector("[data-intake-form]");
    if (!form) return;
    showNeeded(form);
    form.dispatchEvent(new CustomEvent("formset:added", { bubbles: true }));
    const wrong = form.querySelector(".errors :is(input, select, textarea)");
    (wrong || form.querySelector("textarea, input:not([type=hidden]), select")).focus();
  };

  // Takes over the state that the server answered with; the article stays where it was scrolled to.
  const take = (text, address) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("[data-intake]");
    if (!fresh) {
      location.assign(address);
      return;
    }
    const scrolled = root.querySelector("[data-intake-article]").scrollTop;
    root.replaceChildren(...document.importNode(fresh, true).childNodes);
    root.querySelector("[data-intake-article]").scrollTop = scrolled;
    history.replaceState(null, "", address);
    begin();
    const said = [...page.querySelectorAll(".messagelist li")].map((li) => li.textContent.trim());
    status.textContent = said.join(" ");
    tell(page.querySelector(".messagelist"));
    if (root.querySelector("[data-intake-form]")) openForm();
  };

  // What the server said stands where Django's pages have it.
  const tell = (list) => {
    document.querySelector(".messagelist")?.remove();
    if (list) root.before(document.importNode(list, true));
  };

  // A key that is pressed before the answer is there would decide about what nobody has seen yet.
  let isBusy = false;
  const ask = async (address, options) => {
    if (isBusy) return;
    isBusy = true;
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { credentials: "same-origin", ...options });
      take(await answer.text(), answer.url);
    } catch {
      status.textContent = "The desk does not answer: nothing was decided. Try again.";
    } finally {
      isBusy = false;
      root.removeAttribute("aria-busy");
    }
  };

  const isTyping = (target) =>
    target.closest("input, textarea, select, [contenteditable]") !== null || keys.open;

  const press = (key) => {
    const button = chosen().querySelector(`[data-intake-key="${key}"]`);
    if (button) button.click();
  };

  const leaveForm = () => root.querySelector("[data-intake-cancel]")?.click();

  const commands = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    a: () => press("a"),
    e: () => press("e"),
    r: () => press("r"),
    u: () => press("u"),
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && !keys.open) leaveForm();
    else if (isTyping(event.target) || !(event.key in commands)) return;
    // The article and whatever else scrolls keep their arrows.
    else if (event.key.startsWith("Arrow") && event.target.closest("[data-intake-article]")) return;
    else {
      event.preventDefault();
      commands[event.key]();
    }
  });

  root.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-intake-post]");
    if (!form) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    ask(form.getAttribute("action"), { method: "POST", body });
  });

  root.addEventListener("click", (event) => {
    const go = event.target.closest("[data-intake-go]");
    const to = event.target.closest("[data-intake-to]");
    const mark = event.target.closest("[data-intake-of]");
    const card = event.target.closest("[data-intake-card]");
    if (event.target.closest("[data-intake-help]")) keys.showModal();
    else if (go && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      ask(go.getAttribute("href"));
    } else if (to || mark) {
      event.preventDefault();
      choose(cardOf(to ? to.dataset.intakeTo : mark.dataset.intakeOf.split(" ")[0]));
    } else if (card && card !== chosen()) choose(card, { focus: false });
  });

  root.addEventListener("change", (event) => {
    if (event.target.form?.matches("[data-intake-form]")) showNeeded(event.target.form);
  });

  const begin = () => {
    root.querySelector("[data-intake-help]").hidden = false;
    choose(chosen());
  };

  begin();
  openForm();
}
