// What the index keeps of a text. The browser needs it only to be compared with ../analysis.py, and so never loads it.
import { hasHan, pieces } from './analysis.mjs'
import { phrasePairs } from './phrases.mjs'

/** Of folded text. */
export function terms(folded) {
  const words = pieces(folded).map(([, piece]) => piece).filter((piece) => !hasHan(piece))
  const found = new Set([...words, ...[...folded].filter(hasHan)])
  for (const line of folded.split('\n')) for (const term of phrasePairs(line)) found.add(term)
  return found
}
