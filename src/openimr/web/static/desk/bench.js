// bench.js: comforts of the reviewer's workbench. Without it every link, button and form works as well.
"use strict";
(() => {
  const form = () => document.querySelector("form[data-draft]");
  const saved = () => document.getElementById("saved");
  let typedSince = 0; // counts what was typed and is not kept yet
  let sending = 0;

  // --- the draft ------------------------------------------------------------
  document.addEventListener("input", (event) => { if (form()?.contains(event.target)) typedSince += 1; });
  document.addEventListener("change", (event) => { if (form()?.contains(event.target)) typedSince += 1; });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt !== form()) return;
    sending = typedSince;
    saved().textContent = "Saving…";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form()) return;
    const clash = document.querySelector("#clash .clash");
    if (event.detail.successful && !clash && typedSince === sending) typedSince = 0;
    if (!event.detail.successful) notSaved(event.detail.xhr.status);
  });

  function notSaved(status) {
    saved().textContent = status
      ? "Not saved: the case may have changed. Copy your text, then load the page again."
      : "Not saved: no connection. Your text is still here; we try again.";
    if (!status) setTimeout(() => form() && typedSince && window.htmx?.trigger(form(), "retry"), 4000);
  }

  // Leaving with words that are not kept: keep them first, then go.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !typedSince || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey) return;
    const stays = link.closest("[hx-boost='true']") && !link.hasAttribute("data-leaves");
    if (stays || link.target || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    const going = () => { typedSince = 0; location.href = link.href; };
    fetch(form().action, { method: "POST", body: new FormData(form()), headers: { "HX-Request": "true" } })
      .then((answer) => answer.text().then((said) => {
        if (answer.ok && !said.includes('class="box box--care clash"')) going();
        else window.htmx?.trigger(form(), "retry");
      }))
      .catch(() => notSaved(0));
  }, true);
  document.addEventListener("submit", (event) => { if (event.target === form()) typedSince = 0; });
  window.addEventListener("beforeunload", (event) => { if (typedSince) event.preventDefault(); });

  // --- the record -----------------------------------------------------------
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "record") arrive();
  });
  function arrive() {
    if (document.activeElement?.matches("textarea")) return; // a reviewer who writes already is not interrupted
    const now = document.querySelector(".hit--now");
    const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (now) now.scrollIntoView({ block: "center" });
    else if (named && document.getElementById("record").contains(named)) goTo(named);
    else document.getElementById("h-rec")?.focus({ preventScroll: true });
  }
  function goTo(place) {
    document.querySelectorAll(".evref--now").forEach((old) => old.classList.remove("evref--now"));
    place.classList.add("evref--now");
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  }

  // --- the keys -------------------------------------------------------------
  const KEYS = "openimr-single-keys";
  const keysOn = () => { try { return localStorage.getItem(KEYS) !== "off"; } catch { return true; } };
  const box = () => document.getElementById("keys-on");
  if (box()) box().checked = keysOn();
  document.addEventListener("change", (event) => {
    if (event.target !== box()) return;
    try { localStorage.setItem(KEYS, event.target.checked ? "on" : "off"); } catch { /* a private window keeps nothing */ }
  });
  const acts = {
    j: () => evidence(1),
    k: () => evidence(-1),
    "[": () => document.querySelector(".pager [data-turn=prev]")?.click(),
    "]": () => document.querySelector(".pager [data-turn=next]")?.click(),
    "/": () => document.getElementById("words")?.focus(),
    r: () => (document.getElementById("rationale") || document.getElementById("summary"))?.focus(),
    "?": () => { const keys = document.getElementById("keys"); keys.open = !keys.open; keys.querySelector("summary").focus(); },
  };
  function evidence(step) {
    const all = [...document.querySelectorAll("#record .evref")];
    if (!all.length) return;
    const here = all.findIndex((one) => one === document.activeElement || one.classList.contains("evref--now"));
    goTo(all[here < 0 ? (step > 0 ? 0 : all.length - 1) : (here + step + all.length) % all.length]);
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing || event.metaKey || event.ctrlKey || event.altKey || !keysOn() || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
})();
