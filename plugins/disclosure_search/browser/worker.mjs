// The search away from the page's thread, so that typing never waits for it: calls come as messages. Published with what a
// search of texts needs in the same file.
import { makeService } from './service.mjs'

async function answer({ data: { id, method, parameters } }, service) {
  try {
    self.postMessage({ id, value: await service[method](...parameters) })
  } catch (error) {
    self.postMessage({ id, problem: error.message })
  }
}

const service = makeService()
self.addEventListener('message', (event) => answer(event, service))
