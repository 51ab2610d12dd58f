// Folds the claims that are stored already, so that a report with forty of them can be overlooked.
// One that is in error stays open. Without this script all of them are.
"use strict";
{
  const claims = [...document.querySelectorAll("#claims-group .inline-related.has_original")];
  const buttons = [];

  const isOpen = (claim) => !claim.classList.contains("desk-folded");

  const fold = (claim, button, folded) => {
    claim.classList.toggle("desk-folded", folded);
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = folded ? "Open" : "Fold";
  };

  const makeButton = (name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "desk-fold";
    button.textContent = name;
    return button;
  };

  for (const claim of claims) {
    const button = makeButton("Fold");
    const heading = claim.querySelector("h3");
    button.setAttribute("aria-label", `Fold or open ${heading.querySelector(".inline_label").textContent}`);
    heading.prepend(button);
    buttons.push([claim, button]);
    const wanted = claim.querySelector(".errorlist") || location.hash === `#${claim.id}`;
    fold(claim, button, !wanted);
    button.addEventListener("click", () => fold(claim, button, isOpen(claim)));
  }

  if (claims.length > 1) {
    const all = makeButton("Open or fold all");
    document.getElementById("claims-heading").append(" ", all);
    all.addEventListener("click", () => {
      const folded = claims.some(isOpen);
      for (const [claim, button] of buttons) fold(claim, button, folded);
    });
  }
}
