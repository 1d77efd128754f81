// What finding takes that a number which some record carries does without; loaded when the first text is looked for.
import { numberKey } from './analysis.mjs'
import { makeCarriers } from './carriers.mjs'
import { findAllowed } from './filters.mjs'
import { findText } from './finding.mjs'
import { distance, nearKeys } from './nearness.mjs'
import { NUMBER_SCORE, ORDERS } from './order.mjs'
import { relaxQuery } from './phrases.mjs'
import { makeRarity } from './ranking.mjs'
import { makeSnippet } from './snippet.mjs'
import { TextSegment } from './text-segment.mjs'

/** Characters by which a number may differ from the one typed and still be offered. */
const NEAR = 3

export class TextSearch {
  constructor(manifest, read) {
    this.rarity = makeRarity(manifest.common)
    this.segments = manifest.segments.map((entry, order) => new TextSegment(entry, order, manifest, read))
    this.documents = manifest.documents
  }

  /** {items, near?, total?, exact?}: what contains the words; nothing does: what has a number near the one typed. */
  async find(query, { filters, need, order, cheap }) {
    const relaxed = relaxQuery(query)
    for (const each of String(relaxed.wanted) === String(query.wanted) ? [query] : [query, relaxed]) {
      const found = await findText(this, each, filters, need, order, cheap)
      if (found.items.length) return found
    }
    const items = await this.#findNear(query.number, filters)
    return { items, near: items.length > 0 }
  }

  /** Of a segment, which may be one of the plain ones: ascending record numbers, or null where there are no filters. */
  async findAllowed({ order }, filters) {
    return findAllowed(this.segments[order], filters)
  }

  async snippet({ segment, record }, phrases) {
    return makeSnippet(await this.segments[segment.order].text(record), phrases)
  }

  /** Records whose number is nearly the one typed, the nearest first. */
  async #findNear(number, filters) {
    const keys = number === null ? [] : nearKeys(number)
    if (!keys.length) return []
    const found = await Promise.all(this.segments.map(async (segment) =>
      [...new Set((await Promise.all(keys.map((key) => segment.keyed('m', key)))).flat())]))
    const items = await makeCarriers(this.segments, found, (segment) => findAllowed(segment, filters))
    for (const item of items) {
      const { numbers } = await item.segment.card(item.record)
      item.distance = Math.min(...numbers.map((each) => distance(numberKey(each) ?? '', number)))
      Object.assign(item, { score: NUMBER_SCORE - item.distance, carriesNumber: false })
    }
    const nearest = Math.min(NEAR, ...items.map((item) => item.distance))
    return items.filter((item) => item.distance === nearest).sort(ORDERS.relevance)
  }
}
