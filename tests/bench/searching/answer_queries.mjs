// Answers queries from a built site as a browser would: node answer_queries.mjs SITE < queries.json
// For each query one line: all ids; the total told with the first 10 hits; the files that these took, and their snippets.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const [site] = process.argv.slice(2)
const { open } = await import(pathToFileURL(`${site}/search/search.mjs`).href)
const SHOWN = 10

/** A fetch that reads below SITE and notes what was asked for. */
function makeFetch(asked) {
  return async (url) => {
    const path = String(url)
    asked.push(path)
    try {
      return new Response(await readFile(path))
    } catch {
      return new Response(null, { status: 404 })
    }
  }
}

const standing = await open(site, { fetch: makeFetch([]) })

async function answer(text) {
  const { hits: all } = await standing.search(text, { limit: Infinity })
  const asked = []
  const fresh = await open(site, { fetch: makeFetch(asked) }) // as with an empty cache
  const { total, hits } = await fresh.search(text, { limit: SHOWN })
  const files = [...asked]
  for (const hit of hits) await fresh.snippet(hit, text)
  return { ids: all.map(({ id }) => id), total, first: hits.map(({ id }) => id), files, withSnippets: asked }
}

let input = ''
for await (const chunk of process.stdin) input += chunk
for (const text of JSON.parse(input)) process.stdout.write(`${JSON.stringify(await answer(text))}\n`)
