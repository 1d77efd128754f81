// Search over files of a static host: const s = await open(baseUrl, {fetch}); await s.search('仁和门诊').
// Runs in browsers and in Node 20. baseUrl is the root of the site.
import { numberKey } from './analysis.mjs'
import { ShardError, makeReader } from './files.mjs'
import { findAllowed } from './filters.mjs'
import { findText } from './finding.mjs'
import { intersect } from './lists.mjs'
import { distance, nearKeys } from './nearness.mjs'
import { parseQuery, relaxQuery } from './query.mjs'
import { NUMBER_SCORE, ORDERS, makeRarity } from './ranking.mjs'
import { Segment } from './segment.mjs'
import { makeSnippet } from './snippet.mjs'

const FORMAT = 2
/** Characters by which a number may differ from the one typed and still be offered. */
const NEAR = 3

export { ShardError }

export async function open(baseUrl, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
  const root = String(baseUrl).replace(/\/*$/u, '/')
  const read = makeReader(`${root}search/`, fetch)
  const manifest = await read('index.json', 'json')
  if (manifest.format !== FORMAT) throw new ShardError(`检索数据的格式是 ${manifest.format}，需要 ${FORMAT}：请刷新页面`)
  return new Search(manifest, read)
}

class Search {
  #manifest
  #places = new WeakMap()

  constructor(manifest, read) {
    this.#manifest = manifest
    this.rarity = makeRarity(manifest.common)
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
    const { segment, record } = this.#places.get(hit)
    return makeSnippet(await segment.text(record), parseQuery(text).wanted)
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
    const carriers = await this.#carriers(query.number, filters, order)
    if (carriers) return { items: carriers }
    const relaxed = relaxQuery(query)
    for (const each of String(relaxed.wanted) === String(query.wanted) ? [query] : [query, relaxed]) {
      const found = await findText(this, each, filters, need, order, cheap)
      if (found.items.length) return found
    }
    const items = await this.#near(query.number, filters)
    return { items, near: items.length > 0 }
  }

  /** The records that carry a number; null where no record does, whatever the filters. */
  async #carriers(number, filters, order) {
    if (number === null) return null
    const found = await Promise.all(this.segments.map((segment) => segment.carriers(number)))
    if (!found.some((records) => records.length)) return null
    return (await this.#makeCarriers(found, filters)).sort(order)
  }

  async #makeCarriers(found, filters) {
    const items = await Promise.all(this.segments.map(async (segment, place) => {
      if (!found[place].length) return []
      const allowed = await findAllowed(segment, filters)
      const kept = allowed ? intersect([...found[place]].sort((a, b) => a - b), allowed) : found[place]
      return Promise.all(kept.map(async (record) => {
        const { amount } = await segment.card(record)
        return { segment, record, amount, score: NUMBER_SCORE, verified: true, carriesNumber: true }
      }))
    }))
    return items.flat()
  }

  /** Records whose number is nearly the one typed, the nearest first. */
  async #near(number, filters) {
    const keys = number === null ? [] : nearKeys(number)
    if (!keys.length) return []
    const found = await Promise.all(this.segments.map(async (segment) =>
      [...new Set((await Promise.all(keys.map((key) => segment.keyed('m', key)))).flat())]))
    const items = await this.#makeCarriers(found, filters)
    for (const item of items) {
      const { numbers } = await item.segment.card(item.record)
      item.distance = Math.min(...numbers.map((each) => distance(numberKey(each) ?? '', number)))
      Object.assign(item, { score: NUMBER_SCORE - item.distance, carriesNumber: false })
    }
    const nearest = Math.min(NEAR, ...items.map((item) => item.distance))
    return items.filter((item) => item.distance === nearest).sort(ORDERS.relevance)
  }

  async #hit({ segment, record, score, carriesNumber = false }) {
    const hit = { ...(await segment.card(record)), score, carriesNumber }
    this.#places.set(hit, { segment, record })
    return hit
  }
}
