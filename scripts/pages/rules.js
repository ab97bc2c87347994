// The rules of a page that everybody can read, as an expression that gives what breaks them.
(() => {
  const broken = [];
  const say = (rule, element) => broken.push(`${rule}: ${(element.outerHTML || "").slice(0, 120)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  const nameOf = (e) => (e.getAttribute("aria-label") || e.textContent || "").trim();

  if (!document.documentElement.lang) say("the page says its language", document.documentElement);
  if (!document.title) say("the page has a title", document.head);
  for (const landmark of ["header", "nav", "main", "footer"]) {
    if (all(`body > ${landmark}, body > header ${landmark}`).length !== 1) {
      say(`there is one ${landmark}`, document.body);
    }
  }
  if (all("h1").length !== 1) say("there is one h1", document.body);
  let level = 0;
  for (const heading of all("h1, h2, h3, h4")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say("no level of headings is left out", heading);
    level = next;
  }
  const ids = all("[id]").map((e) => e.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) say(`id ${id} is given once`, document.body);
  for (const e of all("[aria-labelledby]")) {
    if (!document.getElementById(e.getAttribute("aria-labelledby"))) say("a label exists", e);
  }
  for (const e of all("a, button")) if (isShown(e) && !nameOf(e)) say("what can be pressed has a name", e);
  for (const e of all("input, select")) {
    if (!e.labels || e.labels.length === 0) say("a field has a label", e);
  }
  for (const e of all("svg")) {
    const isHidden = e.closest("[aria-hidden=true]") !== null;
    if (!isHidden && !(e.getAttribute("role") === "img" && e.getAttribute("aria-label"))) {
      say("a picture says what it shows, or is hidden", e);
    }
  }
  for (const e of all("th")) if (!e.getAttribute("scope")) say("a header cell has a scope", e);
  for (const e of all("table")) if (!e.caption || !e.caption.textContent.trim()) say("a table has a caption", e);
  for (const e of all("[tabindex]")) if (e.tabIndex > 0) say("the order of the keyboard is that of the page", e);
  for (const e of all(".badge")) {
    if (!e.querySelector(".sign") || e.textContent.trim().length < 2) say("a state is said in words", e);
  }
  for (const e of all("[style], [onclick], [onload]")) say("no style and no script in elements", e);

  const channel = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  for (const e of all("body *")) {
    const hasText = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!hasText || !isShown(e) || e.closest(".skip")) continue;
    const isDrawn = e.closest("svg") !== null;
    if (isDrawn && e.tagName.toLowerCase() !== "text") continue;
    const style = getComputedStyle(e);
    const ink = luminance(numbers(isDrawn ? style.fill : style.color));
    const paper = luminance(ground(isDrawn ? e.closest("svg").parentElement : e));
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (contrast < 4.5) say(`the contrast is ${contrast.toFixed(2)}`, e);
  }
  return broken;
})()
