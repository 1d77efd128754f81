// The search as the page calls it: in a worker, and where none can be started (an old browser, a strict host) on the
// page's own thread. Nothing is loaded before `connect`.

const METHODS = ['search', 'facets', 'suggest', 'snippet']

/** {documents, labels, search, facets, suggest, snippet}; each call a promise. Rejects where the index cannot be read. */
export async function connect(base) {
  const line = openLine()
  const facts = await line.call('open', [base])
  const calls = METHODS.map((method) => [method, (...parameters) => line.call(method, parameters)])
  return { ...facts, ...Object.fromEntries(calls), close: line.close }
}

function openLine() {
  const waiting = new Map()
  let opened = []
  let count = 0
  let post = null // how a call is sent on
  const call = (method, parameters) => new Promise((resolve, reject) => {
    if (method === 'open') opened = parameters
    waiting.set((count += 1), { method, parameters, resolve, reject })
    post(count)
  })

  function settle(id, { value, problem }) {
    const call = waiting.get(id)
    const resolve = call?.resolve
    const reject = call?.reject
    if (waiting.delete(id)) problem === undefined ? resolve(value) : reject(new Error(problem))
  }

  function workHere() {
    const service = import('./worker.mjs').then(async ({ makeService }) => {
      const made = makeService()
      const facts = made.open(...opened)
      facts.catch(() => {}) // whoever asked for it is told below
      return { ...made, open: () => facts }
    })
    post = (id) => {
      const { method, parameters } = waiting.get(id)
      service.then((made) => made[method](...parameters))
        .then((value) => settle(id, { value }), (error) => settle(id, { problem: error.message }))
    }
    for (const id of waiting.keys()) post(id)
  }

  const worker = startWorker(settle, workHere)
  if (worker) post = (id) => worker.postMessage({ id, method: waiting.get(id).method, parameters: waiting.get(id).parameters })
  else workHere()
  return { call, close: () => worker?.terminate() }
}

/** null where that is refused at once; `giveUp` is called where it turns out later that the worker does not work. */
function startWorker(settle, giveUp) {
  try {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module', name: 'search' })
    worker.addEventListener('message', ({ data }) => settle(data.id, data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      worker.terminate()
      giveUp()
    }, { once: true })
    return worker
  } catch {
    return null // no workers here, or the host's policy forbids them
  }
}
