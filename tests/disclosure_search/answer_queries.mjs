// Answers queries from shards on disk, as a browser would: node answer_queries.mjs MODULES SITE < queries.json
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const [modules, site] = process.argv.slice(2)
const { open } = await import(pathToFileURL(`${modules}/search.mjs`).href)
const fetched = []

async function fetchFile(url) {
  fetched.push(url)
  try {
    const bytes = await readFile(url)
    return { ok: true, status: 200, json: async () => JSON.parse(bytes.toString()), arrayBuffer: async () => bytes }
  } catch {
    return { ok: false, status: 404 }
  }
}

let input = ''
for await (const chunk of process.stdin) input += chunk
const search = await open(site, { fetch: fetchFile })
const answers = []
for (const { query, count, ...options } of JSON.parse(input)) {
  const { total, exact, near, hits } = await search.search(query, { ...options, limit: options.limit ?? Infinity })
  const snippet = hits.length ? await search.snippet(hits[0], query) : null
  const facets = count ? (await search.facets(query, options)).counts : null
  const suggestions = hits.length ? null : await search.suggest(query, options)
  const shown = hits.map(({ id, score, carriesNumber }) => ({ id, score, carriesNumber }))
  answers.push({ total, exact, near, hits: shown, snippet, facets, suggestions })
}
console.log(JSON.stringify({ answers, fetched }))
