// Reads the files of one segment (docs/search.md, written by ../shards.py); every file is fetched once, when needed.
import { contains } from './query.mjs'
import { fold, numberKey } from './analysis.mjs'

export class ShardError extends Error {}

/** A function that fetches JSON or bytes below a folder, each file once; a failure is not remembered. */
export function makeReader(folder, fetch) {
  const pending = new Map()
  const load = async (path, kind) => {
    const url = folder + path
    let response
    try {
      // The manifest alone changes under its name: ask the host whether it did.
      response = await fetch(url, path === 'index.json' ? { cache: 'no-cache' } : undefined)
    } catch (error) {
      throw new ShardError(`检索数据无法读取：${url}（${error.message}）`, { cause: error })
    }
    if (!response.ok) throw new ShardError(`检索数据无法读取：${url}（${response.status}）`)
    return kind === 'json' ? response.json() : new Uint8Array(await response.arrayBuffer())
  }
  return (path, kind) => {
    if (!pending.has(path)) {
      const promise = load(path, kind)
      pending.set(path, promise)
      promise.catch(() => pending.delete(path))
    }
    return pending.get(path)
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1
  return byte
})

export function crc32(text) {
  let code = 0xffffffff
  for (const byte of new TextEncoder().encode(text)) code = crcTable[(code ^ byte) & 255] ^ (code >>> 8)
  return (code ^ 0xffffffff) >>> 0
}

class Bytes {
  constructor(bytes) {
    this.bytes = bytes
    this.place = 0
  }
  get ended() {
    return this.place >= this.bytes.length
  }
  number() {
    let number = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.place++]
      number += (byte & 127) * factor
      if (!(byte & 128)) return number // an undefined byte, past the end, ends the number too
    }
  }
  take(length) {
    this.place += length
    return this.bytes.subarray(this.place - length, this.place)
  }
}

/** Ascending record numbers from their gaps. */
export function decodePostings(bytes) {
  const reader = new Bytes(bytes)
  const records = []
  for (let record = -1; !reader.ended; ) records.push((record += reader.number()))
  return records
}

const NONE = { count: 0 }

function readList(reader) {
  const count = reader.number()
  if (!count) return NONE
  const code = reader.number()
  return code & 1 ? { count, file: (code - 1) / 2 } : { count, bytes: reader.take(code / 2) }
}

export class SegmentReader {
  constructor(entry, order, sizes, read) {
    Object.assign(this, { entry, order, sizes, read, buckets: new Map() })
  }

  path(name) {
    return `${this.entry.path}/${name}`
  }

  /** The posting lists of a term: {head: {count, …}, body: {count, …}}; lists themselves through `records`. */
  async term(term) {
    const number = (crc32(term) & (this.entry.buckets - 1)) >>> 0
    if (!this.buckets.has(number)) this.buckets.set(number, this.readBucket(number))
    try {
      return (await this.buckets.get(number)).get(term) ?? { head: NONE, body: NONE }
    } catch (error) {
      this.buckets.delete(number)
      throw error
    }
  }

  async readBucket(number) {
    const reader = new Bytes(await this.read(this.path(`b/${number}.bin`)))
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
    list.records ??= decodePostings(list.bytes ?? (await this.read(this.path(`p/${list.file}.bin`))))
    return list.records
  }

  /** Numbers of the records that carry this number; verified against the records themselves. */
  async carriers(key) {
    const code = crc32(key)
    const bucket = (code & (this.entry.number_buckets - 1)) >>> 0
    const reader = new Bytes(await this.read(this.path(`n/${bucket}.bin`)))
    const possible = []
    while (!reader.ended) {
      const [a, b, c, d] = reader.take(4)
      const record = reader.number()
      if ((a | (b << 8) | (c << 16) | (d << 24)) >>> 0 === code) possible.push(record)
    }
    const cards = await Promise.all(possible.map((record) => this.card(record)))
    return possible.filter((_, place) => cards[place].numbers.some((number) => numberKey(number) === key))
  }

  async card(record) {
    const block = await this.read(this.path(`c/${Math.floor(record / this.sizes.cards)}.json`), 'json')
    const [id, kind, url, title, date, names, numbers, facets, label, number] = block[record % this.sizes.cards]
    return { id, kind, url, title, date, names, numbers, facets, label, number }
  }

  async text(record) {
    const block = await this.read(this.path(`t/${Math.floor(record / this.sizes.texts)}.json`), 'json')
    return block[record % this.sizes.texts]
  }

  async headHas(record, phrase) {
    const { title, names, numbers } = await this.card(record)
    return contains(fold([title, ...names, ...numbers].join('\n')), phrase)
  }

  async bodyHas(record, phrase) {
    return contains(fold(await this.text(record)), phrase)
  }
}
