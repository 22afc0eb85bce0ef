(() => {
  "use strict";
  const bar = document.getElementById("bar");
  const contents = document.querySelector(".contents");
  let row = null;

  // What rests on a segment is written on it as "number.label.look", the innermost part last.
  const claims = (segment, number) =>
    segment.dataset.part.split(" ").map((claim) => claim.split(".")).filter((claim) => claim[0] === number);

  const segmentsOf = (one) =>
    one.closest(".paper").querySelectorAll(`.text [data-row~="${one.dataset.n}"]`);

  function darken() {
    if (!row) return;
    for (const segment of segmentsOf(row)) {
      delete segment.dataset.lit;
      delete segment.dataset.look;
      delete segment.dataset.tag;
    }
    row.classList.remove("on");
    row.querySelector(".whole").removeAttribute("aria-current");
    row = null;
    bar.hidden = true;
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function showBar(kind, legend) {
    bar.replaceChildren(element("b", kind));
    for (const [label, look] of legend) bar.append(element("span", label, look));
    bar.append(element("span", "", "grow"));
    const back = element("button", "Back to the row");
    back.addEventListener("click", () => {
      const one = row;
      one.scrollIntoView({ block: "center" });
      one.querySelector(".whole").focus({ preventScroll: true });
    });
    const out = element("button", "Light out");
    out.addEventListener("click", darken);
    bar.append(back, out);
    bar.hidden = false;
  }

  // How an element lies to the room between the two bars, which cover what is under them.
  function lie(one) {
    const box = one.getBoundingClientRect();
    const top = contents.getBoundingClientRect().bottom;
    const bottom = bar.hidden ? window.innerHeight : bar.getBoundingClientRect().top;
    return { above: box.top < top, below: box.bottom > bottom, fits: box.height < bottom - top };
  }

  // Brings words into that room, and a row of the list beside them too, as far as both can be there.
  function bring(words, beside) {
    const now = lie(words);
    if (now.above || now.below) words.scrollIntoView({ block: now.fits ? "center" : "start" });
    if (!beside) return;
    const then = lie(beside);
    if (then.above || then.below) words.scrollIntoView({ block: then.below ? "start" : "end" });
  }

  // Lights up a row's words; scrolls the text to them, and the list to the row, where asked.
  function light(one, scroll) {
    if (one !== row) {
      darken();
      row = one;
      const number = one.dataset.n;
      const legend = new Map();
      let before = "";
      for (const segment of segmentsOf(one)) {
        const own = claims(segment, number);
        const labels = own.map((claim) => claim[1]);
        const [, label, look] = own[own.length - 1];
        for (const claim of own) legend.set(claim[1].replaceAll("-", " "), claim[2]);
        segment.dataset.lit = labels.join(" ");
        segment.dataset.look = look;
        const said = labels.join(" ");
        if (said !== before) segment.dataset.tag = label.replaceAll("-", " ");
        before = said;
      }
      one.classList.add("on");
      one.querySelector(".whole").setAttribute("aria-current", "true");
      for (let up = one.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
      showBar(one.classList[1], legend);
    }
    if (!scroll) return;
    const list = one.closest(".rows");
    const beside = getComputedStyle(list).position === "sticky";
    if (beside) {
      const shift = one.getBoundingClientRect().top - list.getBoundingClientRect().top;
      if (shift < 0 || shift + one.offsetHeight > list.clientHeight) list.scrollTop += shift - list.clientHeight / 3;
    }
    const first = segmentsOf(one)[0];
    if (first) bring(first, beside && one);
  }

  function byFragment() {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const one = id.startsWith("row-") ? document.getElementById(id) : null;
    if (one && one.classList.contains("row")) light(one, true);
  }

  function choose(one) {
    history.replaceState(null, "", `#${one.id}`);
    light(one, true);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#row-"]');
    if (link) {
      const one = document.getElementById(link.getAttribute("href").slice(1));
      if (!one) return;
      event.preventDefault();
      if (link.closest(".row") === one) choose(one);
      else {
        history.pushState(null, "", `#${one.id}`);
        light(one, true);
        one.querySelector(".whole").focus({ preventScroll: true });
      }
      return;
    }
    const place = event.target.closest(".places a");
    if (place) { light(place.closest(".row"), false); return; }
    const one = event.target.closest(".row");
    if (one) { choose(one); return; }
    const segment = event.target.closest(".ev");
    if (!segment || String(window.getSelection())) return;
    // The rows on these words, the innermost first; choosing again goes on to the next.
    const numbers = [...new Set(segment.dataset.part.split(" ").reverse().map((claim) => claim.split(".")[0]))];
    const at = row ? numbers.indexOf(row.dataset.n) : -1;
    const number = numbers[(at + 1) % numbers.length];
    const found = segment.closest(".paper").querySelector(`.row[data-n="${number}"]`);
    history.replaceState(null, "", `#${found.id}`);
    light(found, true);
  });
  document.addEventListener("focusin", (event) => {
    const whole = event.target.closest(".row .whole");
    if (whole && whole.matches(":focus-visible")) light(whole.closest(".row"), getComputedStyle(whole.closest(".rows")).position === "sticky");
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") darken(); });
  window.addEventListener("hashchange", byFragment);
  byFragment();
  // Once all is loaded the browser itself goes to the row that the address names, up to a frame later; on a
  // narrow window, or beside a long text, the row's words are elsewhere, and must be brought back after that.
  const afterFrame = (then) => window.requestAnimationFrame(() => window.requestAnimationFrame(then));
  window.addEventListener("load", () => afterFrame(byFragment));
})();
