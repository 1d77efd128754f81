// What is asked, as it stands in the page's address: so a search can be bookmarked, shared and gone back to.
// {text, sort, filters: {name: [value, …]}, problems: [text, …]}; the days “from” and “to” are filters of one value.

export const DEFAULT_SORT = 'relevance'
const SORTS = new Set([DEFAULT_SORT, 'date', 'amount'])
const DAYS = new Set(['from', 'to'])

export function readAddress(search) {
  const asked = { text: '', sort: DEFAULT_SORT, filters: noFilters(), problems: [] }
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === 'q') asked.text ||= value
    else if (name === 'sort') asked.sort = SORTS.has(value) ? value : asked.sort
    else if (DAYS.has(name)) readDay(asked, name, value)
    else if (value && !asked.filters[name]?.includes(value)) (asked.filters[name] ??= []).push(value)
  }
  return asked
}

/** The query part of an address, “” where nothing is asked. */
export function writeAddress({ text, sort, filters }) {
  const parameters = new URLSearchParams()
  if (text.trim()) parameters.set('q', text)
  for (const [name, values] of Object.entries(filters)) for (const value of values) parameters.append(name, value)
  if (sort !== DEFAULT_SORT) parameters.set('sort', sort)
  const query = String(parameters)
  return query && `?${query}`
}

/** The same with other values of one filter; none takes it away. */
export function withFilter(asked, name, values) {
  const filters = Object.assign(noFilters(), asked.filters, { [name]: values })
  if (!values.length) delete filters[name]
  return { ...asked, filters, problems: [] }
}

export const withoutFilters = (asked) => ({ ...asked, filters: noFilters(), problems: [] })

export const isFiltered = ({ filters }) => Object.keys(filters).length > 0

export const asksNothing = (asked) => !asked.text.trim() && !isFiltered(asked) && !asked.problems.length

export const countFilters = ({ filters }) => Object.values(filters).flat().length

/** Without what else stands in an address, such as a mark of where the link was shared. */
export function keepKnown(asked, facets) {
  const known = Object.entries(asked.filters).filter(([name]) => DAYS.has(name) || facets.has(name))
  return { ...asked, filters: Object.assign(noFilters(), Object.fromEntries(known)) }
}

/** Names come from outside: “__proto__” must be a name like others. */
function noFilters() {
  return Object.create(null)
}

function readDay(asked, name, value) {
  if (isDay(value)) asked.filters[name] ??= [value]
  // WeChat adds from=singlemessage to what is shared; only what begins like a day was meant as one.
  else if (/^[0-9]/u.test(value)) asked.problems.push(`“${value}”不是日期（应写成 2026-03-05 这样）`)
}

function isDay(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
