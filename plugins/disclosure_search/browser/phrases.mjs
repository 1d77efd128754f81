// Phrases against terms and texts: like query.mjs a twin of ../query.py, and of the pairs in ../analysis.py.
import { hasHan, isWordCharacter, pieces } from './analysis.mjs'
import { isSearchable } from './query.mjs'

const SENTENCE_END = '.。,、;:!?…，；：！？'

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

/** Pairs of neighbours with a Han character and lone Han characters, in order, of a text without line breaks. */
export function phrasePairs(folded) {
  return folded.split(' ').flatMap((stretch) => {
    const characters = [...stretch]
    const pairs = characters.slice(1).map((character, place) => characters[place] + character).filter(hasHan)
    return pairs.length ? pairs : characters.filter(hasHan)
  })
}

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
