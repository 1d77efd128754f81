// One segment of the index: the posting lists of several months, and the cards and texts of each month.
import { fold, numberKey } from './analysis.mjs'
import { Bytes, crc32, decodePostings } from './files.mjs'
import { contains } from './query.mjs'

const NONE = { count: 0 }

export class Segment {
  #read
  #manifest
  #buckets = new Map()
  #starts

  constructor(entry, order, manifest, read) {
    const [name, digest, buckets, numbers, near, columns, parts] = entry
    const sizes = { cards: manifest.cards, texts: manifest.texts }
    Object.assign(this, { order, buckets, numbers, near, sizes, folder: `s/${name}-${digest}` })
    this.facets = manifest.facets.map(([facet]) => facet).filter((_, place) => (columns >> place) & 1)
    let start = 0
    this.parts = parts.map(([month, hash, documents]) => {
      const part = { month, folder: `m/${month}-${hash}`, documents, start }
      start += documents
      return part
    })
    this.documents = start
    this.#starts = this.parts.map((part) => part.start)
    this.#manifest = manifest
    this.#read = read
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
    const reader = new Bytes(await this.#read(`${this.folder}/b/${number}.bin.packed`))
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
    list.records ??= decodePostings(list.bytes ?? (await this.#read(`${this.folder}/p/${list.file}.bin.packed`)))
    return list.records
  }

  /** Numbers of the records whose number has this key (folder `n`) or this near key (`m`); false ones are possible. */
  async keyed(folder, key) {
    const code = crc32(key)
    const count = folder === 'n' ? this.numbers : this.near
    const bytes = await this.#read(`${this.folder}/${folder}/${Math.floor((code * count) / 2 ** 32)}.bin`)
    const found = []
    for (let place = 0; place < bytes.length; place += 5) {
      const [high, low, a, b, c] = bytes.subarray(place, place + 5)
      if (((high << 8) | low) === (code & 0xffff)) found.push((a << 16) | (b << 8) | c)
    }
    return found
  }

  async carriers(key) {
    const possible = await this.keyed('n', key)
    const cards = await Promise.all(possible.map((record) => this.card(record)))
    return possible.filter((_, place) => cards[place].numbers.some((number) => numberKey(number) === key))
  }

  /** The column of a facet that is in `facets`: {values: [[…], …], records: […]}. */
  async column(facet) {
    const [values, records] = await this.#read(`${this.folder}/f/${facet}.json.packed`, 'json')
    return { values, records }
  }

  /** Amounts in 分, -1 where there is none. */
  async amounts() {
    return this.#read(`${this.folder}/f/fen.json.packed`, 'json')
  }

  async days(part) {
    return this.#read(`${part.folder}/d.json.packed`, 'json')
  }

  async card(record) {
    const block = await this.#block('c', record, this.sizes.cards)
    const [id, kind, title, date, party, number, codes, authority, amount, values, address] = block
    const { kinds, organs, card: names } = this.#manifest
    const [plural, label] = kinds[kind]
    const facets = { kind: [kind], authority: [authority] }
    values.forEach((value, place) => { if (value) facets[names[place]] = [value].flat() })
    return {
      id, kind, url: address ?? `/${plural}/${id}/`, title, date, names: [party, organs[authority]].filter(Boolean),
      numbers: number ? [number, ...codes] : codes, facets, label, number, amount, authority,
    }
  }

  async text(record) {
    return this.#block('t', record, this.sizes.texts)
  }

  async #block(folder, record, size) {
    const part = this.parts[this.#starts.findLastIndex((start) => start <= record)]
    const place = record - part.start
    const block = await this.#read(`${part.folder}/${folder}/${Math.floor(place / size)}.json.packed`, 'json')
    return block[place % size]
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
