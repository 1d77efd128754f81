// What a reader may type: the twin of ../query.py.
import { fold, hasHan, isWordCharacter, numberKey, phrasePairs, pieces } from './analysis.mjs'

const LONGEST_QUERY = 200
const MOST_PHRASES = 16
const SENTENCE_END = '.。,、;:!?…，；：！？'

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

/** The query without the punctuation that a copied sentence leaves at the ends of its words. */
export function relaxQuery(query) {
  const wanted = query.wanted.map((phrase) => {
    const characters = [...phrase]
    while (characters.length && SENTENCE_END.includes(characters.at(-1))) characters.pop()
    while (characters.length && SENTENCE_END.includes(characters[0])) characters.shift()
    return characters.join('')
  })
  return { ...query, wanted: [...new Set(wanted.filter(isSearchable))] }
}

const isSearchable = (phrase) => pieces(phrase).length > 0

/** Index terms that every field containing the phrase has. */
export function candidateTerms(phrase) {
  const wholeWords = !hasHan(phrase)
  const found = new Set(phrasePairs(phrase))
  for (const [offset, piece] of pieces(phrase)) {
    const inside = offset > 0 && offset + piece.length < phrase.length
    if (!hasHan(piece) && (wholeWords || inside)) found.add(piece)
  }
  return [...found]
}

/** Whether the index alone answers the phrase, so that no text has to be read. */
export function isDecidedByTerms(phrase) {
  const found = candidateTerms(phrase)
  return found.length === 1 && found[0] === phrase
}

/** Whether folded text contains the phrase; without Han characters in it, as whole words. */
export function contains(folded, phrase) {
  if (hasHan(phrase)) return folded.includes(phrase)
  for (let place = folded.indexOf(phrase); place >= 0; place = folded.indexOf(phrase, place + 1)) {
    if (standsAlone(folded, place, place + phrase.length)) return true
  }
  return false
}

function standsAlone(folded, start, end) {
  return !cutsWord(folded, start) && !cutsWord(folded, end)
}

function cutsWord(folded, place) {
  if (place <= 0 || place >= folded.length) return false
  return isWordCharacter(characterBefore(folded, place)) && isWordCharacter(String.fromCodePoint(folded.codePointAt(place)))
}

function characterBefore(folded, place) {
  const low = folded.charCodeAt(place - 1)
  const astral = low >= 0xdc00 && low <= 0xdfff && place > 1
  return folded.slice(astral ? place - 2 : place - 1, place)
}
