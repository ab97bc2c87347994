/// The little that pages do by themselves; everything can be read without it.
///
/// It fetches the page anew and puts the new content in the place of the old, where the reader has
/// not begun to type or to mark something; and it says the value under the pointer of a plot.
package enum Script {
    /// The whole script.
    package static let text = refresh + pointer

    private static let refresh = """
        "use strict";
        (() => {
          const period = Number(document.body.dataset.every) * 1000;
          const note = document.getElementById("freshness");
          let busy = false;
          let seen = Date.now();

          const isUsed = () => {
            const selection = document.getSelection();
            const active = document.activeElement;
            return selection && !selection.isCollapsed
              || active && ["INPUT", "SELECT"].includes(active.tagName)
              || document.querySelector("main .plot:hover") !== null;
          };

          // Where the keyboard is must stay where it is: found again by its way from main.
          const wayTo = (element, main) => {
            const way = [];
            for (let at = element; at && at !== main; at = at.parentElement) {
              if (!at.parentElement) return null;
              way.unshift([...at.parentElement.children].indexOf(at));
            }
            return way;
          };

          const replace = (text) => {
            const next = new DOMParser().parseFromString(text, "text/html");
            const main = document.querySelector("main");
            const fresh = next.querySelector("main");
            if (!main || !fresh) return;
            const active = document.activeElement;
            const way = main.contains(active) && active !== main ? wayTo(active, main) : null;
            const scrolled = [...main.querySelectorAll(".scroll")].map((e) => e.scrollLeft);
            main.replaceChildren(...fresh.childNodes);
            document.title = next.title;
            [...main.querySelectorAll(".scroll")].forEach((e, i) => { e.scrollLeft = scrolled[i] || 0; });
            if (way) {
              let at = main;
              for (const place of way) at = at && at.children[place];
              if (at && at.focus) at.focus({ preventScroll: true });
            }
          };

          const tell = (text) => { if (note && note.textContent !== text) note.textContent = text; };

          const refresh = async () => {
            if (busy || document.hidden || isUsed()) return;
            busy = true;
            try {
              const answer = await fetch(location.href, { cache: "no-store", credentials: "same-origin" });
              const isPage = (answer.headers.get("content-type") || "").startsWith("text/html");
              if (!isPage) throw new Error("no page");
              replace(await answer.text());
              seen = Date.now();
              tell("");
            } catch {
              const minutes = Math.floor((Date.now() - seen) / 60000);
              tell(`rewatchd does not answer; this page is ${minutes < 1 ? "less than a minute" : minutes + " min"} old.`);
            } finally {
              busy = false;
            }
          };

          if (period > 0) setInterval(refresh, period);
          document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
        })();

        """

    private static let pointer = """
        (() => {
          const left = 64, right = 552, width = 560, columns = 180;
          const parsed = new WeakMap();

          const valuesOf = (plot) => {
            if (!parsed.has(plot)) {
              const pieces = (plot.dataset.values || "").split("|").filter((p) => p);
              parsed.set(plot, pieces.map((p) => {
                const space = p.indexOf(" ");
                return [Number(p.slice(0, space)), p.slice(space + 1)];
              }));
            }
            return parsed.get(plot);
          };

          document.addEventListener("pointermove", (event) => {
            const plot = event.target.closest && event.target.closest(".plot");
            if (!plot) return;
            const box = plot.getBoundingClientRect();
            const x = (event.clientX - box.left) / box.width * width;
            const share = Math.min(1, Math.max(0, (x - left) / (right - left)));
            const column = share * columns;
            let best = null;
            for (const value of valuesOf(plot)) {
              const far = Math.abs(value[0] + 0.5 - column);
              if (!best || far < Math.abs(best[0] + 0.5 - column)) best = value;
            }
            const reading = plot.parentElement.querySelector(".reading");
            if (!reading || !best || Math.abs(best[0] + 0.5 - column) > 6) {
              if (reading) reading.textContent = "no sample here";
              return;
            }
            const [from, to] = plot.dataset.span.split(" ").map(Number);
            const time = new Date(from + (best[0] + 0.5) / columns * (to - from));
            reading.textContent = `${time.toISOString().slice(11, 19)} ${best[1]}`;
            let line = plot.querySelector(".pointer");
            if (!line) {
              line = document.createElementNS("http://www.w3.org/2000/svg", "line");
              line.setAttribute("class", "pointer");
              line.setAttribute("y1", "10");
              line.setAttribute("y2", "146");
              plot.append(line);
            }
            const at = String(left + (right - left) * share);
            line.setAttribute("x1", at);
            line.setAttribute("x2", at);
          });
        })();

        """
}
