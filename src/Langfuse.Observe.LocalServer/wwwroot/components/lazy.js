import { html, useEffect, useState } from "../vendor/preact.js";

/**
 * A component that a browser reads when it is first shown, so that the page begins small. The import stands where it is used: `lazy(() => import("./big.js"), "Big")`.
 * @param {() => Promise<any>} load @param {string} name
 */
export const lazy = (load, name) => /** @param {any} props */ function Lazy(props) {
  const [Part, setPart] = useState(/** @type {any} */ (null));
  // What cannot be read now may be later: nothing is shown, and the next time asks again.
  useEffect(() => { load().then(module => setPart(() => module[name]), () => {}); }, []);
  return Part ? html`<${Part} ...${props} />` : null;
};
