// Which records of one segment pass the filters: values of one facet are OR, facets AND; `from` and `to` bound the day.
import { intersect } from './lists.mjs'

const MONTH = '2026-03'.length

/** Ascending record numbers, or null where there are no filters. */
export async function findAllowed(segment, filters) {
  let allowed = null
  for (const [facet, passing] of await Promise.all(listPassing(segment, filters))) {
    allowed = allowed && facet ? intersect(allowed, passing) : passing
  }
  return allowed
}

/** Promises of [facet, the records that pass this filter alone]. */
function listPassing(segment, { from = '', to = '', ...facets }) {
  const asked = Object.entries(facets).map(async ([facet, wanted]) => [facet, await findPassing(segment, facet, [wanted].flat())])
  const [first] = [from].flat()
  const [last] = [to].flat()
  return first || last ? [...asked, findSpan(segment, first, last || '9999').then((records) => ['date', records])] : asked
}

async function findPassing(segment, facet, values) {
  const lists = await Promise.all(values.map(async (value) => segment.records((await segment.term(`${facet}=${value}`)).body)))
  return [...new Set(lists.flat())].sort((a, b) => a - b)
}

/** Records from one day to another, both included; only months that the span cuts are looked at day by day. */
async function findSpan(segment, from, to) {
  const spans = await Promise.all(segment.parts.map(async (part) => {
    const records = Array.from({ length: part.documents }, (_, place) => part.start + place)
    if (part.month < from.slice(0, MONTH) || part.month > to.slice(0, MONTH)) return []
    if (`${part.month}-01` >= from && `${part.month}-31` <= to) return records
    const days = await segment.days(part)
    return records.filter((_, place) => days[place] >= from && days[place] <= to)
  }))
  return spans.flat()
}
