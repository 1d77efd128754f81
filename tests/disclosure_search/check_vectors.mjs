// Holds the twins of Python modules to vectors.json: node check_vectors.mjs MODULES VECTORS; prints what differs.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { deepStrictEqual } from 'node:assert'

const [modules, path] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(`${modules}/${name}.mjs`).href)
const { fold, numberKey } = await load('analysis')
const { terms } = await load('terms')
const { parseQuery } = await load('query')
const { candidateTerms, contains, relaxQuery } = await load('phrases')
const { crc32 } = await load('files')
const { idf, weigh } = await load('ranking')
const { distance, nearKeys } = await load('nearness')
const vectors = JSON.parse(await readFile(path, 'utf8'))

const byCodePoint = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const computed = {
  texts: ({ text }) => ({ text, folded: fold(text), terms: [...terms(fold(text))].sort(byCodePoint), number: numberKey(text) }),
  queries: ({ query }) => ({ query, ...parseQuery(query), relaxed: relaxQuery(parseQuery(query)).wanted }),
  phrases: ({ text, phrase }) => ({
    text, phrase, found: contains(text, phrase), candidates: candidateTerms(phrase), crc32: crc32(phrase),
  }),
  ranks: ({ documents, found }) => ({ documents, found, idf: idf(documents, found), head: weigh(idf(documents, found), true) }),
  near: ({ key }) => ({ key, near: nearKeys(key) }),
  distances: ({ one, other }) => ({ one, other, distance: distance(one, other) }),
}
let differences = 0
for (const [kind, compute] of Object.entries(computed)) {
  for (const vector of vectors[kind]) {
    try {
      deepStrictEqual(compute(vector), vector)
    } catch (error) {
      differences += 1
      console.log(`${kind}: ${error.message}`)
    }
  }
}
process.exit(differences ? 1 : 0)
