// The part of a text that shows why it was found.
import { findMarks } from './marks.mjs'

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
