import { html, useEffect, useMemo, useRef, useState } from "../vendor/preact.js";
import { address, go, setQuery } from "../data/router.js";
import { filterOf } from "../data/filters.js";
import { count } from "../data/format.js";
import { changes } from "../data/live.js";
import { preference } from "../data/preferences.js";
import { FilterBar } from "./filter-bar.js";
import { Facets } from "./facets.js";
import { Columns } from "./columns.js";
import { SavedViews } from "./saved-views.js";
import { Table } from "./table.js";
import { Icon } from "./icons.js";
import { Notice } from "./notice.js";
import { useKeys } from "./keys.js";

/** @typedef {import("./table.js").Column} Column */
/** @typedef {import("../data/filters.js").Field} Field */

/**
 * What a list is: the page below is the same for all.
 * @typedef {{
 *   name: string, title: string, one: string,
 *   fields: Field[], timeField: string, columns: Column[], order: string, rowHeight?: number, placeholder?: string,
 *   facets?: string, hasText?: boolean, hasTime?: boolean,
 *   load: (ask: { q: string | null, filter: string | null, orderBy: string, limit: number, offset: number }, signal: AbortSignal) => Promise<{ total: number, data: any[] }>,
 *   rowId: (row: any) => string, href?: (row: any) => string,
 *   Panel?: (props: { row: any, onClose: () => void, onMove: (step: number) => void }) => any,
 *   Actions?: (props: { ids: string[], rows: any[], onDone: () => void }) => any,
 *   Empty?: () => any, Ways?: () => any
 * }} List
 *   Ways: other ways to look at the same, beside the title
 *   one: what a row is, "trace"; order: the order at first, "timestamp.desc"; facets: the name of the list at the server's facets
 */

const part = 100;
const isRailOpen = preference("facets", window.innerWidth >= 1200);

/** A list with everything that lists have. @param {{ list: List }} props */
export function ListPage({ list }) {
  const { query } = address.value;
  const order = orderOf(query.get("sort") ?? list.order);
  const asked = { ...filterOf(query, list.fields, list.timeField), orderBy: `${order.field}.${order.isDescending ? "desc" : "asc"}` };
  const { rows, total, error, isLoading, isFresh, more } = useRows(list, asked);
  const [selected, setSelected] = useState(/** @type {Set<string>} */ (new Set()));
  const columns = chosenColumns(list, query.get("cols"));
  const peek = query.get("peek");
  const current = rows.findIndex(row => list.rowId(row) === peek);
  const isFiltered = !!(asked.q || asked.filter);
  useKeys("List", {
    f: [() => { isRailOpen.value = !isRailOpen.value; }, "Show or hide the facets"],
    "shift+f": [() => setQuery({ f: null, q: null, range: null, from: null, to: null, peek: null }, { push: true }), "Clear all filters"],
  });

  const look = (/** @type {any} */ row) => setQuery({ peek: row ? list.rowId(row) : null });
  const move = (/** @type {number} */ step) => look(rows[Math.min(Math.max(current + step, 0), rows.length - 1)]);
  if (list.Empty && total === 0 && !isFiltered && !isLoading) return html`<${list.Empty} />`;
  return html`
    <section class="list-page" data-ready=${isLoading && rows.length === 0 ? undefined : ""}>
      <header class="page-head">
        <h1>${list.title}</h1>
        <span class="count num" aria-live="polite">${total === null ? "" : `${count(total)} ${total === 1 ? list.one : list.name}`}</span>
        ${list.Ways && selected.size === 0 ? html`<span class="end"><${list.Ways} /></span>` : null}
        ${selected.size > 0 && list.Actions ? html`
          <div class="bulk" role="toolbar" aria-label="Selected rows">
            <b class="num">${count(selected.size)} selected</b>
            <${list.Actions} ids=${[...selected]} rows=${rows.filter(row => selected.has(list.rowId(row)))} onDone=${() => setSelected(new Set())} />
            <button class="button is-plain" type="button" onClick=${() => setSelected(new Set())}>Clear</button>
          </div>` : null}
      </header>
      <${FilterBar} name=${list.name} placeholder=${list.placeholder} fields=${list.fields} hasText=${list.hasText ?? true} hasTime=${list.hasTime ?? true}>
        ${list.facets ? html`<button class=${isRailOpen.value ? "button is-active" : "button"} type="button" aria-pressed=${String(isRailOpen.value)} onClick=${() => { isRailOpen.value = !isRailOpen.value; }}><${Icon} name="filter" />Facets</button>` : null}
        <${Columns} list=${list} chosen=${columns} />
        <${SavedViews} name=${list.name} />
      <//>
      <div class=${list.facets && isRailOpen.value ? "list-body has-rail" : "list-body"}>
        ${list.facets && isRailOpen.value ? html`<${Facets} list=${list.facets} fields=${list.fields} timeField=${list.timeField} />` : null}
        ${error && rows.length === 0 ? html`<${Notice} title="The list cannot be read" isError>${error.message}<//>` : html`
          <${Table} label=${list.title} columns=${columns} rows=${rows} rowId=${list.rowId} rowHeight=${list.rowHeight} current=${peek}
            onCurrent=${list.Panel ? look : list.href ? (/** @type {any} */ row) => go(list.href?.(row) ?? "") : undefined} onOpen=${list.href ? (/** @type {any} */ row) => go(list.href?.(row) ?? "") : undefined}
            order=${order} onOrder=${(/** @type {any} */ next) => setQuery({ sort: next ? `${next.field}.${next.isDescending ? "desc" : "asc"}` : null }, { push: true })}
            selected=${list.Actions ? selected : undefined} onSelect=${list.Actions ? setSelected : undefined}
            isLoading=${isLoading} onEnd=${more} isNew=${(/** @type {any} */ row) => isFresh(list.rowId(row))}
            empty=${html`<${Notice} title=${isFiltered ? `No ${list.one} matches this filter.` : `No ${list.one} here yet.`}>
              ${isFiltered ? html`<button class="button" type="button" onClick=${() => setQuery({ f: null, q: null, range: null, from: null, to: null }, { push: true })}>Clear all filters</button>` : null}<//>`} />`}
        ${peek && list.Panel ? html`<${list.Panel} key="panel" row=${rows[current] ?? { id: peek }} onClose=${() => look(null)} onMove=${move} />` : null}
      </div>
    </section>`;
}

