// Which records of one segment may contain a phrase, from posting lists alone: rarest terms first, and no more of
// them than it takes to leave a few candidates whose texts are then read.
import { intersect, unite } from './lists.mjs'
import { candidateTerms, isDecidedByTerms } from './phrases.mjs'

/** Records per segment that are rather read than narrowed down further: a text costs more than a term's bucket. */
const FEW = 2
/** Records that are rather read than narrowed down by a long list in a file of its own. */
const FEW_FOR_A_FILE = 8
/** A round takes longer than a list that was not needed. */
const LISTS_AT_ONCE = 2
/** A browser takes three or four milliseconds for each file, of every segment: more terms at once take longer than a round. */
const TERMS_AT_ONCE = 2

/** The terms of a phrase, those that few records have first: the first one's count is the phrase's frequency. */
export function orderTerms(phrase, rarity) {
  return candidateTerms(phrase).sort((a, b) => rarity(b) - rarity(a))
}

const count = ({ head, body }) => head.count + body.count
const isShort = ({ head, body }) => head.file === undefined && body.file === undefined

/** Look a phrase up in one segment, as far as no long list has to be fetched. */
export async function lookUp(segment, phrase, rarity) {
  const lookup = new Lookup(segment, phrase)
  const terms = orderTerms(phrase, rarity)
  for (let place = 0; place < terms.length; place += TERMS_AT_ONCE) {
    const lists = await Promise.all(terms.slice(place, place + TERMS_AT_ONCE).map((term) => segment.term(term)))
    if (!place) lookup.found = count(lists[0])
    if (await lookup.take(lists)) break
  }
  return lookup
}

class Lookup {
  /** How many records have the rarest term. */
  found = 0
  /** Records that may (if `decided`, do) have the phrase in the head, and anywhere; null while only long lists are known. */
  head = null
  all = null
  /** Long lists that have not been fetched. */
  #long = []
  #bound = Infinity
  #headBound = Infinity

  constructor(segment, phrase) {
    Object.assign(this, { segment, phrase, decided: isDecidedByTerms(phrase) })
  }

  /** How many records there can be at most, anywhere and in the head. */
  get bound() {
    return Math.min(this.#bound, this.all?.length ?? Infinity)
  }
  get headBound() {
    return Math.min(this.#headBound, this.head?.length ?? Infinity)
  }
  get isWhole() {
    return !this.#long.length
  }

  /** Take further terms' lists in; true when no more are needed. */
  async take(lists) {
    const before = this.all?.length
    for (const list of [...lists].sort((a, b) => count(a) - count(b))) {
      this.#bound = Math.min(this.#bound, count(list))
      this.#headBound = Math.min(this.#headBound, list.head.count)
      if (isShort(list)) await this.#narrow(list)
      else this.#long.push(list)
    }
    const few = this.bound <= FEW_FOR_A_FILE
    if (few && this.all) this.#long = []
    return this.bound <= FEW || (few && this.bound === before)
  }

  /** Fetch the long lists that are still needed. */
  async complete() {
    const long = this.#long.splice(0).sort((a, b) => count(a) - count(b))
    for (let place = 0; place < long.length; place += LISTS_AT_ONCE) {
      if (this.all && this.all.length <= FEW_FOR_A_FILE) break
      await Promise.all(long.slice(place, place + LISTS_AT_ONCE).map((list) => this.#fetch(list)))
      for (const list of long.slice(place, place + LISTS_AT_ONCE)) await this.#narrow(list)
    }
    return this
  }

  #fetch({ head, body }) {
    return Promise.all([this.segment.records(head), this.segment.records(body)])
  }

  async #narrow(list) {
    const [inHead, inBody] = await this.#fetch(list)
    this.head = this.head ? intersect(this.head, inHead) : inHead
    this.all = this.all ? intersect(this.all, unite(inHead, inBody)) : unite(inHead, inBody)
  }
}
