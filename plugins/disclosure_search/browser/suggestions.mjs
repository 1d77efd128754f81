// What finds something where a query finds nothing: the query without one of its words, or with a near spelling.
// The twin of ../suggestions.py.
import { hasHan } from './analysis.mjs'
import { parseQuery } from './query.mjs'

const MOST = 5
/** Characters of a word whose near spellings are tried. */
const SHORTEST = 3
const LONGEST = 24

/** [{query, total, exact, reason: 'dropped' | 'near', word}] */
export async function suggest(search, text, filters) {
  const query = parseQuery(text)
  const found = []
  if (query.wanted.length + query.unwanted.length > 1) {
    for (const word of [...query.wanted, ...query.unwanted]) {
      const rest = write(query.wanted.filter((each) => each !== word), query.unwanted.filter((each) => each !== word))
      await offer(search, found, rest, filters, { reason: 'dropped', word })
      if (found.length === MOST) return found
    }
  }
  for (const word of query.wanted) {
    const others = query.wanted.filter((each) => each !== word)
    for (const near of await findNear(search, word, filters)) {
      await offer(search, found, write([...others, near], query.unwanted), filters, { reason: 'near', word: near })
      if (found.length === MOST) return found
    }
  }
  return found
}

async function offer(search, found, query, filters, facts) {
  if (!query || found.some((each) => each.query === query)) return
  const answer = await search.search(query, { filters, limit: 1 })
  if (answer.hits.length) found.push({ query, total: answer.total, exact: answer.exact, ...facts })
}

/** Spellings, as records have them, that differ from a word in one character: another, one more, or one less. */
async function findNear(search, word, filters) {
  const characters = [...word]
  if (!hasHan(word) || characters.length < SHORTEST || characters.length > LONGEST) return []
  const near = new Set()
  for (const [start, end] of listGaps(characters.length)) {
    const left = characters.slice(0, start).join('')
    const right = characters.slice(end).join('')
    const answer = await search.search(write([left, right].filter(Boolean), []), { filters, limit: MOST })
    for (const { title, names } of answer.hits) for (const name of [title, ...names]) addSpelling(near, name, left, right)
    if (near.size >= MOST) break
  }
  near.delete(word)
  return [...near].slice(0, MOST)
}

/** Which characters to leave out: each one (it may be wrong or too many), and none between each two (one may be missing). */
function listGaps(length) {
  const places = Array.from({ length }, (_, place) => place)
  return [...places.map((place) => [place, place + 1]), ...places.slice(1).map((place) => [place, place])]
}

function addSpelling(near, name, left, right) {
  const folded = name.normalize('NFKC').toLowerCase()
  if (!left || !right) return folded.includes(left + right) ? near.add(left + right) : near
  for (let place = folded.indexOf(left); place >= 0; place = folded.indexOf(left, place + 1)) {
    const after = place + left.length
    const next = folded.codePointAt(after) > 0xffff ? 2 : 1
    for (const gap of [0, next]) {
      if (folded.startsWith(right, after + gap)) near.add(folded.slice(place, after + gap + right.length))
    }
  }
  return near
}

/** A query as it is typed; '' where nothing would be wanted any more. */
function write(wanted, unwanted) {
  return wanted.length ? [...wanted.map(quote), ...unwanted.map((word) => `-${quote(word)}`)].join(' ') : ''
}

const quote = (word) => (/ |^-/u.test(word) ? `"${word}"` : word)
