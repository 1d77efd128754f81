// The chosen filters as chips above the results: each says what it is and can be taken away.
import { make } from './elements.mjs'
import { withFilter, withoutFilters } from './address.mjs'

const DAYS = { from: '起始日期', to: '截止日期' }

/** `unknown`: pairs “name=value” that the index does not have; `change(asked)` asks anew. */
export function showChips(list, asked, { facets, unknown, change }) {
  const focused = [...list.querySelectorAll('button')].indexOf(document.activeElement)
  const chips = Object.entries(asked.filters).flatMap(([name, values]) => values.map((value) => {
    const remove = () => change(withFilter(asked, name, values.filter((each) => each !== value)))
    const words = DAYS[name] ? `${DAYS[name]}：${value}` : `${facets.get(name).label}：${facets.get(name).spell(value)}`
    return makeChip(unknown.has(`${name}=${value}`) ? `${words}（没有这一项）` : words, remove)
  }))
  if (chips.length > 1) chips.push(makeClear(() => change(withoutFilters(asked))))
  list.replaceChildren(...chips)
  list.hidden = !chips.length
  // Whoever has taken one away with the keyboard goes on with the next.
  if (focused >= 0) list.querySelectorAll('button')[Math.min(focused, chips.length - 1)]?.focus()
  return chips.length > 0 || focused < 0
}

function makeChip(words, remove) {
  const cross = make('span', { 'aria-hidden': 'true', class: 'cross' }, '×')
  const button = make('button', { type: 'button' }, make('span', { class: 'unseen' }, '去掉 '), words, cross)
  button.addEventListener('click', remove)
  return make('li', {}, button)
}

function makeClear(clear) {
  const button = make('button', { type: 'button', class: 'clear' }, '全部去掉')
  button.addEventListener('click', clear)
  return make('li', {}, button)
}
