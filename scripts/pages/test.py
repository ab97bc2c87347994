"""Opens every page of the daemon in a real Chromium and checks what must hold there.

Each function below is a check; its sentence is its name. They share one world: a cluster whose name
would like to be markup, and a second daemon that has no samples of databases.
"""

import shutil
import sys
import time
import traceback
import urllib.parse
from pathlib import Path

import looks
from playwright.sync_api import sync_playwright
from world import World, fetch, wait_for

RULES = (Path(__file__).parent / "rules.js").read_text()
NAME = "<b onclick=pwned()>eu\"&'/x</b> אב"
EVIL = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>\u202e"&' + "y" * 10_000
SIZES = {"wide": (1280, 900), "phone": (390, 844)}


class Browser:
    """Pages that remember whatever a good page never does."""

    def __init__(self, chromium, base):
        self.chromium, self.base, self.faults = chromium, base, []

    def page(self, size="wide", scheme="light", scripts=True):
        width, height = SIZES[size]
        context = self.chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda m: self.faults.append(f"{page.url} says {m.text}"))
        page.on("pageerror", lambda e: self.faults.append(f"{page.url} fails: {e}"))
        page.on("requestfailed", self.failed)
        page.on("request", self.asked)
        return page

    def asked(self, request):
        if not request.url.startswith((self.base + "/", "data:")):
            self.faults.append(f"a foreign request: {request.url[:200]}")

    def failed(self, request):
        # What is under way when a page is left or closed is given up.
        if request.failure not in ("net::ERR_ABORTED", None):
            self.faults.append(f"{request.url[:200]}: {request.failure}")

    def open(self, page, path, status=200):
        answer = page.goto(self.base + path)
        assert answer.status == status, f"{path[:80]} answered {answer.status}"
        return answer


def quoted(text):
    return urllib.parse.quote(text, safe="")


def paths(name):
    cluster = f"/clusters/{quoted(name)}"
    return {
        "fleet": "/",
        "cluster": cluster,
        "database": f"{cluster}/databases/1",
        "week": f"{cluster}/databases/1?span=all",
        "alerts": "/alerts",
        "polls": "/polls",
        "configuration": "/configuration",
    }


def every_page_opens_and_keeps_the_rules_in_both_themes(world):
    for scheme in ("light", "dark"):
        page = world.browser.page(scheme=scheme)
        for name, path in paths(NAME).items():
            answer = world.browser.open(page, path)
            policy = answer.header_value("content-security-policy")
            assert policy and "unsafe" not in policy and "default-src 'none'" in policy
            broken = page.evaluate(RULES)
            assert not broken, f"{name}, {scheme}: " + "\n  ".join(broken[:10])
        page.context.close()


