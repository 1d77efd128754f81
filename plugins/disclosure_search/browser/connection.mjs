// The search as the page calls it: in a worker, and where none can be started (an old browser, a strict host) on the
// page's own thread. Nothing is loaded before `connect`.

const METHODS = ['search', 'facets', 'suggest', 'snippet']

/** {documents, labels, search, facets, suggest, snippet}; each call a promise. Rejects where the index cannot be read. */
export async function connect(base, text) {
  const isText = !/\p{N}/u.test(text) // without a digit it cannot be a number
  const files = fetchFirst(new URL('search/', base), isText) // they come while the worker starts
  const line = openLine(isText ? './whole.mjs' : './worker.mjs')
  const facts = await line.call('open', [base, await files])
  const calls = METHODS.map((method) => [method, (...parameters) => line.call(method, parameters)])
  return { ...facts, ...Object.fromEntries(calls), close: line.close }
}

/** {path: bytes}: the manifest and, for texts, the common characters that it names; what does not come, the engine asks for itself. */
async function fetchFirst(folder, isText) {
  const files = {}
  const take = async (path, options) => {
    const response = await fetch(new URL(path, folder), options)
    if (response.ok) files[path] = await response.arrayBuffer()
  }
  try {
    await take('index.json', { cache: 'no-cache' })
    if (isText) await take(`common-${JSON.parse(new TextDecoder().decode(files['index.json'])).common}.json.packed`)
  } catch { /* the engine can say what is wrong */ }
  return files
}

function openLine(program) {
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
    let opening = null
    const open = () => {
      opening ??= import('./worker.mjs').then(async ({ makeService }) => {
        const service = makeService()
        return { service, facts: await service.open(...opened) }
      })
      return opening
    }
    post = (id) => {
      const { method, parameters } = waiting.get(id)
      open().then(({ service, facts }) => (method === 'open' ? facts : service[method](...parameters)))
        .then((value) => settle(id, { value }), (error) => settle(id, { problem: error.message }))
    }
    for (const id of waiting.keys()) post(id)
  }

  const worker = startWorker(program, settle, workHere)
  if (worker) post = (id) => worker.postMessage({ id, method: waiting.get(id).method, parameters: waiting.get(id).parameters })
  else workHere()
  return { call, close: () => worker?.terminate() }
}

/** null where that is refused at once; `giveUp` is called where it turns out later that the worker does not work. */
function startWorker(program, settle, giveUp) {
  try {
    const worker = new Worker(new URL(program, import.meta.url), { type: 'module', name: 'search' })
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
