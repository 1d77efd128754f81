// Search over the shards of a static host: const s = await open(baseUrl, {fetch}); await s.search('仁和门诊').
// Runs in browsers and in Node 20. baseUrl is the root of the site.
import { findAllowed, findCandidates, makeRarity } from './candidates.mjs'
import { parseQuery, relaxQuery } from './query.mjs'
import { NUMBER_SCORE, compareHits, phraseScore } from './ranking.mjs'
import { SegmentReader, ShardError, makeReader } from './shards.mjs'
import { makeSnippet } from './snippet.mjs'

const FORMAT = 1
/** Blocks that a search may read so that its total is exact; beyond, only the hits it returns are verified. */
const MOST_BLOCKS = 64
const VERIFIED_AT_ONCE = 256

export { ShardError }

export async function open(baseUrl, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
  const root = String(baseUrl).replace(/\/*$/u, '/')
  const read = makeReader(root.endsWith('/search/') ? root : `${root}search/`, fetch)
  const manifest = await read('index.json', 'json')
  if (manifest.format !== FORMAT) throw new ShardError(`检索数据的格式是 ${manifest.format}，需要 ${FORMAT}：请刷新页面`)
  return new Search(manifest, read)
}

class Search {
  #segments
  #rarity
  #places = new WeakMap()

  constructor(manifest, read) {
    const sizes = { cards: manifest.cards, texts: manifest.texts }
    this.#segments = manifest.segments.map((entry, order) => new SegmentReader(entry, order, sizes, read))
    this.#rarity = makeRarity(manifest.common)
    this.documents = manifest.documents
    this.facets = new Set(manifest.facets)
  }

  /**
   * {total, exact, hits: [{id, kind, url, title, score, date, names, numbers, facets, label, number, carriesNumber}]}. `exact` is
   * false where `total` counts records whose text was not read; limit: Infinity reads them all.
   */
  async search(text, { filters = {}, limit = 20, offset = 0 } = {}) {
    const query = parseQuery(String(text ?? ''))
    const need = offset + limit
    let items = await this.#carriers(query.number, filters)
    if (!items) items = await this.#find(query, filters, need)
    if (!items.length) items = await this.#find(relaxQuery(query), filters, need, query)
    const hits = await Promise.all(items.slice(offset, need).map((item) => this.#hit(item)))
    return { total: items.length, exact: items.every((item) => item.verified), hits }
  }

  /** {text, marks: [[start, end], …]}: what of a hit's text stands around the words; offsets in UTF-16 units. */
  async snippet(hit, text) {
    const { segment, record } = this.#places.get(hit)
    return makeSnippet(await segment.text(record), parseQuery(text).wanted)
  }

  /** The records that carry a number, newest first; null where no record does. */
  async #carriers(number, filters) {
    if (number === null) return null
    const found = await Promise.all(this.#segments.map((segment) => segment.carriers(number)))
    if (!found.some((records) => records.length)) return null
    const items = await Promise.all(this.#segments.map(async (segment, order) => {
      const allowed = found[order].length ? await findAllowed(segment, filters) : null
      return found[order].filter((record) => !allowed || allowed.has(record))
        .map((record) => ({ segment, record, score: NUMBER_SCORE, verified: true, carriesNumber: true }))
    }))
    return items.flat().sort(compareHits)
  }

  async #find(query, filters, need, failed = null) {
    if (failed && String(failed.wanted) === String(query.wanted)) return []
    if (!query.wanted.length && !query.unwanted.length && !query.empty) return []
    const items = await Promise.all(this.#segments.map((segment) => this.#findIn(segment, query, filters)))
    return settle(items.flat(), need)
  }

  async #findIn(segment, query, filters) {
    const candidates = (phrase) => findCandidates(segment, phrase, this.#rarity)
    const [allowed, wanted, unwanted] = await Promise.all([
      findAllowed(segment, filters), Promise.all(query.wanted.map(candidates)), Promise.all(query.unwanted.map(candidates)),
    ])
    const rules = { wanted, unwanted }
    return startingRecords(segment, wanted, allowed)
      .filter((record) => wanted.every((found) => mayHave(found, record)))
      .filter((record) => !unwanted.some((found) => found.decided && mayHave(found, record)))
      .map((record) => makeItem(segment, record, rules))
  }

  async #hit({ segment, record, score, carriesNumber = false }) {
    const hit = { ...(await segment.card(record)), score, carriesNumber }
    this.#places.set(hit, { segment, record })
    return hit
  }
}

const mayHave = ({ head, body }, record) => head.has(record) || body.has(record)

function startingRecords(segment, wanted, allowed) {
  if (!wanted.length) return [...(allowed ?? Array(segment.entry.documents).keys())]
  const fewest = wanted.reduce((a, b) => (a.head.size + a.body.size <= b.head.size + b.body.size ? a : b))
  const records = [...new Set([...fewest.head, ...fewest.body])]
  return allowed ? records.filter((record) => allowed.has(record)) : records
}

/** A record with the best score it can have; verification can only lower the score or drop the record. */
function makeItem(segment, record, rules) {
  const score = rules.wanted.reduce((sum, found) => sum + phraseScore(found.phrase, found.head.has(record)), 0)
  const open = (found) => !found.decided && mayHave(found, record)
  return { segment, record, rules, score, dropped: false, verified: ![...rules.wanted, ...rules.unwanted].some(open) }
}

async function verify(item) {
  const { segment, record, rules } = item
  const inHead = async ({ head, decided, phrase }) => head.has(record) && (decided || segment.headHas(record, phrase))
  const inBody = async ({ body, decided, phrase }) => body.has(record) && (decided || segment.bodyHas(record, phrase))
  item.verified = true
  item.score = 0
  for (const found of rules.wanted) {
    const first = await inHead(found)
    if (!first && !(await inBody(found))) return void (item.dropped = true)
    item.score += phraseScore(found.phrase, first)
  }
  for (const found of rules.unwanted) {
    if ((await inHead(found)) || (await inBody(found))) return void (item.dropped = true)
  }
}

/** Order items and verify as many from the top as are needed, all if that is cheap. */
async function settle(items, need) {
  const cheap = new Set(items.filter((item) => !item.verified).map(blockOf)).size <= MOST_BLOCKS
  for (let kept = items; ; kept = kept.filter((item) => !item.dropped)) {
    kept.sort(compareHits)
    const open = kept.slice(0, cheap ? kept.length : need).filter((item) => !item.verified)
    if (!open.length) return kept
    for (let place = 0; place < open.length; place += VERIFIED_AT_ONCE) {
      await Promise.all(open.slice(place, place + VERIFIED_AT_ONCE).map(verify))
    }
  }
}

const blockOf = ({ segment, record }) => `${segment.order}/${Math.floor(record / segment.sizes.texts)}`
