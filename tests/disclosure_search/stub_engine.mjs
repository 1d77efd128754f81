// Stands in for search.mjs where a test is about the page: facets, sorting and suggestions by brute force over the engine.
import { open as openEngine, ShardError } from './engine_alone.mjs'

export { ShardError }

const FACETS = [['kind', '类别', { penalty: '行政处罚', permit: '行政许可', decision: '其他执法决定', case: '典型案例', baseline: '裁量基准' }],
  ['authority', '机关', {}], ['violation', '违法行为', null], ['amount', '罚没金额', { low: '1千元以下', middle: '1千元至1万元', high: '1万元以上' }], ['month', '月份', {}]]
const AMOUNTS = [['low', 0, 100000], ['middle', 100000, 1000000], ['high', 1000000, Infinity]]

export async function open(base, options) {
  const engine = await openEngine(base, options)
  const all = async (text) => (await engine.search(text, { limit: Infinity }))
  const valuesOf = (hit, facet) => hit.facets[facet] ?? []
  const passes = (hit, filters, but) => Object.entries(filters).every(([name, values]) => name === but
    || (name === 'from' ? hit.date >= values[0] : name === 'to' ? hit.date <= values[0] : valuesOf(hit, name).some((value) => values.includes(value))))
  const dress = (hit) => {
    if (!Array.isArray(hit.facets)) return hit
    const seed = [...hit.id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7)
    const amount = hit.kind === 'penalty' ? (seed % 400) * 5000 : -1
    const facets = {}
    for (const [name, value] of hit.facets) (facets[name] ??= []).push(value)
    const band = AMOUNTS.find(([, low, high]) => amount >= low && amount < high)
    if (band) facets.amount = [band[0]]
    if (hit.kind === 'penalty' && hit.title.includes('：')) facets.violation = [hit.title.split('：')[1]]
    if (hit.kind === 'permit') facets.state = ['有效']
    return Object.assign(hit, { amount, authority: facets.authority?.[0], facets })
  }
  const COMPARE = {
    date: (a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0),
    amount: (a, b) => b.amount - a.amount,
    relevance: () => 0,
  }
  return {
    documents: engine.documents,
    labels: { facets: FACETS },
    async search(text, { filters = {}, limit = 20, offset = 0, sort = 'relevance' } = {}) {
      const found = await all(text)
      const hits = found.hits.map(dress).filter((hit) => passes(hit, filters)).sort(COMPARE[sort])
      return { total: hits.length, exact: found.exact, near: false, hits: hits.slice(offset, offset + limit) }
    },
    async facets(text, { filters = {} } = {}) {
      const hits = (await all(text)).hits.map(dress)
      const counts = {}
      for (const [name] of FACETS) {
        const found = new Map()
        for (const hit of hits) if (passes(hit, filters, name)) for (const value of valuesOf(hit, name)) found.set(value, (found.get(value) ?? 0) + 1)
        if (found.size) counts[name] = [...found].sort((a, b) => b[1] - a[1])
      }
      return counts
    },
    async suggest(text, options = {}) {
      const words = text.trim().split(/\s+/u)
      const fewer = words.length > 1 ? words.map((_, place) => words.filter((__, other) => other !== place).join(' ')) : []
      const offers = await Promise.all(fewer.map(async (query) => ({ query, reason: 'dropped', word: words.find((word) => !query.split(' ').includes(word)), total: (await this.search(query, options)).total })))
      return offers.filter(({ total }) => total).slice(0, 5)
    },
    snippet: (hit, text) => engine.snippet(hit, text),
  }
}
