// Small manners of every clinician's page.
document.documentElement.classList.add("scripted");

// The mark of who wrote a text goes with it into the clipboard (R22).
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const marked = [...document.querySelectorAll("[data-mark]")].find((part) => selection.containsNode(part, true));
  if (!marked) return;
  event.clipboardData.setData("text/plain", `${selection}\n[${marked.dataset.mark}]`);
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
