// The search as a page needs it: what is asked before the index is open waits, and answers are plain data, so that they can
// come from a worker as well as from the page's own thread.
import { numberKey } from './analysis.mjs'
import { findMarks } from './marks.mjs'
import { parseQuery } from './query.mjs'
import { open } from './search.mjs'

/** Of so many hits a snippet can be asked for; more are never on a page. */
const MOST_HITS = 1000

export function makeService() {
  let start
  const engine = new Promise((resolve) => { start = resolve })
  const hits = new Map()

  return {
    /** `files`: {path: bytes} below search/ that are there already. What is asked before waits. */
    async open(base, files = {}) {
      start(open(base, { files }))
      const { documents, labels } = await engine
      return { documents, labels }
    },

    async search(text, options) {
      const query = parseQuery(text) // now, while the files come: what it takes the first time need not be waited for then
      const found = await (await engine).search(text, options)
      for (const hit of found.hits) {
        hits.delete(hit.id)
        hits.set(hit.id, hit)
      }
      for (const id of [...hits.keys()].slice(0, -MOST_HITS)) hits.delete(id)
      return { ...found, hits: found.hits.map((hit) => describeHit(hit, query)) }
    },

    async snippet(id, text) {
      return hits.has(id) ? (await engine).snippet(hits.get(id), text) : null
    },

    facets: async (text, options) => (await engine).facets(text, options),
    suggest: async (text, options) => (await engine).suggest(text, options),
  }
}

/** A hit with the places to mark in what it shows; `told`: these show every word, so that no text need be fetched. */
function describeHit(hit, { wanted, number: key }) {
  const marksOf = (text) => findMarks(text, wanted)
  const shown = [hit.title, hit.number ?? '', ...hit.names]
  const told = hit.carriesNumber || wanted.every((phrase) => shown.some((text) => findMarks(text, [phrase]).length))
  const carried = hit.carriesNumber ? hit.numbers.find((each) => numberKey(each) === key) : undefined
  const number = carried && carried === hit.number ? [[0, carried.length]] : marksOf(hit.number ?? '')
  return { ...hit, told, carried, marks: { title: marksOf(hit.title), number, names: hit.names.map(marksOf) } }
}
