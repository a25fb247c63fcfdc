// Takes a picture of every page in both themes: npm run pictures -- http://127.0.0.1:4319 [folder]       docs/pictures by default
// A server that seed.mjs has filled makes them worth looking at. CHROMIUM names the browser, when it is not /usr/bin/chromium.
import { chromium } from "playwright-core";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const base = process.argv[2] ?? "http://127.0.0.1:4319";
const folder = process.argv[3] ?? fileURLToPath(new URL("../../../docs/pictures", import.meta.url));
const authorization = `Basic ${btoa("pk-lf-local:sk-lf-local")}`;
const read = async path => (await fetch(`${base}/api/public/${path}`, { headers: { authorization } })).json();
const first = async path => (await read(path)).data?.[0];
const part = encodeURIComponent;

const trace = await first("traces?limit=1&userId=user-4711&name=support-answer") ?? await first("traces?limit=1");
const run = await first("traces?limit=1&name=refund-agent") ?? trace;
const session = await first("sessions?limit=1");
const views = {
  home: "home", traces: "traces", "traces-panel": `traces?peek=${trace?.id}`, trace: `traces/${trace?.id}`, "trace-graph": `traces/${run?.id}?show=graph`, "trace-step-by-step": `traces/${run?.id}?show=graph&play=1`,
  observations: "observations", sessions: "sessions", session: `sessions/${part(session?.id ?? "")}`, users: "users", user: "users/user-4711", metrics: "metrics", scores: "scores", "scores-distribution": "scores?tab=figures",
  "scores-agreement": "scores?tab=agreement&one=groundedness&other=grounded-by-hand", evaluators: "evaluators", rules: "evaluators?tab=rules", annotation: "annotation", prompts: "prompts", prompt: "prompts/support-answer",
  "prompt-changes": "prompts/support-answer?tab=changes", datasets: "datasets", dataset: "datasets/returns", agents: "agents", agent: "agents/refund-agent", violations: "policies", policies: "policies?tab=policies", alerts: "alerts",
  integrations: "integrations", settings: "settings", keys: "settings?tab=keys", prices: "settings?tab=prices", warnings: "warnings",
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
let taken = 0;
for (const colorScheme of ["light", "dark"]) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce" })).newPage();
  page.on("pageerror", error => { throw error; });
  for (const [name, view] of Object.entries(views)) {
    await page.goto(`${base}/project/local/${view}`);
    await page.waitForSelector("[data-ready]");
    await page.waitForLoadState("networkidle").catch(() => {});
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
    taken++;
  }
}
await browser.close();
console.log(`${taken} pictures in ${folder}`);
