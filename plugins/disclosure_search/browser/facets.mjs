// How many of the records found have each value of each facet, the facet's own filter lifted.
import { intersect } from './lists.mjs'

/** So many records are counted from their cards; of more, the columns are read. */
const FEW = 40
/** Bytes that may be read so that counts are exact. */
const CHEAP = 100_000

export async function countFacets(search, text, filters, manifest) {
  const found = await search.find(text, { need: 1, cheap: CHEAP })
  const items = found.items.length && found.items[0].verified ? found.items : []
  const counted = {}
  // What few records have stands on their cards; then nothing more need be loaded to count it.
  const texts = items.length > FEW || Object.keys(filters).length ? await search.texts() : null
  await Promise.all(manifest.facets.map(async ([facet]) => {
    const values = await countFacet({ segments: (texts ?? search).segments, texts }, items, facet, omit(filters, facet))
    if (values.size) counted[facet] = order(facet, [...values], manifest)
  }))
  return { exact: items.every((item) => item.verified), counts: counted }
}

async function countFacet({ segments, texts }, items, facet, filters) {
  const values = new Map()
  const add = (value, number = 1) => values.set(value, (values.get(value) ?? 0) + number)
  await Promise.all(segments.map(async (segment) => {
    let records = items.filter((item) => item.segment.order === segment.order).map(({ record }) => record).sort((a, b) => a - b)
    if (records.length && Object.keys(filters).length) records = intersect(records, await texts.findAllowed(segment, filters))
    if (!records.length) return
    if (facet === 'month') return void countMonths(segment, records, add)
    if (items.length <= FEW) {
      const cards = await Promise.all(records.map((record) => segment.card(record)))
      for (const { facets } of cards) facets[facet]?.forEach((value) => add(value))
      return
    }
    if (!segment.facets.includes(facet)) return
    const column = await segment.column(facet)
    for (const record of records) column.values[column.records[record]].forEach((value) => add(value))
  }))
  return values
}

function countMonths(segment, records, add) {
  let place = 0
  for (const { month, start, documents } of segment.parts) {
    const first = place
    while (records[place] < start + documents) place += 1
    if (place > first && month !== '0000') add(month, place - first)
  }
}

function omit(filters, facet) {
  const { [facet]: _own, ...others } = filters
  return others
}

/** Amounts as their bands are, months newest first, all others by how many records they have. */
function order(facet, counted, { bands }) {
  const places = new Map((bands[facet] ?? []).map(([value], place) => [value, place]))
  if (places.size) return counted.sort(([a], [b]) => places.get(a) - places.get(b))
  if (facet === 'month') return counted.sort(([a], [b]) => (a < b ? 1 : -1))
  return counted.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
}
