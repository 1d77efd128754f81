// One facet: its values with their counts, the chosen ones first, most of a long list behind a button.
import { make, spellCount } from './elements.mjs'

const SHOWN_AT_ONCE = 8
const WORTH_SEARCHING = 20
const MOST_ROWS = 200

export class FacetGroup {
  #facet
  #set
  #rows = new Map()
  #order = []
  #chosen = []
  #expanded = false
  #list = make('ul')
  #told = make('span', { class: 'facet-chosen' })
  #rest = make('p', { class: 'small' })
  #more = make('button', { type: 'button', class: 'facet-more' })
  #box

  constructor(facet, set, open) {
    this.#facet = facet
    this.#set = set
    this.#box = make('input', { type: 'search', 'aria-label': `在“${facet.label}”中查找`, placeholder: '查找…', autocomplete: 'off' })
    this.#box.addEventListener('input', () => this.#render())
    this.#more.addEventListener('click', () => this.#expand())
    const fields = make('fieldset', {}, make('legend', { class: 'unseen' }, facet.label), this.#box, this.#list, this.#rest, this.#more)
    this.element = make('details', { class: 'facet', open, hidden: true }, make('summary', {}, make('span', {}, facet.label), this.#told), fields)
  }

  get name() {
    return this.#facet.name
  }

  show(chosen) {
    this.#chosen = chosen
    this.#told.textContent = chosen.length ? `已选 ${chosen.length}` : ''
    for (const [value, { box }] of this.#rows) box.checked = chosen.includes(value)
  }

  fill(counts, chosen) {
    const found = new Map(counts)
    for (const value of chosen) if (!found.has(value)) found.set(value, 0)
    for (const value of this.#rows.keys()) if (!found.has(value)) this.#rows.delete(value)
    for (const [value, count] of found) this.#count(value, count)
    this.#order = this.#arrange(found, chosen)
    this.show(chosen)
    if (chosen.length && this.element.hidden) this.element.open = true
    this.element.hidden = !found.size
    this.#render()
  }

  /** Chosen ones first, then as counted; but nothing moves under the finger of whoever is choosing. */
  #arrange(counts, chosen) {
    const isBusy = this.#list.contains(document.activeElement)
    const first = isBusy ? this.#order.filter((value) => counts.has(value)) : chosen
    return [...new Set([...first, ...counts.keys()])]
  }

  #count(value, count) {
    const row = this.#rows.get(value) ?? this.#makeRow(value)
    row.count.textContent = spellCount(count)
  }

  #makeRow(value) {
    const box = make('input', { type: 'checkbox', value })
    box.addEventListener('change', () => {
      const others = this.#chosen.filter((each) => each !== value)
      this.#chosen = box.checked ? [...others, value] : others // the next tick may come before the results
      this.#set(this.name, this.#chosen)
    })
    const words = this.#facet.spell(value)
    const count = make('span', { class: 'count' })
    const label = make('label', {}, box, make('span', { class: 'facet-words' }, words), count, make('span', { class: 'unseen' }, ' 条'))
    const row = { box, words: words.toLowerCase(), count, item: make('li', {}, label) }
    this.#rows.set(value, row)
    return row
  }

  #expand() {
    this.#expanded = !this.#expanded
    this.#box.value = ''
    this.#render()
    if (this.#expanded) (this.#box.hidden ? this.#rows.get(this.#order[SHOWN_AT_ONCE]).box : this.#box).focus()
  }

  #render() {
    const total = this.#order.length
    const wanted = this.#box.value.trim().toLowerCase()
    const matching = this.#order.filter((value) => this.#rows.get(value).words.includes(wanted))
    const most = this.#expanded ? MOST_ROWS : Math.max(SHOWN_AT_ONCE, this.#chosen.length)
    const shown = matching.slice(0, most).map((value) => this.#rows.get(value).item)
    this.#box.hidden = !this.#expanded || total <= WORTH_SEARCHING
    this.#more.hidden = total <= SHOWN_AT_ONCE
    this.#more.textContent = this.#expanded ? '收起' : `更多（${total - shown.length}）`
    this.#more.setAttribute('aria-expanded', String(this.#expanded))
    this.#rest.textContent = !matching.length ? '没有这样的选项。'
      : this.#expanded && matching.length > most ? `还有 ${spellCount(matching.length - most)} 项，请输入文字查找。` : ''
    replaceInPlace(this.#list, shown)
  }
}

/** Like replaceChildren, but what stays is not touched and so keeps the focus. */
function replaceInPlace(list, wanted) {
  const kept = new Set(wanted)
  for (const item of [...list.children]) if (!kept.has(item)) item.remove()
  wanted.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null)
  })
}
