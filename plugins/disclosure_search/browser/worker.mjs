// The search away from the page's thread, so that typing never waits for it: calls come as messages and go back as
// plain data. Where no worker can be started, the page imports this module and calls the same service itself.
import { numberKey } from './analysis.mjs'
import { parseQuery } from './query.mjs'
import { open } from './search.mjs'
import { findMarks } from './snippet.mjs'

export function makeService() {
  let engine = null
  const hits = new Map()

  return {
    async open(base) {
      engine = open(base)
      const { documents, labels } = await engine
      return { documents, labels }
    },

    async search(text, options) {
      const found = await (await engine).search(text, options)
      if (!options.offset) hits.clear()
      for (const hit of found.hits) hits.set(hit.id, hit)
      return { ...found, hits: found.hits.map((hit) => describeHit(hit, parseQuery(text))) }
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
