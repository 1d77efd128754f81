// Reading texts to see whether candidates really contain the phrases: as few as will do.
import { weigh } from './ranking.mjs'

/** Bytes that a search may read so that its total is exact; beyond, only the hits it returns are verified. */
const ALL_BYTES = 20_000
/** Bytes after which a search gives what it has found, if it has found something: so many, or for each wanted hit. */
const MOST_BYTES = 96_000
const BYTES_PER_HIT = 4800
/** So many times as much is read before a search gives up that has found nothing. */
const PATIENCE = 4
const CARD_BLOCK = 900
const TEXT_BLOCK = 3000
const AT_ONCE = 16

/**
 * Order items and verify as many from the top as are needed, all if that is `cheap` (bytes). What is not found drops out; what
 * was not looked at stays, unverified, behind the first ones, whose order is that of all.
 */
export async function settle(items, need, order, cheap = ALL_BYTES) {
  const everything = !Number.isFinite(need)
  const all = everything || estimate(items) <= cheap
  const atOnce = everything ? items.length : AT_ONCE
  const most = Math.max(MOST_BYTES, need * BYTES_PER_HIT)
  let bytes = 0
  for (let kept = items; ; kept = kept.filter((item) => !item.dropped)) {
    kept.sort(order)
    const open = kept.slice(0, all ? kept.length : need).filter((item) => !item.verified).slice(0, atOnce)
    if (!open.length) return kept
    bytes += estimate(open)
    await Promise.all(open.map(verify))
    if (everything || bytes <= most) continue
    const left = kept.filter((item) => !item.dropped).sort(order)
    if (left[0]?.verified || bytes > PATIENCE * most) return left
  }
}

const isInHead = ({ record, heads, unwanted }) => heads.every((head) => head.has(record)) && !unwanted.length

/** The bytes of the blocks in which these items' cards or texts lie, about. */
function estimate(items) {
  const blocks = new Map()
  for (const item of items) {
    if (item.verified) continue
    const inHead = isInHead(item)
    const block = Math.floor(item.record / (inHead ? item.segment.sizes.cards : item.segment.sizes.texts))
    blocks.set(`${item.segment.order}/${inHead}/${block}`, inHead ? CARD_BLOCK : TEXT_BLOCK)
    if (blocks.size * CARD_BLOCK > MOST_BYTES) break
  }
  return [...blocks.values()].reduce((sum, each) => sum + each, 0)
}

async function verify(item) {
  const { segment, record, wanted, unwanted, heads, idfs } = item
  item.verified = true
  item.score = 0
  for (const [place, { decided, phrase }] of wanted.entries()) {
    const inHead = heads[place].has(record) && (decided || (await segment.headHas(record, phrase)))
    if (!inHead && !decided && !(await segment.bodyHas(record, phrase))) return void (item.dropped = true)
    item.score += weigh(idfs[place], inHead)
  }
  for (const { phrase } of unwanted) {
    if ((await segment.headHas(record, phrase)) || (await segment.bodyHas(record, phrase))) return void (item.dropped = true)
  }
}
