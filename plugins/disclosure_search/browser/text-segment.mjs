// What else a segment has for a search of texts: posting lists, texts, and columns of facets, days and amounts.
import { fold } from './analysis.mjs'
import { crc32 } from './files.mjs'
import { contains } from './phrases.mjs'
import { Bytes, decodePostings } from './postings.mjs'
import { Segment } from './segment.mjs'

const NONE = { count: 0 }

export class TextSegment extends Segment {
  #buckets = new Map()

  constructor(entry, order, manifest, read) {
    super(entry, order, manifest, read)
    this.sizes = { cards: manifest.cards, texts: manifest.texts }
    this.facets = manifest.facets.map(([facet]) => facet).filter((_, place) => (this.columns >> place) & 1)
  }

  /** The posting lists of a term, {head: {count, …}, body: {count, …}}: `body` has the records that have it there alone. */
  async term(term) {
    const number = (crc32(term) & (this.buckets - 1)) >>> 0
    if (!this.#buckets.has(number)) this.#buckets.set(number, this.#readBucket(number))
    try {
      return (await this.#buckets.get(number)).get(term) ?? { head: NONE, body: NONE }
    } catch (error) {
      this.#buckets.delete(number)
      throw error
    }
  }

  async #readBucket(number) {
    const reader = new Bytes(await this.read(`${this.folder}/b/${number}.bin.packed`))
    const decoder = new TextDecoder()
    const found = new Map()
    while (!reader.ended) {
      const term = decoder.decode(reader.take(reader.number()))
      found.set(term, { head: readList(reader), body: readList(reader) })
    }
    return found
  }

  async records(list) {
    if (!list.count) return []
    list.records ??= decodePostings(list.bytes ?? (await this.read(`${this.folder}/p/${list.file}.bin.packed`)))
    return list.records
  }

  /** The column of a facet that is in `facets`: {values: [[…], …], records: […]}. */
  async column(facet) {
    const [values, records] = await this.read(`${this.folder}/f/${facet}.json.packed`, 'json')
    return { values, records }
  }

  /** Amounts in 分, -1 where there is none. */
  async amounts() {
    return this.read(`${this.folder}/f/fen.json.packed`, 'json')
  }

  async days(part) {
    return this.read(`${part.folder}/d.json.packed`, 'json')
  }

  async text(record) {
    return this.block('t', record, this.sizes.texts)
  }

  async headHas(record, phrase) {
    const { title, names, numbers } = await this.card(record)
    return contains(fold([title, ...names, ...numbers].join('\n')), phrase)
  }

  async bodyHas(record, phrase) {
    return contains(fold(await this.text(record)), phrase)
  }
}

function readList(reader) {
  const count = reader.number()
  if (!count) return NONE
  const code = reader.number()
  return code & 1 ? { count, file: (code - 1) / 2 } : { count, bytes: reader.take(code / 2) }
}
