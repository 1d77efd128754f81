// How much a phrase found tells: the twin of ../ranking.py, where the reasons stand.
import { hasHan } from './analysis.mjs'

const K1 = 1.2
const HEAD_FREQUENCY = 5
const SCALE = 1000
const HEAD_WEIGHT = Math.round((SCALE * HEAD_FREQUENCY * (K1 + 1)) / (HEAD_FREQUENCY + K1))
const BODY_WEIGHT = SCALE

/** How much a phrase tells that `found` of `documents` records have. */
export const idf = (documents, found) => Math.round(SCALE * Math.log(1 + (documents - found + 0.5) / (found + 0.5)))

export const weigh = (idf, inHead) => idf * (inHead ? HEAD_WEIGHT : BODY_WEIGHT)

/** Rarity of a term from the manifest's levels of common characters: the higher, the fewer records have it. */
export function makeRarity(levels) {
  const levelOf = new Map()
  levels.forEach((characters, level) => [...characters].forEach((character) => levelOf.set(character, level)))
  const level = (character) => levelOf.get(character) ?? (hasHan(character) ? levels.length : 1)
  return (term) => (hasHan(term) ? [...term].reduce((sum, character) => sum + level(character), 0) : levels.length)
}
