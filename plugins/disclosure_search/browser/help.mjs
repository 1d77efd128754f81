// What a search that found nothing offers instead of an empty page; loaded only then.
import { make, spellCount } from './elements.mjs'

const HELP = [
  '少输入几个字，或只输入名称中有把握的一段，例如“仁和门诊”。',
  '文号里的括号用哪一种都可以，“第”“号”和空格可以省略，例如“辰卫医罚(2026)75”。',
  '统一社会信用代码请输入完整的 18 位。',
  '公示期满或者已经撤销的决定不在检索范围内。',
]

/** `offers`: [{query, total, reason, word}]; `addressOf(query)`: its address; `unfiltered`: total and address without filters. */
export function makeHelp(offers, addressOf, unfiltered) {
  const links = offers.map(({ query, total, exact = true, reason, word }) =>
    makeLink(addressOf(query), reason === 'dropped' ? `去掉“${word}”` : `相近：${word ?? query}`, total, exact))
  if (unfiltered) links.unshift(makeLink(unfiltered.address, '去掉全部筛选条件', unfiltered.total))
  const parts = [make('h2', { class: 'unseen' }, '没有找到相符的记录')]
  if (links.length) parts.push(make('p', {}, '可以改为：'), make('ul', { class: 'search-offers' }, ...links))
  parts.push(make('p', {}, '还可以试试：'), make('ul', { class: 'search-hints' }, ...HELP.map((line) => make('li', {}, line))))
  return make('div', { class: 'search-help' }, ...parts)
}

const makeLink = (address, words, total, exact = true) =>
  make('li', {}, make('a', { href: address, 'data-search-again': true }, words), `：${exact ? '' : '约 '}${spellCount(total)} 条`)
