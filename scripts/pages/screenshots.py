"""Makes the pictures of the README: a fleet of three clusters, one of them in trouble."""

import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright
from world import World, wait_for

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
# How long samples are gathered, so that plots have something to show.
GATHERING = 100
PICTURES = {
    "fleet": ("/", 1180, 440, "light"),
    "cluster": ("/clusters/prod-us", 1180, 900, "light"),
    "database": ("/clusters/prod-eu/databases/2", 1180, 860, "dark"),
}


def main(programs):
    IMAGES.mkdir(parents=True, exist_ok=True)
    with World(programs) as world, sync_playwright() as playwright:
        eu = world.cluster("prod-eu", "--databases", "14", "--seed", "7")
        us = world.cluster("prod-us", "--databases", "24", "--nodes", "4", "--seed", "3")
        lab = world.cluster("staging", "--databases", "6", "--seed", "5")
        base = world.daemon([eu, us, lab])
        # A picture needs some time behind it, as the reader will have.
        time.sleep(GATHERING / 2)
        eu.switch_on("failover", database=2)
        lab.rotate("changed")
        time.sleep(GATHERING / 2)
        us.switch_on("node-down", node=3)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        probe = chromium.new_page()

        def told():
            probe.goto(base + "/")
            return "is down for 1" in probe.locator("main").inner_text()

        wait_for("the node", told)
        for name, (path, width, height, scheme) in PICTURES.items():
            page = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme
            ).new_page()
            page.goto(base + path)
            page.screenshot(path=IMAGES / f"{name}.png")
            print(f"docs/images/{name}.png: {(IMAGES / f'{name}.png').stat().st_size} bytes")
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1])
