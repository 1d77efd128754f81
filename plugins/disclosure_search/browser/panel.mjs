// The filters with their counts; loaded after the first results.
import { make } from './elements.mjs'
import { FacetGroup } from './group.mjs'
import { makeSheet } from './sheet.mjs'

const OPEN_AT_FIRST = 2
const DAYS = [['from', '从'], ['to', '到']]

export class FacetPanel {
  #groups
  #days
  #note = make('p', { class: 'small', role: 'status' })

  /** `facets`: name → {name, label, spell}, in their order; `set(name, values)` filters. */
  constructor(facets, set) {
    this.#groups = [...facets.values()].map((facet, place) => new FacetGroup(facet, set, place < OPEN_AT_FIRST))
    this.#days = DAYS.map(([name, label]) => makeDay(name, label, set))
    const period = make('fieldset', { class: 'facet-days' }, make('legend', {}, '日期'), ...this.#days.map(({ label }) => label))
    this.element = make('div', { class: 'facets' }, this.#note, ...this.#groups.map(({ element }) => element), period)
  }

  /** Tick what is asked, before there are counts for it. */
  show({ filters }) {
    this.wait()
    for (const group of this.#groups) group.show(filters[group.name] ?? [])
    for (const { name, input } of this.#days) if (document.activeElement !== input) input.value = filters[name]?.[0] ?? ''
  }

  /** What the counts say is no longer what is asked. */
  wait() {
    this.element.setAttribute('aria-busy', 'true')
  }

  /** `counts`: {facet: [[value, count], …]}; `exact`: whether so many, else at most so many. */
  fill({ counts, exact }, { filters }) {
    this.#note.textContent = exact ? '' : '要查的字太常见，各项的条数是约数。'
    this.element.setAttribute('aria-busy', 'false')
    for (const group of this.#groups) group.fill(counts[group.name] ?? [], filters[group.name] ?? [])
  }

  fail() {
    this.#note.textContent = '各项的条数暂时不能统计。'
  }

  makeSheet() {
    return makeSheet()
  }
}

function makeDay(name, words, set) {
  const input = make('input', { type: 'date', name })
  input.addEventListener('change', () => set(name, input.value ? [input.value] : []))
  return { name, input, label: make('label', {}, make('span', {}, words), input) }
}
