// Search over files of a static host: const s = await open(baseUrl, {fetch}); await s.search('仁和门诊').
// Runs in browsers and in Node 20. baseUrl is the root of the site. Numbers are found here; whatever takes more is
// loaded when it is asked for.
import { makeCarriers } from './carriers.mjs'
import { ShardError, makeReader } from './files.mjs'
import { ORDERS } from './order.mjs'
import { parseQuery } from './query.mjs'
import { Segment } from './segment.mjs'

const FORMAT = 4

export { ShardError }

/** `files`: {path: bytes} below search/ that are there already. */
export async function open(baseUrl, { fetch = globalThis.fetch.bind(globalThis), files } = {}) {
  const root = String(baseUrl).replace(/\/*$/u, '/')
  const read = makeReader(`${root}search/`, fetch, files)
  const manifest = await read('index.json', 'json')
  if (manifest.format !== FORMAT) throw new ShardError(`检索数据的格式是 ${manifest.format}，需要 ${FORMAT}：请刷新页面`)
  return new Search(manifest, read)
}

class Search {
  #manifest
  #read
  #texts = null
  #places = new WeakMap()

  constructor(manifest, read) {
    this.#manifest = manifest
    this.#read = read
    this.segments = manifest.segments.map((entry, order) => new Segment(entry, order, manifest, read))
    this.documents = manifest.documents
  }

  /** {facets: [[name, label, {value: label} or null], …]} in the order in which a page offers them. */
  get labels() {
    const { kinds, organs, bands, facets } = this.#manifest
    const known = { kind: Object.fromEntries(Object.entries(kinds).map(([kind, [, label]]) => [kind, label])), authority: organs }
    return { facets: facets.map(([name, label]) => [name, label, known[name] ?? (bands[name] ? Object.fromEntries(bands[name]) : null)]) }
  }

  /**
   * {total, exact, near, hits: [{id, kind, url, title, date, names, numbers, facets, label, number, amount, authority, score,
   * carriesNumber}]}. `exact` is false where `total` counts records whose text was not read (limit: Infinity reads them all);
   * `near` is true where nothing carries the number that was typed and the hits have numbers near it.
   */
  async search(text, { filters = {}, limit = 20, offset = 0, sort = 'relevance' } = {}) {
    const need = offset + limit
    const found = await this.find(text, { filters, need, sort })
    const { items, near = false, exact = true, total } = found
    // Behind the first one that was not looked at, nothing is in its place yet.
    const end = items.findIndex((item) => !item.verified)
    const shown = items.slice(offset, end < 0 ? need : Math.min(need, end))
    const hits = await Promise.all(shown.map((item) => this.#hit(item)))
    return { total: total ?? items.length, exact: exact && items.every((item) => item.verified), near, hits }
  }

  /** {text, marks: [[start, end], …]}: what of a hit's text stands around the words; offsets in UTF-16 units. */
  async snippet(hit, text) {
    return (await this.texts()).snippet(this.#places.get(hit), parseQuery(text).wanted)
  }

  /** {exact, counts: {facet: [[value, records], …]}}, of each facet as if it were not filtered itself. */
  async facets(text, { filters = {} } = {}) {
    const { countFacets } = await import('./facets.mjs')
    return countFacets(this, text, filters, this.#manifest)
  }

  /** [{query, total, reason}]: what finds something where the query finds nothing. */
  async suggest(text, { filters = {} } = {}) {
    const { suggest } = await import('./suggestions.mjs')
    return suggest(this, text, filters)
  }

  /** {items, near?, total?, exact?}: the records found, in order, verified as far as `need`. */
  async find(text, { filters = {}, need = Infinity, sort = 'relevance', cheap } = {}) {
    const query = parseQuery(String(text ?? ''))
    const order = ORDERS[sort] ?? ORDERS.relevance
    const items = await this.#findCarriers(query.number, filters)
    if (items) return { items: items.sort(order) }
    return (await this.texts()).find(query, { filters, need, order, cheap })
  }

  /** The search of texts. */
  texts() {
    this.#texts ??= this.#loadTexts()
    return this.#texts
  }

  async #loadTexts() {
    try {
      const { TextSearch } = await import('./text-search.mjs')
      return new TextSearch(this.#manifest, this.#read)
    } catch (error) {
      this.#texts = null // a failure is not remembered
      throw error
    }
  }

  /** The records that carry a number; null where no record does, whatever the filters. */
  async #findCarriers(number, filters) {
    if (number === null) return null
    const found = await Promise.all(this.segments.map((segment) => segment.carriers(number)))
    if (!found.some((records) => records.length)) return null
    const isFiltered = Object.keys(filters).length > 0
    return makeCarriers(this.segments, found, async (segment) =>
      (isFiltered ? (await this.texts()).findAllowed(segment, filters) : null))
  }

  async #hit({ segment, record, score, carriesNumber = false }) {
    const hit = { ...(await segment.card(record)), score, carriesNumber }
    this.#places.set(hit, { segment, record })
    return hit
  }
}
