// Opens and folds the stored claims of a report. The fields of one that is opened for the first time
// are fetched, and from then on sent with the form, folded or not. Without this script its button
// sends the whole form, which comes back with the claim open and everything typed still in it.
"use strict";
{
  const group = document.getElementById("claims-group");
  const claims = [...document.querySelectorAll("#claims-group .inline-related.has_original")];
  const state = document.getElementById("id_opened");
  // So many are asked for at once: an address has only so much room.
  const MOST = 20;

  const buttonOf = (claim) => claim.querySelector(".desk-fold");
  const isOpen = (claim) => !claim.classList.contains("desk-folded");
  const hasFields = (claim) => claim.querySelector(".desk-fields") !== null;

  const show = (claim, folded) => {
    claim.classList.toggle("desk-folded", folded);
    const button = buttonOf(claim);
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = folded ? "Open" : "Fold";
  };

  const tell = (claim, text) => {
    claim.querySelector(".desk-unanswered")?.remove();
    if (!text) return;
    const told = document.createElement("p");
    told.className = "errornote desk-unanswered";
    told.setAttribute("role", "alert");
    told.textContent = text;
    claim.append(told);
  };

  // What Django's own scripts do with a claim that is added.
  const bringToLife = (claim) => {
    claim.dispatchEvent(
      new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: "claims" } }),
    );
    window.django.jQuery(claim).find(".related-widget-wrapper select").trigger("change");
    if (window.DateTimeShortcuts) {
      for (const shortcut of document.querySelectorAll(".datetimeshortcuts")) shortcut.remove();
      window.DateTimeShortcuts.init();
    }
  };

  // Somebody saved the report meanwhile: the form is sent as it stands, and tells what was saved.
  // What is waited for here does not come, since the page is left.
  const send = (button) => {
    button.type = "submit";
    button.form.requestSubmit(button);
    return new Promise(() => {});
  };

  const take = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const fields of page.querySelectorAll(".desk-fields")) {
      const claim = document.getElementById(fields.id.replace("-fields", ""));
      if (hasFields(claim)) continue;
      claim.append(document.importNode(fields, true));
      bringToLife(claim);
    }
  };

  // Whether every one of them has its fields now.
  const get = async (wanted) => {
    const named = wanted.map((claim) => claim.querySelector(":scope > input[name$='-id']"));
    const query = new URLSearchParams(named.map((input) => [input.name, input.value]));
    if (state) query.append("opened", state.value);
    const answer = await fetch(`${group.dataset.claimsAddress}?${query}`, {
      credentials: "same-origin",
    });
    if (answer.status === 409) return send(buttonOf(wanted[0]));
    if (answer.ok && !answer.redirected) take(await answer.text());
    return wanted.every(hasFields);
  };

  const open = async (wanted) => {
    const lacking = wanted.filter((claim) => !hasFields(claim) && !claim.ariaBusy);
    for (const claim of wanted) if (hasFields(claim)) show(claim, false);
    for (let from = 0; from < lacking.length; from += MOST) {
      const some = lacking.slice(from, from + MOST);
      for (const claim of some) claim.ariaBusy = "true";
      const isThere = await get(some).catch(() => false);
      for (const claim of some) {
        claim.ariaBusy = null;
        if (hasFields(claim)) show(claim, false);
        tell(claim, hasFields(claim) ? "" : "It could not be opened. Try again, or save first.");
      }
      if (!isThere) return;
    }
  };

  for (const claim of claims) {
    const button = buttonOf(claim);
    // The Enter key presses the first button that sends: that shall be Save.
    if (button.type === "submit") button.type = "button";
    show(claim, !isOpen(claim));
    button.addEventListener("click", (event) => {
      if (button.type === "submit" || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (isOpen(claim)) show(claim, true);
      else open([claim]);
    });
  }

  if (claims.length > 1) {
    const all = document.createElement("button");
    all.type = "button";
    all.className = "desk-fold";
    all.textContent = "Open or fold all";
    document.getElementById("claims-heading").append(" ", all);
    all.addEventListener("click", () => {
      if (!claims.some(isOpen)) open(claims);
      else for (const claim of claims) show(claim, true);
    });
  }
}
