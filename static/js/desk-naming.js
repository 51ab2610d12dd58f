// Names the search boxes of the desk after their fields: select2 names each by what is chosen in it,
// and one in which nothing is chosen yet would have no name for a screen reader.
"use strict";
{
  const name = (box) => {
    const select = box.closest(".select2").previousElementSibling;
    const label = select?.id && document.querySelector(`label[for="${select.id}"]`);
    if (!label || box.dataset.named) return;
    box.dataset.named = "true";
    label.id ||= `${select.id}-label`;
    const shown = box.querySelector(".select2-selection__rendered");
    for (const part of [box, shown]) {
      part?.setAttribute("aria-labelledby", `${label.id} ${shown?.id ?? ""}`.trim());
    }
  };

  const nameAll = () => document.querySelectorAll(".select2-selection").forEach(name);

  nameAll();
  // They are made once the page is there, and again with every claim that is added.
  new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
}
