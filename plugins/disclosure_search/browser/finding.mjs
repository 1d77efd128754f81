// Finding records by what their texts contain: candidates from posting lists, then as many texts as have to be read.
import { lookUp } from './candidates.mjs'
import { findAllowed } from './filters.mjs'
import { intersect, without } from './lists.mjs'
import { idf, weigh } from './ranking.mjs'
import { settle } from './verifying.mjs'

/** {items, total, exact?}: what a query finds, in order; the first `need` are verified, and all where that is cheap. */
export async function findText(search, query, filters, need, order, cheap) {
  if (!query.wanted.length && !query.unwanted.length && !query.empty) return { items: [], total: 0 }
  const lookUpAll = (phrase) => Promise.all(search.segments.map((segment) => lookUp(segment, phrase, search.rarity)))
  const [wanted, unwanted] = await Promise.all([Promise.all(query.wanted.map(lookUpAll)), Promise.all(query.unwanted.map(lookUpAll))])
  const idfs = wanted.map((lookups) => idf(search.documents, lookups.reduce((sum, { found }) => sum + found, 0)))
  const rules = search.segments.map((segment, place) => ({
    segment, idfs, wanted: wanted.map((lookups) => lookups[place]), unwanted: unwanted.map((lookups) => lookups[place]),
  }))
  if (wanted.length === 1 && !unwanted.length && !Object.keys(filters).length && Number.isFinite(need)) {
    return findOne(rules, need, order, cheap)
  }
  const found = await Promise.all(rules.map((rule) => findIn(rule, filters, order)))
  const items = await settle(found.flat(), need, order, cheap)
  return { items, total: items.length }
}

/** One phrase: segments with long lists are left alone as soon as they cannot have a better hit than those that are there. */
async function findOne(rules, need, order, cheap) {
  const short = rules.filter(({ wanted: [lookup] }) => lookup.isWhole)
  let items = (await Promise.all(short.map((rule) => findIn(rule, {}, order)))).flat()
  let uncounted = 0
  for (const rule of rules) {
    const [lookup] = rule.wanted
    if (lookup.isWhole) continue
    items = await settle(items, need, order)
    const best = { segment: rule.segment, record: -1, score: weigh(rule.idfs[0], lookup.headBound > 0), amount: Infinity }
    if (need && items.length >= need && order(best, items[need - 1]) > 0) uncounted += lookup.bound
    else items = [...items, ...(await findIn(rule, {}, order))]
  }
  items = await settle(items, need, order, cheap)
  return { items, total: items.length + uncounted, exact: !uncounted || rules.every(({ wanted: [{ decided }] }) => decided) }
}

async function findIn(rule, filters, order) {
  const [allowed] = await Promise.all([
    findAllowed(rule.segment, filters), ...[...rule.wanted, ...rule.unwanted].map((lookup) => lookup.complete()),
  ])
  const items = makeItems(rule, allowed)
  if (order.needsAmounts && items.length) {
    const amounts = await rule.segment.amounts()
    for (const item of items) item.amount = amounts[item.record]
  }
  return items
}

/** Records that may be found, with the best score each can have: reading their texts can only lower it, or drop them. */
function makeItems({ segment, wanted, unwanted, idfs }, allowed) {
  const limits = [...wanted.map(({ all }) => all), ...(allowed ? [allowed] : [])]
  // one by one, the records of a segment are only listed where nothing limits them
  let records = limits.length ? limits.reduce(intersect) : Array.from({ length: segment.documents }, (_, record) => record)
  for (const { decided, all } of unwanted) if (decided) records = without(records, all)
  const heads = wanted.map(({ head }) => new Set(head))
  const open = unwanted.filter(({ decided }) => !decided).map((found) => ({ ...found, phrase: found.phrase, may: new Set(found.all) }))
  const undecided = wanted.some(({ decided }) => !decided)
  return records.map((record) => ({
    segment, record, wanted, idfs, heads,
    unwanted: open.filter(({ may }) => may.has(record)),
    score: idfs.reduce((sum, each, place) => sum + weigh(each, heads[place].has(record)), 0),
    verified: !undecided && !open.some(({ may }) => may.has(record)),
  }))
}