def no_page_is_wider_than_a_phone(world):
    page = world.browser.page("phone")
    for name, path in paths(NAME).items():
        world.browser.open(page, path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES["phone"][0], f"{name} is {width} wide"
    page.context.close()


def the_pages_look_as_they_did(world):
    found = {}
    for size in SIZES:
        page = world.browser.page(size)
        for name, path in paths(NAME).items():
            world.browser.open(page, path)
            found[f"{name} {size}"] = looks.look(page.screenshot())
        page.context.close()
    looks.check(found)


def what_is_unknown_is_a_page_that_says_so(world):
    page = world.browser.page()
    for path in ("/clusters/nowhere", f"/clusters/{quoted(NAME)}/databases/999",
                 f"/clusters/{quoted(EVIL[:300])}", "/polls?cluster=nowhere"):
        # The browser itself reports such an answer, which is no fault of the page.
        before = len(world.browser.faults)
        world.browser.open(page, path, status=404)
        del world.browser.faults[before:]
        assert page.locator("h1").inner_text() == "Not found"
        assert not page.evaluate(RULES)
    page.context.close()


def everything_can_be_read_without_a_script(world):
    page = world.browser.page(scripts=False)
    world.browser.open(page, "/")
    page.locator("article h2 a").first.click()
    assert page.locator("tbody tr").count() > 10
    page.locator("#q").fill("cache")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=cache")
    names = page.locator("section[aria-labelledby=databases] tbody th a").all_inner_texts()
    assert names and all("cache" in name for name in names), names
    page.locator("section[aria-labelledby=databases] tbody th a").first.click()
    assert page.locator("svg.plot path.curve").count() >= 5
    page.context.close()


def the_keyboard_reaches_everything_and_is_seen(world):
    page = world.browser.page()
    world.browser.open(page, "/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("e => e === document.activeElement")
    assert skip.bounding_box()["x"] >= 0, "the link past the head is not seen"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clusters/**")
    focusable = page.locator("a[href], button, input, select, [tabindex='0']").count()
    page.evaluate("document.body.focus()")
    seen = set()
    for _ in range(focusable + 2):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (e === document.body) return null;
              const style = getComputedStyle(e);
              const isSeen = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
              return [[...document.querySelectorAll("*")].indexOf(e), isSeen];
            }"""
        )
        if place is None:
            break
        assert place[1], "where the keyboard is cannot be seen"
        seen.add(place[0])
    assert len(seen) >= focusable * 0.9, f"{len(seen)} of {focusable} were reached"
    page.context.close()


def a_page_renews_itself_and_keeps_place_and_focus(world):
    page = world.browser.page()
    world.browser.open(page, f"/clusters/{quoted(NAME)}")
    link = page.locator("section[aria-labelledby=databases] tbody th a").nth(3)
    link.focus()
    page.evaluate("window.mark = 1; window.scrollTo(0, 240)")
    page.evaluate("document.querySelector('main h1').dataset.old = '1'")
    old = "document.querySelector('main h1').dataset.old"
    wait_for("new content", lambda: page.evaluate(old) is None)
    assert page.evaluate("window.mark") == 1, "the page was loaded anew"
    assert page.evaluate("scrollY") == 240
    where = page.evaluate("document.activeElement.closest('tbody tr') !== null")
    assert where, "the focus is lost"
    page.context.close()


def the_value_under_the_pointer_is_said(world):
    page = world.browser.page()
    world.browser.open(page, f"/clusters/{quoted(NAME)}/databases/1")
    plot = page.locator("svg.plot").first
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.96, box["y"] + box["height"] * 0.4)
    reading = page.locator(".reading").first
    wait_for("a value", lambda: "/s" in reading.inner_text())
    page.context.close()


def a_name_that_would_be_markup_does_nothing(world):
    world.cluster.switch_on("wrong-type", path="/v1/bdbs", field="name", value=EVIL)
    page = world.browser.page()
    shown = page.locator("section[aria-labelledby=databases] tbody th a").first

    def look():
        world.browser.open(page, f"/clusters/{quoted(NAME)}")
        return "<img" in shown.inner_text()

    wait_for("the name", look)
    assert len(shown.inner_text()) < 60
    for path in paths(NAME).values():
        world.browser.open(page, path)
        assert page.evaluate("typeof window.pwned") == "undefined"
        assert page.locator("main img, main script, main b").count() == 0
        assert page.locator("[onclick], [onerror]").count() == 0
        assert not page.evaluate(RULES)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["wide"][0]
    world.cluster.switch_off("wrong-type")
    page.context.close()


def the_story_of_a_bad_night_is_seen_without_a_reload(world):
    """The fleet stays open; what happens comes to it."""
    page = world.browser.page()
    world.browser.open(page, "/")
    state = page.locator("article .state")

    def sees(words):
        start = time.monotonic()
        wait_for(words, lambda: words in state.inner_text())
        print(f"    seen after {time.monotonic() - start:4.1f} s: {state.inner_text()[:90]!r}")

    sees("up")
    world.cluster.switch_on("node-down", node=2)
    sees("node 2 is down for")
    assert "critical" in page.locator("article").get_attribute("class")
    other = world.browser.page()
    world.browser.open(other, f"/clusters/{quoted(NAME)}")
    row = other.locator("section[aria-labelledby=nodes] tbody tr").nth(1)
    assert "down for" in row.inner_text(), row.inner_text()
    assert not other.evaluate(RULES)
    world.cluster.switch_off("node-down")
    sees("up")
    world.cluster.rotate("changed")
    sees("cannot be read for")
    assert "HTTP 401" in state.inner_text()
    world.browser.open(other, f"/clusters/{quoted(NAME)}")
    assert "login rejected" in other.locator("main").inner_text()
    world.cluster.store_password("changed")
    sees("up")
    world.browser.open(other, "/alerts")
    told = other.locator("section[aria-labelledby=past]").inner_text()
    for words in ("node 2 is down", "node 2 is up again", "refuses the login", "accepts the login"):
        assert words in told, words
    world.browser.open(other, "/alerts?state=resolved&kind=node_down")
    told = other.locator("section[aria-labelledby=past] tbody tr").all_inner_texts()
    assert told and all("node_down" in row for row in told), told
    for context in (page.context, other.context):
        context.close()


def an_empty_buffer_says_so(world):
    status, text = fetch(f"{world.empty}/clusters/{quoted(NAME)}/databases/1")
    assert status == 200 and text.count("No samples of this in that time.") == 5
    status, text = fetch(f"{world.empty}/alerts")
    assert status == 200 and "The past is not kept" in text


CHECKS = [
    every_page_opens_and_keeps_the_rules_in_both_themes,
    no_page_is_wider_than_a_phone,
    what_is_unknown_is_a_page_that_says_so,
    everything_can_be_read_without_a_script,
    the_keyboard_reaches_everything_and_is_seen,
    a_page_renews_itself_and_keeps_place_and_focus,
    the_value_under_the_pointer_is_said,
    an_empty_buffer_says_so,
    the_pages_look_as_they_did,
    a_name_that_would_be_markup_does_nothing,
    the_story_of_a_bad_night_is_seen_without_a_reload,
]


def run(world, check):
    name, start = check.__name__.replace("_", " "), time.monotonic()
    world.browser.faults.clear()
    try:
        check(world)
        assert not world.browser.faults, "\n  ".join(world.browser.faults[:10])
    except Exception:
        traceback.print_exc()
        print(f"page-test: FAILED {name}", flush=True)
        return False
    print(f"page-test: ok {time.monotonic() - start:5.1f} s  {name}", flush=True)
    return True


def main(programs):
    executable = shutil.which("chromium")
    assert executable, "there is no chromium"
    with World(programs) as world, sync_playwright() as playwright:
        world.cluster = world.cluster(NAME, "--databases", "10", "--seed", "1")
        base = world.daemon([world.cluster])
        off = "    resources: {database_stats: false}\n"
        world.empty = world.daemon([world.cluster], extra=off, keeps=False)
        chromium = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        world.browser = Browser(chromium, base)
        wanted = sys.argv[2:]
        checks = [c for c in CHECKS if not wanted or any(w in c.__name__ for w in wanted)]
        results = [run(world, check) for check in checks]
        chromium.close()
    print(f"{sum(results)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
