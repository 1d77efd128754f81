// The part of a text that shows why it was found, and where in it to put the marks. Offsets are those of the text as
// shown, although the search compares folded text: every character remembers where it came from.
import { fold } from './analysis.mjs'

const BEFORE = 24
const LENGTH = 110

/** {text, marks}: about LENGTH characters around the first phrase found, or the beginning of the text. */
export function makeSnippet(text, phrases) {
  const marks = findMarks(text, phrases)
  const characters = [...text]
  const before = marks.length ? [...text.slice(0, marks[0][0])].length : 0
  const first = before + BEFORE > LENGTH ? before - BEFORE : 0
  const last = Math.min(characters.length, first + LENGTH)
  const start = characters.slice(0, first).join('').length
  const shown = characters.slice(first, last).join('')
  const lead = first > 0 ? '…' : ''
  const moved = marks.filter(([from, to]) => from >= start && to <= start + shown.length)
    .map(([from, to]) => [from - start + lead.length, to - start + lead.length])
  return { text: lead + shown.replaceAll('\n', ' ') + (last < characters.length ? '…' : ''), marks: moved }
}

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
