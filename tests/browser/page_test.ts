/** The dashboard in a real browser: what only a browser can tell. */
import assert from "node:assert/strict";
import { type Browser, findChromium, launch, type PageOptions, type Tab } from "../../tools/cdp.ts";
import { CODE, decision, openSite, type Site, wouldBlock } from "./_fixture.ts";

const chromium = await findChromium();
// deno-lint-ignore no-console -- the reason why these tests did not run must be seen
if (chromium === null) console.warn("Browser tests are skipped: no Chromium in /usr/bin");

/** A site that a browser can reach. */
interface Reachable {
  readonly site: Site;
  readonly base: string;
  readonly browser: Browser;
  /** Cuts every connection and takes no new one, until the returned function is called. */
  cut(): Promise<() => void>;
}

async function withBrowser(run: (parts: Reachable) => Promise<void>): Promise<void> {
  await using site = await openSite();
  let power = new AbortController();
  const serve = (port: number) =>
    Deno.serve(
      { hostname: "127.0.0.1", port, onListen: () => {}, signal: power.signal },
      (request, info) => site.fetch(request, info.remoteAddr.hostname),
    );
  let server = serve(0);
  const { port } = server.addr;
  try {
    await using browser = await launch(chromium ?? "");
    await run({
      site,
      base: `http://127.0.0.1:${port}/dashboard`,
      browser,
      async cut() {
        power.abort();
        await server.finished;
        return () => {
          power = new AbortController();
          server = serve(port);
        };
      },
    });
  } finally {
    site.stop();
    power.abort();
    await server.finished;
  }
}

async function enter(tab: Tab, code: string): Promise<void> {
  await tab.eval(`document.querySelector("#code").focus()`);
  await tab.type(code);
  await tab.press("Enter");
}

async function signedIn(browser: Browser, base: string, options?: PageOptions): Promise<Tab> {
  const tab = await browser.open(options);
  await tab.goto(base);
  await enter(tab, CODE);
  await tab.until(`document.querySelector("#events")`);
  return tab;
}

const live = `document.querySelector(".connection.live")`;
const rows = `document.querySelectorAll("tbody tr").length`;
const ignore = chromium === null;

Deno.test({
  name:
    "a browser signs in, sees events arrive without a reload, pauses and goes on, and has nothing to complain about",
  ignore,
  fn: () =>
    withBrowser(async ({ site, base, browser }) => {
      const tab = await browser.open();
      await tab.goto(base);
      await enter(tab, "00000000");
      await tab.until(`document.querySelector("[role=alert]")`);
      assert.match(await tab.eval<string>(`document.querySelector("[role=alert]").textContent`), /not the code/);
      // The browser reports the 401 itself; that one is wanted.
      assert.match(tab.complaints.join("\n"), /^error: [^\n]*401[^\n]*$/);
      await enter(tab, CODE);
      await tab.until(live);
      assert.equal(await tab.eval(`document.querySelectorAll("x-island[data-ready]").length`), 1);
      await tab.eval(`window.sameDocument = true`);

      assert.match(await tab.eval<string>(`document.querySelector(".empty").textContent`), /oktsec proxy/);
      await site.store.audit.append(wouldBlock({ from: "first-agent" }));
      await tab.until(`document.querySelector("tbody")?.textContent.includes("first-agent")`);
      await tab.until(`document.querySelector("[data-figure=blocked]").textContent === "1"`);

      await tab.eval(`document.querySelector(".controls button").click()`);
      await tab.until(`document.querySelector(".connection.paused")`);
      await site.store.audit.append(decision({ from: "second-agent" }));
      await tab.until(`document.querySelector(".controls button").textContent === "Show 1 new"`);
      assert.equal(await tab.eval(rows), 1);
      await tab.eval(`document.querySelector(".controls button").click()`);
      await tab.until(`${rows} === 2`);
      assert.match(await tab.eval<string>(`document.querySelector("tbody tr").textContent`), /second-agent/);
      await tab.until(`document.querySelector("[aria-live=polite]").textContent !== ""`);
      assert.equal(await tab.eval(`window.sameDocument`), true);

      await tab.eval(`document.querySelector("tr.block a").click()`);
      await tab.until(`document.querySelector(".story")`);
      assert.equal(await tab.eval(`document.querySelectorAll("script").length`), 0);
      assert.equal(await tab.eval(`document.querySelectorAll(".story img").length`), 0);
      await tab.eval(`document.querySelector(".sign-out button").click()`);
      await tab.until(`document.querySelector("#code")`);
      assert.equal(tab.complaints.length, 1, tab.complaints.join("\n"));
      assert.deepEqual(site.logged, []);
    }),
});

Deno.test({
  name: "a feed that broke off comes back by itself with what was missed, and a session that is over is said",
  ignore,
  fn: () =>
    withBrowser(async ({ site, base, browser, cut }) => {
      const tab = await signedIn(browser, base);
      await tab.until(live);
      const connect = await cut();
      await tab.until(`document.querySelector(".connection.connecting")`);
      await site.store.audit.append(decision({ from: "while-away" }));
      connect();
      await tab.until(`document.querySelector("tbody")?.textContent.includes("while-away")`);
      await tab.until(live);
      site.clock.now += 9 * 60 * 60_000;
      await tab.until(`document.querySelector(".connection.lost")`);
      assert.match(await tab.eval<string>(`document.querySelector(".feed .band").textContent`), /session is over/);
    }),
});

