// Filters update the results in place (htmx). This keeps the reader's place while they do: what was unfolded
// stays so, the focus stays where it was, and an answer without results is a page of its own.
let unfolded = [], focused = "";

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, serverResponse, pathInfo, xhr } = event.detail;
  if (!target.id || xhr.status !== 200 || !serverResponse.includes(`id="${target.id}"`)) {
    event.detail.shouldSwap = false;
    if (target.id === "found") location.assign(pathInfo.finalRequestPath);
    return;
  }
  unfolded = [...document.querySelectorAll("#facets details")].map((facet) => [facet.id, facet.open]);
  // two answers may come close together: the second must not forget what the first took the focus from
  if (target.contains(document.activeElement)) focused = document.activeElement.id || "gone";
});

document.addEventListener("htmx:sendError", (event) => location.assign(event.detail.pathInfo.finalRequestPath));

document.addEventListener("htmx:afterSettle", () => {
  for (const [id, open] of unfolded) {
    const facet = document.getElementById(id);
    if (facet) facet.open = open;
  }
  if (focused && document.activeElement === document.body) {
    (document.getElementById(focused) || document.querySelector("#found a"))?.focus({ preventScroll: true });
  }
  focused = "";
});
