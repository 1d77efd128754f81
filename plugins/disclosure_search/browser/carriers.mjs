// Records that carry a number, or one near it, as items of an answer.
import { intersect } from './lists.mjs'
import { NUMBER_SCORE } from './order.mjs'

/** `found`: record numbers, segment by segment; `allow(segment)`: those that pass the filters, null where there are none. */
export async function makeCarriers(segments, found, allow) {
  const items = await Promise.all(segments.map(async (segment, place) => {
    if (!found[place].length) return []
    const allowed = await allow(segment)
    const kept = allowed ? intersect([...found[place]].sort((a, b) => a - b), allowed) : found[place]
    return Promise.all(kept.map(async (record) => {
      const { amount } = await segment.card(record)
      return { segment, record, amount, score: NUMBER_SCORE, verified: true, carriesNumber: true }
    }))
  }))
  return items.flat()
}
