// What a reader may type: the twin of ../query.py.
import { fold, numberKey, pieces } from './analysis.mjs'

const LONGEST_QUERY = 200
const MOST_PHRASES = 16

export function parseQuery(text) {
  const folded = [...fold(text)].slice(0, LONGEST_QUERY).join('').replaceAll('\n', ' ')
  const wanted = new Set()
  const unwanted = new Set()
  for (const [, dash, quoted, bare = ''] of folded.matchAll(/(-?)"([^"]*)"?|([^ ]+)/gu)) {
    const negative = Boolean(dash) || (bare.startsWith('-') && bare.length > 1)
    const phrase = quoted?.replace(/^ +| +$/gu, '') || (negative ? bare.slice(1) : bare)
    if (isSearchable(phrase) && wanted.size + unwanted.size < MOST_PHRASES) (negative ? unwanted : wanted).add(phrase)
  }
  const number = unwanted.size ? null : numberKey(folded)
  return { wanted: [...wanted], unwanted: [...unwanted], number, empty: !folded }
}

export const isSearchable = (phrase) => pieces(phrase).length > 0
