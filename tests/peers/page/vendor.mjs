// Makes src/Langfuse.Observe.LocalServer/wwwroot/vendor from the npm packages of package.json: one minified ES module each, its licence beside it.
// Run it (npm ci && npm run vendor) after a version has changed, and commit what it writes.
import { build } from "esbuild";
import { copyFile, mkdir, readFile } from "node:fs/promises";

const out = new URL("../../../src/Langfuse.Observe.LocalServer/wwwroot/vendor/", import.meta.url);
const packageOf = name => new URL(`./node_modules/${name}/`, import.meta.url);

const modules = {
  preact: { of: ["preact", "@preact/signals", "htm"], source: `
    import { h, render, Fragment, createContext } from "preact";
    import htm from "htm";
    export { h, render, Fragment, createContext };
    export { useState, useEffect, useLayoutEffect, useMemo, useRef, useCallback, useContext, useId } from "preact/hooks";
    export { signal, computed, effect, batch, untracked, useSignal, useComputed, useSignalEffect } from "@preact/signals";
    export const html = htm.bind(h);` },
  virtual: { of: ["@tanstack/virtual-core"], source: `export { Virtualizer, observeElementRect, observeElementOffset, elementScroll, measureElement } from "@tanstack/virtual-core";` },
  uplot: { of: ["uplot"], source: `export { default as uPlot } from "uplot";` },
};

await mkdir(out, { recursive: true });
for (const [name, { of, source }] of Object.entries(modules)) {
  const versions = await Promise.all(of.map(async each => `${each} ${JSON.parse(await readFile(new URL("package.json", packageOf(each)), "utf8")).version}`));
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname }, outfile: new URL(`${name}.js`, out).pathname, bundle: true, format: "esm", minify: true, target: "es2022",
    legalComments: "none", define: { "process.env.NODE_ENV": '"production"' }, banner: { js: `/* ${versions.join(", ")}; licences in this folder */` },
  });
  for (const each of of) await copyFile(new URL("LICENSE", packageOf(each)), new URL(`${each.replace("@", "").replace("/", "-")}.LICENSE.txt`, out));
}
await copyFile(new URL("dist/uPlot.min.css", packageOf("uplot")), new URL("uplot.css", out));
