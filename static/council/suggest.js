// Suggests committees and councillors under the search box, or councillors under a field for a name: a combobox whose
// list opens below it (ARIA 1.2). Without this script the box is a plain field of a form, and nothing is lost.
document.querySelectorAll("input[data-suggest]").forEach((box) => {
  const { suggest, label, searchFor } = box.dataset;
  const list = box.parentElement.appendChild(document.createElement("ul"));
  const said = box.parentElement.appendChild(document.createElement("span"));
  let active = -1, waiting, asked;
  Object.assign(list, { id: box.id + "-suggested", className: "suggested", role: "listbox", ariaLabel: label, hidden: true });
  Object.assign(said, { className: "aside-voice", role: "status" });
  box.setAttribute("aria-controls", list.id);
  Object.assign(box, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });

  const show = (open) => {
    list.hidden = !open;
    box.ariaExpanded = String(open);
    if (!open) said.textContent = "";
    mark(-1);
  };
  const mark = (place) => {
    active = place;
    [...list.children].forEach((option, each) => { option.ariaSelected = String(each === place); });
    if (place < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const add = (words, kind, take) => {
    const option = list.appendChild(document.createElement("li"));
    Object.assign(option, { id: `${list.id}-${list.children.length}`, role: "option", textContent: words });
    if (kind) option.appendChild(Object.assign(document.createElement("span"), { className: "quiet", textContent: ` ${kind}` }));
    option.addEventListener("click", take);
  };
  const offer = ([typed, names, kinds, addresses]) => {
    if (typed !== box.value.trim() || document.activeElement !== box) return;
    list.replaceChildren();
    const take = (name) => { box.value = name; show(false); };
    names.forEach((name, each) => add(name, kinds[each], () => (searchFor ? location.assign(addresses[each]) : take(name))));
    if (!names.length) return show(false);
    if (searchFor) add(searchFor.replace("{}", typed), "", () => box.form.requestSubmit());
    show(true);
    said.textContent = `${label}: ${names.length}`;
  };
  const ask = () => {
    const typed = box.value.trim();
    asked?.abort();
    if (typed.length < 2) return show(false);
    asked = new AbortController();
    fetch(`${suggest}?q=${encodeURIComponent(typed)}`, { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.json() : [typed, []])).then(offer).catch(() => {});
  };

  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
  box.addEventListener("blur", () => show(false));
  list.addEventListener("mousedown", (event) => event.preventDefault());  // the box keeps the focus
  box.addEventListener("keydown", (event) => {
    const options = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(((active + 1 + step + options + 1) % (options + 1)) - 1);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      list.children[active].click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    }
  });
});
