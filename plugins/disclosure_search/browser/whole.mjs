// The worker, published with what a search of texts needs in the same file: one request less for a first query that
// cannot be a number.
import { makeService } from './worker.mjs'

export { makeService }
