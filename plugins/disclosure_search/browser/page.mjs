// The search box: progressive enhancement of a plain GET form. Loads nothing before the first keystroke, unless the
// address already asks (?q=…, ?kind=…). Hooks are data attributes; docs/search.md lists them.

const DELAY_MS = 120
const PAGE_SIZE = 20

const form = document.querySelector('[data-search-form]')
const results = document.querySelector('[data-search-results]')
// Without a place for results the form goes to the search page, as it does without JavaScript.
if (form && results) start(form, form.querySelector('[data-search-input]'), results)

function start(form, input, results) {
  const base = new URL(document.querySelector('[data-search-base]')?.dataset.searchBase ?? '../', document.baseURI).href
  const status = document.querySelector('[data-search-status]')
  const total = document.querySelector('[data-total]')
  const staysHere = new URL(form.action || location.href).pathname === location.pathname
  const atFirst = [...results.childNodes] // what the page offers before anything is asked
  let engine = null
  let latest = 0
  let timer = 0

  const load = () => {
    engine ??= Promise.all([import('./search.mjs'), import('./results.mjs')])
      .then(async ([search, view]) => ({ index: await search.open(base), view }))
    engine.catch(() => { engine = null }) // the next keystroke tries again
    return engine
  }

  async function show(offset = 0) {
    const turn = ++latest
    const { text, filters: asked } = readState(input, form)
    if (!text.trim() && !Object.keys(asked).length) return clear()
    if (!offset) say('正在检索…')
    try {
      const { index, view } = await load()
      // What else stands in the address, such as a mark of where the link was shared, filters nothing.
      const filters = Object.fromEntries(Object.entries(asked).filter(([name]) => index.facets.has(name)))
      if (!text.trim() && !Object.keys(filters).length) return turn === latest ? clear() : undefined
      const found = await index.search(text, { filters, limit: PAGE_SIZE, offset })
      if (turn !== latest) return // a later keystroke has taken over
      tell(found.total)
      say(view.describeTotal(found))
      const more = found.total > offset + found.hits.length ? () => show(offset + PAGE_SIZE) : null
      view.showHits(results, found, { base, text, filtered: Object.keys(filters).length > 0, more, append: offset > 0 })
      await view.addSnippets(results, found.hits, (hit) => index.snippet(hit, text), () => turn === latest)
    } catch (error) {
      engine = null // a new site may have taken the place of the one that was opened
      if (turn !== latest) return
      results.replaceChildren()
      say(`检索暂时不可用，请稍后再试。${error.message}`)
    }
  }

  function clear() {
    results.replaceChildren(...atFirst)
    tell('')
    say('')
  }

  function tell(count) {
    if (!total) return
    total.dataset.total = count
    total.textContent = count
  }

  function say(message) {
    if (status) status.textContent = message
  }

  function change(delay) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (staysHere) writeAddress(readState(input, form))
      show()
    }, delay)
  }

  status?.setAttribute('aria-live', 'polite')
  if (staysHere) restoreState(input, form)
  input.addEventListener('input', (event) => event.isComposing || change(DELAY_MS)) // not while pinyin is being typed
  input.addEventListener('compositionend', () => change(DELAY_MS))
  form.addEventListener('change', (event) => event.target !== input && change(0))
  form.addEventListener('submit', (event) => {
    if (!staysHere) return
    event.preventDefault()
    change(0)
  })
  document.addEventListener('keydown', (event) => moveByKey(event, input, results))
  const asked = readState(input, form)
  if (staysHere && (asked.text.trim() || Object.keys(asked.filters).length)) show()
}

/** What is asked: the text, and the filters from the form's other fields and from the address. */
function readState(input, form) {
  const filters = {}
  const fields = new FormData(form)
  const shown = new Set([...form.elements].map((element) => element.name).filter(Boolean))
  const add = (name, value) => value && (filters[name] ??= []).push(value)
  for (const [name, value] of fields) if (name !== input.name) add(name, value)
  for (const [name, value] of new URLSearchParams(location.search)) if (!shown.has(name)) add(name, value)
  return { text: input.value, filters }
}

function restoreState(input, form) {
  const asked = new URLSearchParams(location.search)
  input.value = asked.get(input.name) ?? input.value
  for (const element of form.elements) {
    if (!element.name || element === input || !asked.has(element.name)) continue
    if ('checked' in element && /^(checkbox|radio)$/u.test(element.type)) {
      element.checked = asked.getAll(element.name).includes(element.value)
    } else {
      element.value = asked.get(element.name)
    }
  }
}

function writeAddress({ text, filters }) {
  const address = new URL(location.href)
  address.search = ''
  if (text.trim()) address.searchParams.set('q', text)
  for (const [name, values] of Object.entries(filters)) for (const value of values) address.searchParams.append(name, value)
  history.replaceState(history.state, '', address)
}

/** “/” goes to the box, ↓ and ↑ walk through the hits, Esc comes back. */
function moveByKey(event, input, results) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/u.test(event.target.tagName)
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === '/' && !typing) return focus(event, input)
  const inside = results.contains(event.target)
  if (event.target !== input && !inside) return
  const links = [...results.querySelectorAll('[data-record-id] a')]
  const place = links.indexOf(event.target)
  if (event.key === 'ArrowDown') focus(event, links[place + 1])
  else if (event.key === 'ArrowUp' && inside) focus(event, links[place - 1] ?? input)
  else if (event.key === 'Escape' && inside) focus(event, input)
}

function focus(event, element) {
  if (!element) return
  event.preventDefault()
  element.focus()
}