Deno.test({
  name: "without scripts one can sign in, read the overview and an event, and sign out",
  ignore,
  fn: () =>
    withBrowser(async ({ site, base, browser }) => {
      const { id } = await site.store.audit.append(wouldBlock({ from: "quiet-agent" }));
      const tab = await signedIn(browser, base, { hasScripts: false });
      assert.match(await tab.eval<string>(`document.querySelector("tbody").textContent`), /quiet-agent/);
      assert.equal(await tab.eval(`document.querySelectorAll(".controls").length`), 0);
      await tab.goto(`${base}/events/${id}`);
      assert.match(await tab.eval<string>(`document.querySelector(".story").textContent`), /Why it matters/);
      await tab.eval(`document.querySelector(".sign-out button").focus()`);
      await tab.press("Enter");
      await tab.until(`document.querySelector("#code")`);
      assert.deepEqual(tab.complaints, []);
    }),
});

Deno.test({
  name: "no page is wider than a phone of 390 pixels, nor than one of 320",
  ignore,
  fn: () =>
    withBrowser(async ({ site, base, browser }) => {
      const long = "a-very-long-agent-name-".repeat(5);
      const { id } = await site.store.audit.append(wouldBlock({ from: long, to: long }));
      for (const width of [390, 320]) {
        const tab = await browser.open({ width, height: 800 });
        const overflow = `document.documentElement.scrollWidth - innerWidth`;
        await tab.goto(base);
        assert.equal(await tab.eval(overflow), 0, `login at ${width}`);
        await enter(tab, CODE);
        await tab.until(live);
        assert.equal(await tab.eval(overflow), 0, `overview at ${width}`);
        await tab.goto(`${base}/events/${id}`);
        assert.equal(await tab.eval(overflow), 0, `event at ${width}`);
        await tab.goto(`${base}/nope`);
        assert.equal(await tab.eval(overflow), 0, `error at ${width}`);
      }
    }),
});

/** For each element with text of its own: the contrast of its colour with what is painted behind it. */
const CONTRAST = `(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const over = (colors) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const bad = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim();
    if (text === "" || element.closest(".hidden, .skip") || !element.checkVisibility()) continue;
    const behind = [];
    for (let at = element; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
    const back = light(over(behind)), front = light(over([...behind, getComputedStyle(element).color]));
    const ratio = (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05);
    seen++;
    if (ratio < 4.5) bad.push(text.slice(0, 40) + " " + ratio.toFixed(2));
  }
  return { seen, bad };
})()`;

for (const isDark of [true, false]) {
  Deno.test({
    name: `every text holds a contrast of 4.5 on ${isDark ? "dark" : "light"} pages, verdict colours included`,
    ignore,
    fn: () =>
      withBrowser(async ({ site, base, browser }) => {
        for (
          const record of [
            decision(),
            decision({ verdict: "flag", reason: "content_flagged" }),
            decision({ status: "quarantined", verdict: "quarantine", reason: "content_quarantined", mode: "enforce" }),
            wouldBlock({ status: "blocked" }),
          ]
        ) await site.store.audit.append(record);
        const { id } = await site.store.audit.append(wouldBlock());
        const tab = await browser.open({ isDark, hasReducedMotion: true });
        const check = async (page: string) => {
          const { seen, bad } = await tab.eval<{ seen: number; bad: string[] }>(CONTRAST);
          assert.ok(seen > 5, page);
          assert.deepEqual(bad, [], page);
        };
        await tab.goto(base);
        await enter(tab, "00000000");
        await tab.until(`document.querySelector("[role=alert]")`);
        await check("login");
        await enter(tab, CODE);
        await tab.until(live);
        assert.equal(
          await tab.eval(
            `new Set([...document.querySelectorAll(".badge")].map((b) => getComputedStyle(b).color)).size`,
          ),
          4,
        );
        assert.equal(
          await tab.eval(
            `new Set([...document.querySelectorAll(".badge .shape")].map((b) => b.getAttribute("d"))).size`,
          ),
          4,
        );
        await check("overview");
        await tab.goto(`${base}/events/${id}`);
        await check("event");
      }),
  });
}

Deno.test({
  name: "a reader who wants less motion gets none",
  ignore,
  fn: () =>
    withBrowser(async ({ site, base, browser }) => {
      const tab = await signedIn(browser, base, { hasReducedMotion: true });
      await tab.until(live);
      await site.store.audit.append(decision());
      await tab.until(`document.querySelector("tr.fresh")`);
      assert.equal(await tab.eval(`document.getAnimations().length`), 0);
    }),
});

Deno.test({
  name: "the keyboard reaches the skip link first, then every control in order, with a visible focus",
  ignore,
  fn: () =>
    withBrowser(async ({ site, base, browser }) => {
      await site.store.audit.append(decision());
      const tab = await signedIn(browser, base);
      await tab.until(live);
      await tab.eval(`document.activeElement.blur()`);
      const reached: string[] = [];
      for (let n = 0; n < 5; n++) {
        await tab.press("Tab");
        reached.push(await tab.eval<string>(`document.activeElement.textContent.trim()`));
        assert.equal(await tab.eval(`getComputedStyle(document.activeElement).outlineStyle`), "solid", reached.at(-1));
      }
      assert.deepEqual(reached, ["Skip to content", "Oktsec", "Sign out", "Pause", "ada→bob"]);
    }),
});
