// Hits as elements: each row carries its own facts.
import { make, markText, spellCount, spellYuan } from './elements.mjs'

export function describeTotal({ total, exact }) {
  return total ? `找到${exact ? '' : '约'} ${spellCount(total)} 条记录` : '没有找到相符的记录'
}

/** Put hits into the container; with `append`, after those that are there. `more` shows the next ones, if any. */
export function showHits(container, found, { base, facets, append, more }) {
  container.querySelector('[data-search-more]')?.remove()
  const shown = []
  if (!append) {
    const exact = found.hits.filter((hit) => hit.carriesNumber)
    const others = found.hits.filter((hit) => !hit.carriesNumber)
    if (exact.length) shown.push(makeHeading('文号或代码完全匹配'), makeList(exact, base, facets))
    if (others.length) shown.push(nameOthers(found, exact), makeList(others, base, facets))
    container.replaceChildren(...shown)
  } else {
    const list = [...container.querySelectorAll('ol')].at(-1)
    const items = found.hits.map((hit) => makeHit(hit, base, facets))
    list.append(...items)
    items[0]?.querySelector('a').focus()
  }
  if (more) container.append(makeMore(more))
}

/** Fill in what of a text shows why it was found, where the row does not; a text that cannot be fetched leaves it as it is. */
export async function addSnippets(container, hits, fetchSnippet, stillWanted) {
  await Promise.all(hits.filter((hit) => !hit.told).map(async (hit) => {
    const snippet = await fetchSnippet(hit.id).catch(() => null)
    const place = container.querySelector(`[data-record-id="${CSS.escape(hit.id)}"] .search-snippet`)
    if (snippet && place && stillWanted()) place.replaceChildren(...markText(snippet.text, snippet.marks))
  }))
}

function nameOthers({ near }, exact) {
  if (near) return makeHeading('没有完全一致的文号，相近的有')
  return exact.length ? makeHeading('其他结果') : make('h2', { class: 'unseen' }, '检索结果')
}

const makeHeading = (text) => make('h2', { class: 'search-heading' }, text)

const makeList = (hits, base, facets) =>
  make('ol', { class: 'search-hits' }, ...hits.map((hit) => makeHit(hit, base, facets)))

function makeHit(hit, base, facets) {
  const address = new URL(`./${hit.url.replace(/^\/+/u, '')}`, base).href
  const heading = make('h3', {}, make('a', { href: address }, ...markText(hit.title, hit.marks.title)))
  const amount = hit.amount >= 0 ? [make('p', { class: 'search-amount' }, spellYuan(hit.amount))] : []
  return make('li', { 'data-record-id': hit.id, class: 'search-hit' },
    heading, ...amount, make('p', { class: 'search-facts' }, ...separate(listFacts(hit, facets))),
    make('p', { class: 'search-snippet' }))
}

/** Kind, number, day, state, party, organ; the party where the title does not begin with it. */
function listFacts(hit, facets) {
  const named = (name, marks, place) => markText(name, marks[place])
  const last = hit.names.length - 1
  const state = hit.facets?.state?.[0]
  return [
    hit.label && make('span', { class: 'tag' }, hit.label),
    hit.number && make('span', { class: 'docno' }, ...markText(hit.number, hit.marks.number)),
    hit.carried && hit.carried !== hit.number && make('mark', { class: 'code' }, hit.carried),
    hit.date && make('time', { datetime: hit.date }, hit.date),
    state && make('span', { class: 'search-state' }, facets.get('state')?.spell(state) ?? state),
    ...hit.names.map((name, place) => (place === last || !hit.title.includes(name))
      && make('span', {}, ...named(name, hit.marks.names, place))),
  ].filter(Boolean)
}

const separate = (facts) => facts.flatMap((fact, place) => (place ? [' ', fact] : [fact]))

function makeMore(more) {
  const button = make('button', { type: 'button', class: 'plain', 'data-search-more': true }, '更多结果')
  button.addEventListener('click', () => {
    button.disabled = true
    more()
  })
  return button
}
