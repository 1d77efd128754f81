// The search as the page calls it: in a worker, and where none can be started (an old browser, a strict host) on the
// page's own thread. Nothing is loaded before `connect`.

const METHODS = ['search', 'facets', 'suggest', 'snippet']

/**
 * {facts, search, facets, suggest, snippet}: `facts` a promise of {documents, labels}, each call a promise; they reject where
 * the index cannot be read. `text`: what is looked for first.
 */
export function connect(base, text) {
  const isText = !/\p{N}/u.test(text) // without a digit it cannot be a number
  const line = openLine(isText ? './whole.mjs' : './worker.mjs')
  // The first files come while the worker starts; what is asked meanwhile it can read before they are there.
  const facts = fetchFirst(new URL('search/', base), isText).then((files) => line.call('open', [base, files]))
  const calls = METHODS.map((method) => [method, (...parameters) => line.call(method, parameters)])
  return { facts, ...Object.fromEntries(calls), close: line.close }
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
  let opened = null // the parameters of `open`
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
    const service = import('./worker.mjs').then(({ makeService }) => {
      const made = makeService()
      if (opened) made.open(...opened).catch(() => {}) // whoever asks is told
      return made
    })
    post = (id) => {
      const { method, parameters } = waiting.get(id)
      service.then((made) => made[method](...parameters))
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
