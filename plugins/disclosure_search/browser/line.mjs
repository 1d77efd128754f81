// The service in a worker: calls go there as messages, and answers come back.

/**
 * {facts, isOpen, call, close}: `isOpen` from when the worker has answered for the first time until it dies. Whatever a worker
 * that cannot be started, or that has died, was asked, the service that `stay` opens answers in its place.
 */
export function openLine(base, files, stay) {
  const waiting = new Map()
  let count = 0
  const line = { isOpen: false, call, close }
  const worker = startWorker(settle, giveUp)
  let isLost = !worker
  line.facts = isLost ? stay().facts : files.then((known) => ask('open', [base, known]))
  line.facts.then(() => { line.isOpen = !isLost }, () => {}) // whoever asks is told

  function call(method, parameters) {
    return isLost ? stay().call(method, parameters) : ask(method, parameters)
  }

  function ask(method, parameters) {
    return new Promise((resolve, reject) => {
      waiting.set((count += 1), { method, parameters, resolve, reject })
      if (isLost) giveUp() // meanwhile
      else worker.postMessage({ id: count, method, parameters })
    })
  }

  function settle(id, { value, problem }) {
    const { resolve, reject } = waiting.get(id) ?? {}
    if (waiting.delete(id)) problem === undefined ? resolve(value) : reject(new Error(problem))
  }

  /** What is still waited for is answered all the same. */
  function close() {
    worker?.terminate()
    giveUp()
  }

  function giveUp() {
    isLost = true
    line.isOpen = false
    for (const { method, parameters, resolve, reject } of waiting.values()) {
      const answer = method === 'open' ? stay().facts : stay().call(method, parameters)
      answer.then(resolve, reject)
    }
    waiting.clear()
  }

  return line
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
