// Copies a text of the page at the press of a button, and says so.

for (const place of document.querySelectorAll("[data-copy]")) {
  const [button, status] = place.children;
  const text = document.getElementById(place.dataset.copy);
  place.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text.innerText);
      status.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(text);
      status.textContent = "It could not be copied; it is selected now.";
    }
  });
}
