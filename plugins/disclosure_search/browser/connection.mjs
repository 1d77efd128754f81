// The search as the page calls it. The first search is answered on the page's own thread, because a worker takes longer
// to start than most searches take; from the second on a worker answers, so that typing never waits. Where none can be
// started (an old browser, a strict host), all stay here. Nothing is loaded before `connect`.
import { openLine } from './line.mjs'
import { makeService } from './service.mjs'

/** As in files.mjs: a request that is never answered must not keep a search waiting. */
const TIMEOUT_MS = 15_000
const METHODS = ['search', 'facets', 'suggest', 'snippet']

/**
 * {facts, search, facets, suggest, snippet, close}: `facts` a promise of {documents, labels}, each call a promise; they reject
 * where the index cannot be read. `text`: what is looked for first, null where there is still time until something is.
 */
export function connect(base, text) {
  const files = fetchFirst(new URL('search/', base))
  let here = null
  let away = null
  let tell = null
  let latest = null // who answered the latest search: what belongs to it is asked there, where its files are
  const stay = () => (here ??= openHere(base, files))
  const leave = () => (away ??= openLine(base, files, stay))

  function choose(method) {
    if (method === 'search' || !latest) {
      if (latest) leave()
      latest = away?.isOpen ? away : stay()
      if (latest === here) tell?.(here.facts)
    }
    return latest
  }

  // without a digit it cannot be a number: what texts need comes with the manifest
  if (text !== null && !/\p{N}/u.test(text)) import('./text-search.mjs').catch(() => {}) // the engine can say what is wrong
  // a search that comes before the worker is there does not wait for it
  const facts = text !== null ? stay().facts : Promise.race([leave().facts, new Promise((resolve) => { tell = resolve })])
  const calls = METHODS.map((method) => [method, (...parameters) => choose(method).call(method, parameters)])
  return { facts, ...Object.fromEntries(calls), close: () => away?.close() }
}

/** {path: bytes}: the manifest; where it does not come, the engine asks for it itself, and can say what is wrong. */
async function fetchFirst(folder) {
  const path = 'index.json'
  try {
    const response = await fetch(new URL(path, folder), { cache: 'no-cache', signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? { [path]: await response.arrayBuffer() } : {}
  } catch {
    return {}
  }
}

/** {facts, call}: the service on the page's own thread. */
function openHere(base, files) {
  const service = makeService()
  const facts = files.then((known) => service.open(base, known))
  facts.catch(() => {}) // whoever asks is told
  return { facts, call: (method, parameters) => service[method](...parameters) }
}
