// Where to put the marks. Offsets are those of the text as shown, although the search compares folded text: every
// character remembers where it came from.
import { fold } from './analysis.mjs'

/** Where phrases stand in a text as shown: [start, end] ascending, not overlapping. */
export function findMarks(text, phrases) {
  const { folded, origin } = foldWithOrigin(text)
  const found = []
  for (const phrase of phrases) {
    for (let place = folded.indexOf(phrase); place >= 0 && phrase; place = folded.indexOf(phrase, place + phrase.length)) {
      found.push([origin[place], origin[place + phrase.length]])
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  return found.filter(([start], place) => found.slice(0, place).every(([, end]) => end <= start))
}

function foldWithOrigin(text) {
  let folded = ''
  let offset = 0
  const origin = []
  for (const character of text) {
    const part = /\s/u.test(character) ? (folded.endsWith(' ') ? '' : ' ') : fold(character)
    for (let unit = 0; unit < part.length; unit += 1) origin.push(offset)
    folded += part
    offset += character.length
  }
  origin.push(offset)
  return { folded, origin }
}
