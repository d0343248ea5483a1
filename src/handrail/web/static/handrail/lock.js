// The idle lock (R17): a page that was left alone covers itself and signs out; what was typed stays in it. It opens again for
// the same person, once they have signed in. Without this file the session still ends after fifteen idle minutes.
(() => {
  const lock = document.getElementById("lock");
  if (!lock) return;
  const { who, awake, leave } = lock.dataset;
  const idle = 1000 * Number(lock.dataset.seconds);
  const said = lock.querySelector("[data-said]");
  const rest = () => [...document.body.children].filter((each) => each !== lock && each.tagName !== "SCRIPT");
  let asked = Date.now(), locked = false, covered = [];

  // Several tabs share one clock, so that work in one keeps the others open.
  const touch = () => { try { localStorage.setItem("handrail-touched", Date.now()); } catch { mine = Date.now(); } };
  let mine = Date.now();
  const touched = () => { try { return Number(localStorage.getItem("handrail-touched")) || mine; } catch { return mine; } };
  touch();
  ["keydown", "pointerdown", "input", "wheel", "touchstart"].forEach((kind) => document.addEventListener(kind, () => { if (!locked) touch(); }, { passive: true, capture: true }));

  async function here() {                                    // who is signed in now, or null
    try {
      const answer = await fetch(awake, { redirect: "error", headers: { Accept: "application/json" } });
      return answer.ok ? await answer.json() : null;
    } catch { return null; }
  }

  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

  async function cover() {
    if (locked) return;
    locked = true;
    covered = rest().filter((each) => !each.hidden);
    covered.forEach((each) => { each.hidden = true; });
    document.querySelectorAll("dialog[open]").forEach((each) => each.close());
    lock.hidden = false;
    lock.querySelector("h2").focus();
    const body = new URLSearchParams({ csrfmiddlewaretoken: token() });
    try { await fetch(leave, { method: "POST", body, redirect: "manual" }); } catch { /* the session ends by itself */ }
  }

  async function uncover() {
    const now = await here();
    if (!now) { said.textContent = said.dataset.notYet; return; }
    if (now.who !== who) { said.textContent = said.dataset.other; return; }
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((each) => { each.value = now.csrf; });
    covered.forEach((each) => { each.hidden = false; });
    lock.hidden = true;
    said.textContent = "";
    locked = false;
    asked = Date.now();
    touch();
  }

  async function look() {
    if (locked) return;
    if (Date.now() - touched() >= idle) { await cover(); return; }
    if (touched() > asked && Date.now() - asked > idle / 4) {  // someone types without a request: keep their session
      asked = Date.now();
      const now = await here();
      if (!now || now.who !== who) await cover();
    }
  }

  lock.querySelector("[data-unlock]").addEventListener("click", uncover);
  document.addEventListener("visibilitychange", look);
  setInterval(look, Math.min(15000, idle / 4));
})();
