// Marks what moved since the reader's last visit. When that was is kept in the reader's own browser,
// is sent nowhere, and goes when the reader says so.

const KEY = "pourparler.visits";
const WORDS = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const place = document.querySelector("[data-last-visit]");
const rows = [...document.querySelectorAll("[data-moved]")].map((element) => ({
  element,
  moved: element.dataset.moved,
  words: element.textContent.replace(/\s+/g, " ").trim(),
}));

/** Today's visit; `seen` is what had moved on that very day already. */
const now = {
  day: place.dataset.day,
  version: Number(place.dataset.version),
  seen: rows.filter((row) => row.moved >= place.dataset.day).map((row) => row.words),
};

function isVisit(found) {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(found?.day) && !Number.isNaN(Date.parse(found.day));
  return isDay && Number.isInteger(found.version) && Array.isArray(found.seen);
}

/** What is kept; null where that is nothing, something else, or not to be read. */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Whether the browser keeps it. */
function write(known) {
  try {
    localStorage.setItem(KEY, JSON.stringify(known));
    return true;
  } catch {
    return false;
  }
}

/** The last visit and the one before it. A page that is loaded again is the same visit. */
function visits() {
  const kept = read();
  if (!isVisit(kept?.last)) {
    return { last: now, before: null };
  }
  const isAnother = now.day > kept.last.day || now.version > kept.last.version;
  return isAnother ? { last: now, before: kept.last } : kept;
}

function isNew(row, visit) {
  return row.moved > visit.day || (row.moved === visit.day && !visit.seen.includes(row.words));
}

function mark(row) {
  const rest = document.createElement("span");
  rest.className = "visually-hidden";
  rest.textContent = " since your last visit";
  const label = document.createElement("span");
  label.className = "mark mark-new";
  label.append("new", rest);
  row.element.lastElementChild.append(" ", label);
}

function show(visit) {
  const found = rows.filter((row) => isNew(row, visit));
  found.forEach(mark);
  const day = new Date(visit.day);
  const time = place.querySelector("time");
  time.dateTime = visit.day;
  time.textContent = WORDS.format(day);
  place.querySelector("[data-last-visit-found]").textContent = found.length
    ? "What moved since is marked “new”."
    : "Nothing shown here has moved since.";
  // What moved later on the day of the visit itself is told too.
  if (found.some((row) => row.moved === visit.day)) {
    day.setUTCDate(day.getUTCDate() - 1);
  }
  const since = day.toISOString().slice(0, 10);
  place.querySelector("a").search = new URLSearchParams({ since });
  place.querySelector("button").addEventListener("click", forget);
  place.hidden = false;
}

function forget() {
  localStorage.removeItem(KEY);
  document.querySelectorAll(".mark-new").forEach((label) => label.remove());
  const said = document.createElement("p");
  said.tabIndex = -1;
  said.textContent = "Your visits are forgotten.";
  place.replaceChildren(said);
  said.focus();
}

const known = visits();
if (write(known) && isVisit(known.before)) {
  show(known.before);
}
