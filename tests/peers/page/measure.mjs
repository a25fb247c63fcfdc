// Walks through a filled server and says how long someone waits: npm run measure -- http://127.0.0.1:4319 [id of a big trace]
// Data: until a view has its data, and the slowest request of it. Paint: first contentful paint. Interaction: the browser's own event timing, from key or click to the next paint.
// Frames: those that the browser's tracing says were drawn while a big trace is scrolled. CHROMIUM names the browser, when it is not /usr/bin/chromium.
import { chromium } from "playwright-core";

const base = process.argv[2] ?? "http://127.0.0.1:4319";
const bigTrace = process.argv[3];
const views = ["home", "traces", "observations", "sessions", "users", "metrics", "scores", "scores?tab=figures", "agents", "policies", "evaluators", "alerts", "settings"];
const bound = 10_000;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
await page.addInitScript(() => {
  window.interactions = [];
  new PerformanceObserver(list => { for (const entry of list.getEntries()) if (entry.interactionId) window.interactions.push(entry.duration); }).observe({ type: "event", durationThreshold: 16, buffered: true });
});

const ms = value => `${Math.round(value)} ms`.padStart(9);
const open = async view => {
  const start = performance.now();
  await page.goto(`${base}/project/local/${view}`, { waitUntil: "commit" });
  // A view that has nothing to show says so, and is ready too.
  await page.waitForSelector("[data-ready], main .notice, main .small-none", { timeout: bound });
  const ready = performance.now() - start;
  await page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => {});
  return ready;
};
const slowest = () => page.evaluate(() => performance.getEntriesByType("resource").filter(entry => entry.name.includes("/api/")).map(entry => ({ path: new URL(entry.name).pathname, took: entry.responseEnd - entry.requestStart })).sort((a, b) => b.took - a.took)[0]);

console.log("View".padEnd(22), "   Ready", "    Paint", "  Slowest request");
for (const view of views) {
  await open(view);
  // The second time the files are there, as on every day but the first.
  const ready = await open(view);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  const request = await slowest();
  console.log(view.padEnd(22), ms(ready), ms(paint), ms(request?.took ?? 0), request?.path ?? "");
}

const interact = async (name, view, actions) => {
  await open(view);
  await page.evaluate(() => { window.interactions = []; });
  for (const action of actions) {
    await action();
    await page.waitForTimeout(400);
  }
  const times = await page.evaluate(() => window.interactions);
  console.log(name.padEnd(40), times.length ? ms(Math.max(...times)) : " under 16 ms");
};
const press = (key, times = 1) => Array.from({ length: times }, () => () => page.keyboard.press(key));
console.log("\nInteraction to next paint, the longest");
await interact("Traces: 20 rows down by key", "traces", press("j", 20));
await interact("Traces: order by latency", "traces", [() => page.getByRole("button", { name: "Latency" }).first().click()]);
await interact("Traces: a facet", "traces", [() => page.getByRole("checkbox", { name: /error/i }).first().click()]);
await interact("Traces: typing a full text", "traces", [() => page.keyboard.press("/"), ..."order".split("").flatMap(letter => press(letter))]);
await interact("Metrics: another time", "metrics", [() => page.getByRole("button", { name: /Time range/ }).click(), () => page.getByRole("button", { name: "Last 24 hours" }).click()]);
await interact("From view to view by key", "home", [...press("g"), ...press("t"), ...press("g"), ...press("o"), ...press("g"), ...press("m")]);

if (bigTrace) {
  console.log("\nBig trace");
  await open(`traces/${bigTrace}`);
  console.log("Ready".padEnd(40), ms(await open(`traces/${bigTrace}`)), (await slowest()).path);
  await page.locator(".rows .row").first().waitFor();
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame", "devtools.timeline"] }, transferMode: "ReportEvents" });
  const box = await page.locator(".rows").boundingBox();
  await page.mouse.move(box.x + 100, box.y + 100);
  const start = performance.now();
  while (performance.now() - start < 4000) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(8);
  }
  const seconds = (performance.now() - start) / 1000;
  const done = new Promise(resolve => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await done;
  const named = name => events.filter(event => event.name === name).length;
  const scrolled = await page.locator(".rows").evaluate(element => element.scrollTop);
  console.log("Scrolled".padEnd(40), `${Math.round(scrolled / 30)} rows in ${seconds.toFixed(1)} s; ${(named("DrawFrame") / seconds).toFixed(1)} frames a second drawn, ${named("DroppedFrame")} dropped`);
  await interact("Big trace: 20 rows down by key", `traces/${bigTrace}`, press("j", 20));
  await interact("Big trace: fold and open the root", `traces/${bigTrace}`, [...press("Home"), ...press("ArrowLeft"), ...press("ArrowRight")]);
  await interact("Big trace: graph", `traces/${bigTrace}`, [() => page.getByRole("button", { name: "Graph", exact: true }).click()]);
}
await browser.close();
