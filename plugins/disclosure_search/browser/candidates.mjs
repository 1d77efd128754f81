// Which records of one segment may contain a phrase, from posting lists alone: rarest terms first, and no more of
// them than it takes to leave a few candidates whose texts are then read.
import { hasHan } from './analysis.mjs'
import { candidateTerms, isDecidedByTerms } from './query.mjs'

/** Records per segment that are rather read than narrowed down by fetching one more list. */
const FEW = 24
const TERMS_AT_ONCE = 2

/** {phrase, head: Set, body: Set, decided}: the fields of records that may, or if decided do, contain the phrase. */
export async function findCandidates(segment, phrase, rarity) {
  const decided = isDecidedByTerms(phrase)
  const terms = candidateTerms(phrase).sort((a, b) => rarity(b) - rarity(a))
  let head = null
  let body = null
  for (let place = 0; place < terms.length; place += TERMS_AT_ONCE) {
    const lists = await Promise.all(terms.slice(place, place + TERMS_AT_ONCE).map((term) => segment.term(term)))
    ;[head, body] = await Promise.all([
      narrow(segment, head, lists.map((list) => list.head)),
      narrow(segment, body, lists.map((list) => list.body)),
    ])
    if (head.size + body.size <= FEW) break
  }
  return { phrase, head, body, decided }
}

async function narrow(segment, known, lists) {
  let found = known
  for (const list of [...lists].sort((a, b) => a.count - b.count)) {
    if (!list.count) return new Set()
    if (found && found.size <= FEW && list.file !== undefined) continue // cheaper to read the few texts
    const records = await segment.records(list)
    found = found ? intersect(found, records) : new Set(records)
  }
  return found ?? new Set()
}

function intersect(known, records) {
  const both = new Set()
  for (const record of records) if (known.has(record)) both.add(record)
  return both
}

/** Rarity of a term from the manifest's levels of common characters: the higher, the fewer records have it. */
export function makeRarity(levels) {
  const levelOf = new Map()
  levels.forEach((characters, level) => [...characters].forEach((character) => levelOf.set(character, level)))
  const level = (character) => levelOf.get(character) ?? (hasHan(character) ? levels.length : 1)
  return (term) => (hasHan(term) ? [...term].reduce((sum, character) => sum + level(character), 0) : levels.length)
}

/** Record numbers that pass the filters, or null where there are none. Values of one facet are OR, facets AND. */
export async function findAllowed(segment, filters) {
  let allowed = null
  for (const [facet, wanted] of Object.entries(filters)) {
    const values = Array.isArray(wanted) ? wanted : [wanted]
    const lists = await Promise.all(values.map(async (value) => segment.records((await segment.term(`${facet}=${value}`)).body)))
    const union = new Set(lists.flat())
    allowed = allowed ? intersect(allowed, union) : union
  }
  return allowed
}
