// viewer.js: comforts of the document viewer. Without it every link, button and form works as well.
"use strict";
(() => {
  const record = () => document.getElementById("record");
  const note = () => document.getElementById("note");
  const noteText = () => document.getElementById("note-text");

  // --- the keys: each thing in the viewer names its own -----------------------
  const KEYS = "openimr-single-keys";
  const keysOn = () => { try { return localStorage.getItem(KEYS) !== "off"; } catch { return true; } };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || !keysOn()) return;
    if (event.key === "o") { event.preventDefault(); writeNote(); return; }
    const key = event.key === "=" ? "+" : event.key;
    const named = [...(record()?.querySelectorAll("[aria-keyshortcuts]") ?? [])];
    const wanted = named.find((one) => one.getAttribute("aria-keyshortcuts") === key);
    if (!wanted || wanted.getAttribute("aria-disabled") === "true") return;
    event.preventDefault();
    wanted.click();
  });

  // --- the lists: the one that was unfolded stays so when the page is turned --
  let unfolded = "";
  document.addEventListener("toggle", (event) => {
    const list = event.target;
    if (!list.matches?.("#record details[name=lists], #list-hits")) return;
    if (list.open) unfolded = list.id;
    else if (unfolded === list.id && record()?.contains(list)) unfolded = "";
  }, true);
  // Before the page settles, because then the hit or the evidence is brought into view (bench.js).
  document.addEventListener("htmx:afterSwap", () => {
    const list = unfolded && document.getElementById(unfolded);
    if (list && !list.open) list.open = true;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "record") {
      showQuote();
      // After a search the keys lead from hit to hit, so the field gives the keyboard back.
      if (["words", "concept", "go"].includes(document.activeElement?.id)) document.getElementById("h-rec").focus({ preventScroll: true });
    } else if (event.target.closest?.(".leaf")) record()?.querySelector(".hit--now")?.scrollIntoView({ block: "center" });
  });

  // --- the note ---------------------------------------------------------------
  let typedSince = 0; // counts what was typed on this page and is not kept yet
  let sending = 0;
  document.addEventListener("input", (event) => { if (event.target === noteText()) typedSince += 1; });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === note()) sending = typedSince;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== note()) return;
    const said = document.getElementById("note-saved");
    if (event.detail.successful) { if (typedSince === sending) typedSince = 0; }
    else if (said) said.textContent = "Not saved: no connection, or the case has changed. Your words are still here.";
  });
  // Words that are not kept yet go with the page: it is turned only when they are on their way.
  function keepWords() {
    if (!typedSince || !note()) return;
    const words = new FormData(note());
    words.set("then", "leave");
    fetch(note().action, { method: "POST", body: words, keepalive: true, headers: { "HX-Request": "true" } });
    typedSince = 0;
  }
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target?.id === "record") keepWords(); });
  window.addEventListener("pagehide", keepWords);

  function writeNote() {
    const own = document.getElementById("own-note");
    if (!own) return;
    own.open = true;
    noteText().focus();
  }

  // --- quoting ----------------------------------------------------------------
  let selected = "";
  function showQuote() {
    const quote = document.getElementById("quote");
    if (quote) quote.hidden = false;
  }
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const sheet = selection.anchorNode?.parentElement?.closest("#record .sheet");
    if (sheet && String(selection).trim()) selected = String(selection).replace(/\s+/g, " ").trim();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#quote") || !selected) return;
    const area = noteText();
    area.value += `${area.value && !area.value.endsWith("\n") ? "\n" : ""}“${selected}”\n`;
    selected = "";
    writeNote();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  showQuote();
})();
