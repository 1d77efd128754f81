// What a search that found nothing offers instead of an empty page; loaded only then.
import { isFiltered, withoutFilters, writeAddress } from './address.mjs'
import { numberKey } from './analysis.mjs'
import { make, spellCount } from './elements.mjs'

const HELP = [
  '少输入几个字，或只输入名称中有把握的一段，例如“仁和门诊”。',
  '文号里的括号用哪一种都可以，“第”“号”和空格可以省略，例如“辰卫医罚(2026)75”。',
  '统一社会信用代码请输入完整的 18 位，只输入一半查不到。',
  '公示期满或者已经撤销的决定不在检索范围内。',
]

/** What would find something instead of what is asked, as links; below it hints. */
export async function makeHelp(engine, asked, base) {
  const { text, filters } = asked
  const isNarrow = isFiltered(asked) && text.trim()
  const [offers, wide, run] = await Promise.all([
    text.trim() ? engine.suggest(text, { filters }) : [],
    isNarrow ? engine.search(text, { limit: 1 }) : { total: 0 },
    findRun(text, base),
  ])
  const links = offers.map(({ query, total, exact = true, reason, word }) =>
    makeOffer({ ...asked, text: query }, reason === 'dropped' ? `去掉“${word}”` : `相近：${word ?? query}`, total, exact))
  if (wide.total) links.unshift(makeOffer(withoutFilters(asked), '去掉全部筛选条件', wide.total))
  if (run) links.unshift(make('li', {}, make('a', { href: run.address }, `${run.name}的全部文号`), '：逐号查看哪些已经公开'))
  const parts = [make('h2', { class: 'unseen' }, '没有找到相符的记录')]
  if (links.length) parts.push(make('p', {}, '可以改为：'), make('ul', { class: 'search-offers' }, ...links))
  parts.push(make('p', {}, '还可以试试：'), make('ul', { class: 'search-hints' }, ...HELP.map((line) => make('li', {}, line))))
  return make('div', { class: 'search-help' }, ...parts)
}

/** {name, address} of the page that shows a number's run serial by serial; null where what was typed has none. */
async function findRun(text, base) {
  const [prefix, year, serial, ...more] = numberKey(text)?.split('|') ?? []
  if (!/^[0-9]{4}$/u.test(year) || !/^[0-9]+$/u.test(serial) || more.length) return null
  const address = new URL(`numbers/${encodeURIComponent(prefix)}/${year}/`, base).href
  const response = await fetch(address, { method: 'HEAD' }).catch(() => null)
  return response?.ok ? { name: `${prefix}〔${year}〕`, address } : null
}

const makeOffer = (asked, words, total, exact = true) =>
  make('li', {}, make('a', { href: writeAddress(asked), 'data-search-again': true }, words), `：${exact ? '' : '约 '}${spellCount(total)} 条`)
