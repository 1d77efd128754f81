// One segment of the index: the numbers of several months' records, and the cards of each month.
import { numberKey } from './analysis.mjs'
import { crc32 } from './files.mjs'

export class Segment {
  #manifest
  #starts

  /** `read`: of files.mjs. */
  constructor(entry, order, manifest, read) {
    const [name, digest, buckets, numbers, near, columns, parts] = entry
    Object.assign(this, { order, read, buckets, numbers, near, columns, folder: `s/${name}-${digest}` })
    let start = 0
    this.parts = parts.map(([month, hash, documents]) => {
      const part = { month, folder: `m/${month}-${hash}`, documents, start }
      start += documents
      return part
    })
    this.documents = start
    this.#starts = this.parts.map((part) => part.start)
    this.#manifest = manifest
  }

  /** Numbers of the records whose number has this key (folder `n`) or this near key (`m`); false ones are possible. */
  async keyed(folder, key) {
    const code = crc32(key)
    const count = folder === 'n' ? this.numbers : this.near
    const bytes = await this.read(`${this.folder}/${folder}/${Math.floor((code * count) / 2 ** 32)}.bin`)
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

  async card(record) {
    const block = await this.block('c', record, this.#manifest.cards)
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

  /** What a file of so many records (`size`) each, in the folder of their month, has of one. */
  async block(folder, record, size) {
    const part = this.parts[this.#starts.findLastIndex((start) => start <= record)]
    const place = record - part.start
    const block = await this.read(`${part.folder}/${folder}/${Math.floor(place / size)}.json.packed`, 'json')
    return block[place % size]
  }
}
