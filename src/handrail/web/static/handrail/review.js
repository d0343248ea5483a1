// The review page: one current line with its words marked, keys, and a page that stays where it was when the server answers.
// Without this file everything still reads and every form still posts.
(() => {
  const $ = (query, within = document) => within.querySelector(query);
  const $$ = (query, within = document) => [...within.querySelectorAll(query)];
  const narrow = matchMedia("(max-width: 760px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const glide = () => (calm.matches ? "auto" : "smooth");
  const keys = $("#keys");
  let current = "";

  const lines = () => $$(".line");
  const line = () => document.getElementById(current);
  const say = (words) => { $("#said").textContent = ""; requestAnimationFrame(() => { $("#said").textContent = words; }); };

  // ---- one current line ----
  function choose(chosen, { focus = true, scroll = true, words = true } = {}) {
    if (!chosen) return;
    current = chosen.id;
    lines().forEach((each) => { each.classList.toggle("is-current", each === chosen); each.tabIndex = each === chosen ? 0 : -1; });
    const number = chosen.dataset.number;
    const marks = $$("mark[data-lines]").filter((mark) => {
      const on = mark.dataset.lines.split(" ").includes(number);
      mark.classList.toggle("on", on);
      return on;
    });
    $$(".cited a").forEach((cite) => cite.classList.toggle("on", cite.dataset.line === number));
    point(marks);
    if (focus) chosen.focus({ preventScroll: true });
    if (scroll) chosen.scrollIntoView({ block: "nearest", behavior: glide() });
    if (words && marks.length && !narrow.matches) bring(marks[0].closest(".turn"));
  }

  function bring(turn) {
    const script = $("#script");
    script.scrollTo({ top: turn.offsetTop - script.clientHeight * 0.3, behavior: glide() });
  }

  function point(marks) {                                     // where in the hour these words are
    const here = $("#here"), track = $(".track");
    if (!here || !track) return;
    here.replaceChildren(...[...new Set(marks.map((mark) => mark.closest(".turn").dataset.at))].filter(Boolean).map((at) => {
      const tick = document.createElementNS(track.namespaceURI, "svg"), arrow = document.createElementNS(track.namespaceURI, "path");
      tick.setAttribute("x", `${(100 * at) / (60 * track.dataset.minutes)}%`);
      tick.setAttribute("y", "54");
      tick.setAttribute("overflow", "visible");
      arrow.setAttribute("d", "M-5 7 0 0 5 7z");
      tick.append(arrow);
      return tick;
    }));
  }

  const step = (by) => { const all = lines(); choose(all[Math.min(all.length - 1, Math.max(0, all.indexOf(line()) + by))]); };

  function next() {
    const all = lines(), from = all.indexOf(line());
    const open = [...all.slice(from + 1), ...all.slice(0, from + 1)].find((each) => each.dataset.state === "open");
    return open ? choose(open) : say("No line is left to confirm.");
  }

  // ---- what a key or a click does to the current line ----
  const submit = (form, otherwise) => (form ? form.requestSubmit() : say(otherwise));
  const unfold = (id) => { const fold = document.getElementById(id); if (fold) fold.open = !fold.open; return fold; };
  const doing = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), n: next,
    c: () => submit($(".check", line()), "Nothing to confirm on this line."),
    x: () => submit($(`#${current}-strike`)?.form),
    w: () => {
      unfold(`${current}-why`)?.scrollIntoView({ block: "nearest", behavior: "instant" });
      line()?.scrollIntoView({ block: line().offsetHeight + $(".draft-top").offsetHeight + 64 > $(".draft").clientHeight ? "start" : "nearest", behavior: glide() });
    },
    e: () => { if (unfold(`${current}-edit`)?.open) $(`#${current}-text`).focus(); },
    t: () => ($("#script").contains(document.activeElement) ? line()?.focus() : $("#script").focus()),
    a: () => ($$(".yours textarea").find((field) => !field.value.trim()) ?? $(".yours textarea"))?.focus(),
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input, textarea, select, dialog");
    if (field && event.key === "Escape" && field.closest(".edit")) { unfold(`${current}-edit`); line()?.focus(); }
    if (field || event.ctrlKey || event.metaKey || event.altKey || !$("#keys-on").checked) return;
    if (event.target.id === "script" && event.key.startsWith("Arrow")) return;
    if (doing[event.key]) { event.preventDefault(); doing[event.key](); }
  });

  // While a pointer is down nothing may move: choosing a line moves the page, and the press would miss what it aimed at.
  let pressing = false;
  document.addEventListener("pointerdown", () => { pressing = true; }, true);
  ["pointerup", "pointercancel"].forEach((end) => document.addEventListener(end, () => setTimeout(() => { pressing = false; }), true));
  document.addEventListener("focusin", (event) => {
    const holder = event.target.closest(".line");
    if (holder && holder.id !== current && !pressing) choose(holder, { focus: false });
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-open-keys]")) return keys.showModal();
    const pane = event.target.closest("[data-pane]");
    if (pane) return show(pane.dataset.pane);
    const link = event.target.closest("a[href^='#']");
    if (link) return follow(event, link);
    const holder = event.target.closest(".line");
    if (holder && !event.target.closest("button, summary, textarea, .why")) choose(holder, { scroll: false });
    else if (holder && holder.id !== current) choose(holder, { focus: false, scroll: false });
  });

  function follow(event, link) {
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    show(target.closest(".talk") ? "talk" : "draft");
    if (target.matches(".line")) return choose(target);
    if (target.matches(".turn")) {
      const from = link.closest(".line");
      if (from) choose(from, { focus: false, scroll: false, words: false });
      target.tabIndex = -1;
    }
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.matches(".turn, textarea") ? "center" : "start", behavior: glide() });
  }

  function show(pane) {                                       // a phone shows one page at a time
    if (document.body.dataset.show === pane) return;
    document.body.dataset.show = pane;
    $$("[data-pane]").forEach((tab) => tab.setAttribute("aria-pressed", tab.dataset.pane === pane));
  }

  // ---- one thing at a time: what is asked while an answer is on its way waits for the new desk ----
  let busy = false, waiting = "", sent = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.target.closest("#desk")) return;
    if (!busy) { busy = true; sent = $("textarea[id]", event.target); sent = sent && [sent.id, sent.value.trim()]; return; }
    event.preventDefault();
    waiting = event.target.querySelector("button[id]")?.id ?? "";
  });
  const free = () => {
    busy = false;
    const asked = document.getElementById(waiting);
    waiting = "";
    asked?.form?.requestSubmit(asked);
  };

  // ---- the server answers with a new desk: keep place, focus, folds and what is being typed ----
  let kept = null;
  const unsaved = (field) => field.value !== field.defaultValue && (field.closest(".own") || (field.closest(".edit").open && field.closest(".line").id !== current));
  document.addEventListener("htmx:beforeSwap", () => {
    kept = {
      places: [".draft", "#script"].map((query) => [query, $(query).scrollTop]),
      focus: document.activeElement?.id,
      folds: $$("details[open][id]").filter((fold) => !fold.matches(".edit")).map((fold) => fold.id),
      typed: $$("textarea[id]").filter(unsaved).map((field) => [field.id, field.value, field.defaultValue, field.form.elements.drawn_from.value]),
    };
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (!kept) return;
    kept.folds.forEach((id) => { const fold = document.getElementById(id); if (fold) fold.open = true; });
    kept.typed.forEach(([id, value, before, mark]) => {
      const field = document.getElementById(id);
      if (!field) return;
      // What another window wrote meanwhile was never seen here: the words keep their old mark, and are not saved over it.
      const mine = field.defaultValue === before || (sent?.[0] === id && sent[1] === field.defaultValue.trim());
      if (!mine) field.form.elements.drawn_from.value = mark;
      field.value = value;
      const fold = field.closest("details");
      if (fold) fold.open = true;
    });
    choose(line() ?? lines()[0], { focus: false, scroll: false, words: false });
    const focused = kept.focus && document.getElementById(kept.focus);
    (focused || (kept.focus?.startsWith("omission") ? $("#left-out") : line()))?.focus({ preventScroll: true });
    kept.places.forEach(([query, top]) => { $(query).scrollTo({ top, behavior: "instant" }); });
    const open = $("#desk").dataset.open;
    const refused = $("#desk [role=alert]");
    if (refused) refused.scrollIntoView({ block: "nearest", behavior: "instant" });
    else say(open ? `Saved. Still open: ${open}.` : "Saved. Everything is read; you can sign.");
    kept = null;
    free();
  });
  document.addEventListener("htmx:responseError", () => free());
  document.addEventListener("htmx:sendError", () => free());

  // ---- what could not be saved is told where everyone sees it, until each such thing is saved ----
  const asked = ({ detail: { requestConfig: { path, elt } } }) =>
    [path, ...[...(elt.closest("form")?.elements ?? [])].filter((one) => ["section", "number"].includes(one.name) && one.type === "hidden").map((one) => one.value)].join(" ");
  const refused = new Set();
  const failed = (event, words) => { refused.add(asked(event)); $("#failed p").textContent = words; $("#failed").hidden = false; };
  document.addEventListener("htmx:responseError", (event) => failed(event, "That was not saved. Copy what you typed, then reload the page to see why."));
  document.addEventListener("htmx:sendError", (event) => failed(event, "That was not saved: the practice’s server did not answer. What you typed stands here; save it again."));
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.xhr.status < 400 && refused.delete(asked(event)) && !refused.size) $("#failed").hidden = true; });

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "sign-form" || !$("#sign").ariaDisabled) return;
    event.preventDefault();
    $("#todo").classList.add("asked");
    say(`Not yet. Still open: ${$("#desk").dataset.open}.`);
  });

  // ---- the ribbon above the lines wraps with the width: no line may stop beneath it ----
  const above = () => document.documentElement.style.setProperty("--ribbon", `${$(".draft-top")?.offsetHeight ?? 0}px`);
  addEventListener("resize", above);
  document.addEventListener("htmx:afterSwap", above);
  above();

  // ---- begin ----
  $("#keys-on").checked = localStorage.getItem("handrail.keys") !== "off";
  $("#keys-on").addEventListener("change", (event) => localStorage.setItem("handrail.keys", event.target.checked ? "on" : "off"));
  document.body.dataset.show = "draft";
  const wanted = document.getElementById(location.hash.slice(1));
  choose(wanted?.matches(".line") ? wanted : lines()[0], { focus: Boolean(wanted), scroll: Boolean(wanted) });
})();