/** @param {string} text */
function orderOf(text) {
  const [field, direction] = text.split(".");
  return { field, isDescending: direction !== "asc" };
}

/** @param {List} list @param {string | null} chosen */
function chosenColumns(list, chosen) {
  if (!chosen) return list.columns.filter(column => !column.isHidden);
  const ids = chosen.split(",");
  return list.columns.filter(column => ids.includes(column.id));
}

/**
 * The rows of a list, read in parts as someone scrolls, and read again on news.
 * @param {List} list @param {{ q: string | null, filter: string | null, orderBy: string }} asked
 */
function useRows(list, asked) {
  const question = JSON.stringify(asked);
  const [state, setState] = useState(/** @type {{ question: string, rows: any[], total: number | null, error: Error | null }} */ ({ question: "", rows: [], total: null, error: null }));
  const [isLoading, setLoading] = useState(true);
  const known = useRef(/** @type {Set<string>} */ (new Set()));
  const reading = useRef(0);
  const news = changes.value;

  useEffect(() => {
    const abort = new AbortController();
    const mine = ++reading.current;
    setLoading(true);
    // On news as many rows as were shown, at most one part of the server.
    const limit = state.question === question ? Math.min(Math.max(state.rows.length, part), 200) : part;
    list.load({ ...asked, limit, offset: 0 }, abort.signal).then(({ total, data }) => {
      if (mine !== reading.current) return;
      known.current = state.question === question && state.rows.length ? new Set(state.rows.map(list.rowId)) : new Set(data.map(list.rowId));
      setState(before => ({ question, total, error: null, rows: before.question === question && before.rows.length > data.length ? merged(data, before.rows, list.rowId) : data }));
      setLoading(false);
    }, error => {
      if (mine !== reading.current || error.name === "AbortError") return;
      setState(before => ({ ...before, question, error, rows: before.question === question ? before.rows : [], total: before.question === question ? before.total : null }));
      setLoading(false);
    });
    return () => abort.abort();
  }, [question, news]);

  const more = useMemo(() => () => {
    if (isLoading || state.total === null || state.rows.length >= state.total || state.question !== question) return;
    const mine = ++reading.current;
    setLoading(true);
    list.load({ ...asked, limit: part, offset: state.rows.length }, new AbortController().signal).then(({ total, data }) => {
      if (mine !== reading.current) return;
      data.forEach(row => known.current.add(list.rowId(row)));
      setState(before => ({ ...before, total: data.length === 0 ? before.rows.length : total, rows: merged(before.rows, data, list.rowId) }));
      setLoading(false);
    }, () => setLoading(false));
  }, [isLoading, state, question]);
  return { ...state, isLoading, more, isFresh: (/** @type {string} */ id) => !known.current.has(id) };
}

/** Rows in order, each once. @param {any[]} first @param {any[]} then @param {(row: any) => string} id */
function merged(first, then, id) {
  const ids = new Set(first.map(id));
  return [...first, ...then.filter(row => !ids.has(id(row)))];
}
