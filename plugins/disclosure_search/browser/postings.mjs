// Bytes of posting lists: the twin of ../postings.py.
export class Bytes {
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
