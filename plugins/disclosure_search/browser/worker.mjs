// The search away from the page's thread, so that typing never waits for it: calls come as messages and go back as
// plain data. Where no worker can be started, the page imports this module and calls the same service itself.
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
      start(open(base, { fetch: serve(`${base}search/`, files) }))
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

const serve = (folder, files) => async (url, options) => {
  const bytes = files[url.slice(folder.length)]
  return bytes ? new Response(bytes) : fetch(url, options)
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

async function answer({ data: { id, method, parameters } }, service) {
  try {
    self.postMessage({ id, value: await service[method](...parameters) })
  } catch (error) {
    self.postMessage({ id, problem: error.message })
  }
}

if (typeof WorkerGlobalScope !== 'undefined') {
  const service = makeService()
  self.addEventListener('message', (event) => answer(event, service))
}
