// How text becomes what can be searched: the twin of ../analysis.py, held to it by shared test vectors.
// The classes of characters are spelt out as ranges wherever Python and browsers could differ.

const HAN = '\\u2e80-\\u2fdf\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}'
const WORD_CHARACTER = `(?![${HAN}])[\\p{L}\\p{N}]`
const LONGEST_NUMBER = 64
const SHORTEST_KEY = 5

const ignorable = new RegExp(
  '[\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f' +
    '\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffc\\u{e0000}-\\u{e0fff}]', 'gu')
const lineBreak = /[\n\x0b\x0c\r\x85\u2028\u2029]/u
const spaces = /[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/gu
const edgeSpaces = /^ +| +$/gu
const spellings = /[\u3010\u3014\u3016[\u3011\u3015\u3017\]\u201c\u201d\u201e\u201f\u03c2]/gu
const oneSpelling = new Map([...'【〔〖['].map((sign) => [sign, '(']))
for (const sign of '】〕〗]') oneSpelling.set(sign, ')')
for (const sign of '\u201c\u201d\u201e\u201f') oneSpelling.set(sign, '"')
oneSpelling.set('\u03c2', '\u03c3')

const hanCharacter = new RegExp(`[${HAN}]`, 'u')
const wordCharacter = new RegExp(`^${WORD_CHARACTER}`, 'u')
const piece = new RegExp(`[${HAN}]+|(?:${WORD_CHARACTER})+`, 'gu')
const numberAtom = new RegExp(`[0-9]+|[${HAN}]+|(?:(?![0-9])${WORD_CHARACTER})+`, 'gu')

const aroundNumber = /^[《》 ]+|[《》 ]+$/gu
const numberLabel = /^(?:统一社会信用代码|社会信用代码|信用代码|uscc|(?:行政)?(?:处罚|许可)?决定书?文号|决定书编号|文号|编号|许可证号|证书编号|证号)[: ]*/u
const hanYear = /\([〇零○一二三四五六七八九]{4}\)/gu
const hanDigits = new Map([...'〇零○一二三四五六七八九'].map((sign, place) => [sign, String(Math.max(0, place - 2))]))

export function fold(text) {
  const folded = text.replace(ignorable, '').normalize('NFKC').toLowerCase()
    .replace(spellings, (sign) => oneSpelling.get(sign)).replace(spaces, ' ')
  return folded.split(lineBreak).map((line) => line.replace(edgeSpaces, '')).filter(Boolean).join('\n')
}

export const hasHan = (folded) => hanCharacter.test(folded)

export const isWordCharacter = (character) => wordCharacter.test(character)

/** Runs of Han characters and words: [offset in UTF-16 units, run]. */
export const pieces = (folded) => [...folded.matchAll(piece)].map((match) => [match.index, match[0]])

/** A number without the label before it and the signs around it, its year in digits. */
function bareNumber(folded) {
  return folded.replace(aroundNumber, '').replace(numberLabel, '').replace(aroundNumber, '')
    .replace(hanYear, (year) => [...year].map((sign) => hanDigits.get(sign) ?? sign).join(''))
}

export function numberKey(text) {
  const whole = fold(text)
  const folded = /^[0-9a-z]+$/u.test(whole) ? whole : bareNumber(whole)
  if ([...folded].length > LONGEST_NUMBER || !/[0-9]/u.test(folded) || /[,;:!?。、《》]/u.test(folded)) return null
  const atoms = folded.replace(/([0-9]{4})年(?=\)|第? ?[0-9])/gu, '$1 ').match(numberAtom) ?? []
  const joined = hasHan(folded) ? numberAtoms(atoms).join('|') : atoms.join('')
  return [...joined].length >= SHORTEST_KEY ? joined : null
}

function numberAtoms(atoms) {
  const kept = []
  atoms.forEach((atom, place) => {
    const following = atoms[place + 1] ?? ''
    if (/^[0-9]/u.test(atom)) kept.push(atom.replace(/^0+/u, '') || '0')
    else if (atom === '号' && !following) return
    else {
      const name = /^[0-9]/u.test(following) ? atom.replace(/第$/u, '') : atom
      const joins = kept.length && hasHan(kept.at(-1)) && hasHan(name)
      kept.push(joins ? kept.pop() + name : name)
    }
  })
  return kept.filter(Boolean)
}
