// Hits as elements. Everything that comes from a record goes through textContent, so nothing in it can become markup.
import { parseQuery } from './query.mjs'
import { findMarks } from './snippet.mjs'

const HELP = [
  '少输入几个字，或只输入名称中有把握的一段，例如“仁和门诊”。',
  '文号里的括号用哪一种都可以，“第”“号”和空格可以省略，例如“辰卫医罚(2026)75”。',
  '统一社会信用代码请输入完整的 18 位。',
  '公示期满或者已经撤销的决定不在检索范围内。',
]

export function describeTotal({ total, exact, hits }) {
  if (!total) return '没有找到相符的记录'
  const carried = hits.some((hit) => hit.carriesNumber) ? '，文号或代码完全匹配' : ''
  return `找到${exact ? '' : '约'} ${total} 条记录${carried}`
}

/** Put hits into the container; with `append`, after those that are there. `more` shows the next ones, if any. */
export function showHits(container, { hits, total }, { base, text, filtered, more, append }) {
  container.querySelector('[data-search-more]')?.remove()
  if (!append) container.replaceChildren()
  if (!total) return void container.append(makeHelp(filtered))
  const { wanted } = parseQuery(text)
  if (!append && hits.some((hit) => hit.carriesNumber)) container.append(makeElement('h2', '文号完全匹配', 'search-exact'))
  let list = append ? container.querySelector('ol') : null
  if (!list) container.append((list = makeElement('ol', '', 'search-hits')))
  const items = hits.map((hit) => makeHit(hit, base, wanted))
  list.append(...items)
  if (more) container.append(makeMore(more))
  if (append) items[0]?.querySelector('a')?.focus()
}

/** Fill in what of each text shows why it was found; a text that cannot be fetched leaves its hit as it is. */
export async function addSnippets(container, hits, fetchSnippet, stillWanted) {
  await Promise.all(hits.map(async (hit) => {
    const snippet = await fetchSnippet(hit).catch(() => null)
    const place = container.querySelector(`[data-record-id="${CSS.escape(hit.id)}"] .search-snippet`)
    if (snippet && place && stillWanted()) place.replaceChildren(...markText(snippet.text, snippet.marks))
  }))
}

function makeHit(hit, base, wanted) {
  const item = makeElement('li', '', 'search-hit')
  item.dataset.recordId = hit.id
  const link = makeElement('a')
  link.href = new URL(hit.url.replace(/^\/+/u, ''), base).href
  link.append(...markText(hit.title, findMarks(hit.title, wanted)))
  const heading = makeElement('h3')
  heading.append(link)
  const day = makeElement('time', hit.date)
  day.dateTime = hit.date
  const facts = makeElement('p', '', 'search-facts')
  facts.append(day)
  if (hit.label) facts.append(' · ', hit.label)
  for (const fact of [hit.number, ...hit.names]) if (fact) facts.append(' · ', ...markText(fact, findMarks(fact, wanted)))
  item.append(heading, facts, makeElement('p', '', 'search-snippet'))
  return item
}

function markText(text, marks) {
  const parts = []
  let place = 0
  for (const [start, end] of marks) {
    parts.push(text.slice(place, start), makeElement('mark', text.slice(start, end)))
    place = end
  }
  return [...parts, text.slice(place)]
}

function makeMore(more) {
  const button = makeElement('button', '更多结果')
  button.type = 'button'
  button.dataset.searchMore = ''
  button.addEventListener('click', () => { button.disabled = true; more() })
  return button
}

function makeHelp(filtered) {
  const help = makeElement('div', '', 'search-help')
  const list = makeElement('ul')
  if (filtered) list.append(makeElement('li', '去掉一些筛选条件。'))
  list.append(...HELP.map((line) => makeElement('li', line)))
  help.append(makeElement('p', '没有找到相符的记录。可以试试：'), list)
  return help
}

function makeElement(name, text = '', className = '') {
  const element = document.createElement(name)
  if (text) element.textContent = text
  if (className) element.className = className
  return element
}
