import { html } from "../vendor/preact.js";
import { lazy } from "./lazy.js";
import { Menu } from "./menu.js";

const ViewList = lazy(() => import("./view-list.js"), "ViewList");

/**
 * Keeps what a list or a dashboard shows now under a name, for everybody in the project, and goes back to it.
 * @param {{ name: string, label?: string, one?: string }} props name: the list; one: what is kept, "view"
 */
export const SavedViews = ({ name, label = "Views", one = "view" }) => html`
  <${Menu} label=${label} icon="bookmark" alignEnd>${(/** @type {() => void} */ close) => html`<${ViewList} list=${name} one=${one} close=${close} />`}<//>`;
