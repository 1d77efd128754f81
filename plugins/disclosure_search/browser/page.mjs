// The search page: progressive enhancement of a plain GET form. Loads nothing before the first keystroke, unless the
// address already asks (?q=…, ?kind=…). Hooks are data attributes; docs/search.md lists them.
import { asksNothing, isFiltered, keepKnown, readAddress, withFilter, writeAddress } from './address.mjs'
import { isBeside, showColumn } from './beside.mjs'
import { connect } from './connection.mjs'
import { make } from './elements.mjs'
import { moveByKey } from './keys.mjs'
import { readFacets } from './labels.mjs'
import { Latest } from './latest.mjs'
import { addSnippets, describeTotal, showHits } from './results.mjs'

const FIRST_SIZE = 10 // costs half the bytes of a whole page
const PAGE_SIZE = 20
const MOST_RESTORED = 200
const SLOW_MS = 400

class SearchPage {
  #index = null // the engine, and a promise of its facets
  #asked
  #latest = new Latest((turn) => this.#work(turn))
  #fresh = false // whether the next letter begins a new search, which “back” then undoes

  constructor(form, results) {
    const find = (hook) => document.querySelector(`[data-${hook}]`)
    Object.assign(this, {
      form, results, input: form.querySelector('[data-search-input]'), status: find('search-status'), total: find('total'),
      chips: find('search-chosen'), tools: find('search-tools'), column: find('search-column'), sort: find('search-sort'),
      base: new URL(form.dataset.searchBase, document.baseURI).href,
      atFirst: [...results.childNodes], // what the page offers before anything is asked
      title: document.title,
    })
  }

  start() {
    const { form, input, results, sort } = this
    input.addEventListener('focus', () => { this.#fresh = true })
    input.addEventListener('input', (event) => event.isComposing || this.#type()) // not while pinyin is being typed
    input.addEventListener('compositionstart', () => this.#open(null)) // while pinyin is being typed, the worker starts
    input.addEventListener('compositionend', () => this.#type())
    sort.addEventListener('change', () => this.#change({ ...this.#asked, sort: sort.value }))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#change({ ...this.#asked, text: input.value })
    })
    results.addEventListener('click', (event) => this.#follow(event))
    document.addEventListener('keydown', (event) => moveByKey(event, input, results))
    window.addEventListener('popstate', () => this.#restore())
    form.dataset.searchReady = ''
    const typed = input.value // before this script had come
    this.#restore()
    if (asksNothing(this.#asked) && typed.trim()) {
      input.value = typed
      this.#type()
    }
  }

  #restore() {
    this.#asked = readAddress(location.search)
    this.input.value = this.#asked.text
    const shown = history.state?.shown ?? FIRST_SIZE
    const y = history.state?.y ?? 0
    this.#ask({ shown: Math.min(shown, MOST_RESTORED), y })
  }

  #type() {
    const text = this.input.value
    if (text === this.#asked.text) return
    this.#asked = { ...this.#asked, text, problems: [] }
    const isNew = this.#fresh && Boolean(location.search)
    this.#fresh = false
    this.#ask({ isNew })
  }

  #change(asked) {
    this.#asked = asked
    this.#save(true)
    this.#ask()
  }

  #save(isNew) {
    const query = writeAddress(this.#asked)
    if (query !== location.search) history[isNew ? 'pushState' : 'replaceState']({}, '', query || location.pathname)
  }

  /** A link that searches again does so in place; of any other, remember where on the page it was. */
  #follow(event) {
    const link = event.target.closest('a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (link.dataset.searchAgain === undefined) return void history.replaceState({ ...history.state, y: scrollY }, '')
    event.preventDefault()
    const asked = readAddress(new URL(link.href).search)
    this.input.value = asked.text
    this.#change(asked)
    this.input.focus()
  }

  /** `isNew`: whether what was typed is a step of the history; undefined where the address says so already. */
  #ask({ shown = FIRST_SIZE, y = 0, isNew } = {}) {
    if (!asksNothing(this.#asked)) return this.#latest.ask({ asked: this.#asked, shown, y, isNew })
    this.#clear()
    if (isNew !== undefined) this.#save(isNew)
  }

  async #work(turn) {
    const slow = setTimeout(() => this.#say('正在检索…'), SLOW_MS)
    await this.#answer(turn, Boolean(this.#index))
    clearTimeout(slow)
    // Only now: a new address makes the browser look for the page's icon again, which the results would wait for.
    if (turn.isNew !== undefined && this.#latest.isCurrent(turn)) this.#save(turn.isNew)
  }

  async #answer(turn, mayBeOutdated) {
    try {
      await this.#search(turn)
    } catch (error) {
      this.#drop()
      if (!this.#latest.isCurrent(turn)) return
      // A new site may have taken the place of the one that was opened.
      if (mayBeOutdated) await this.#answer(turn, false)
      else this.#fail(error)
    }
  }

  #open(text) {
    this.#index ??= connectTo(this.base, text)
    return this.#index
  }

  /** The next keystroke opens it anew. */
  #drop() {
    this.#index = void this.#index?.engine.close()
  }

  async #search(turn) {
    const { engine, known, seen } = this.#open(turn.asked.text)
    const asked = isFiltered(turn.asked) ? keepKnown(turn.asked, await known) : turn.asked
    if (asksNothing(asked)) return this.#latest.isCurrent(turn) ? this.#clear() : undefined
    const { text, sort, filters } = asked
    const filtering = isFiltered(asked) && import('./narrowing.mjs').catch(() => {}) // so that chips come with the results
    const [found, facets] = await Promise.all([
      engine.search(text, { filters, sort, limit: turn.shown, offset: 0 }), known, filtering,
    ])
    if (!this.#latest.isCurrent(turn)) return
    this.#asked = asked
    this.#show(turn, asked, found, { engine, facets, seen })
  }

  #show(turn, asked, found, index) {
    const { text } = asked
    showColumn(this.column, isBeside())
    this.#list(turn, asked, found, index, false) // first what is waited for
    this.#tell(found.total)
    this.#say([describeTotal(found), ...asked.problems].join('。'))
    this.tools.hidden = false
    document.title = text.trim() ? `${text.trim()} - ${this.title}` : this.title
    this.sort.value = asked.sort
    if (!found.hits.length) this.#help(turn, asked, index)
    if (turn.y) scrollTo(0, turn.y)
    this.#narrow(turn, { asked, total: found.total, ...index })
  }

  #list(turn, asked, found, { engine, facets }, append) {
    const shown = append ? turn.shown + found.hits.length : found.hits.length
    turn.shown = shown
    const more = found.hits.length && found.total > shown ? () => this.#showMore(turn, asked) : null
    showHits(this.results, found, { base: this.base, facets, append, more })
    addSnippets(this.results, found.hits, (id) => engine.snippet(id, asked.text), () => this.#latest.isCurrent(turn))
  }

  async #showMore(turn, asked, mayBeOutdated = true) {
    try {
      const { engine, known } = this.#open(asked.text)
      const { text, sort, filters } = asked
      const found = await engine.search(text, { filters, sort, limit: PAGE_SIZE, offset: turn.shown })
      if (!this.#latest.isCurrent(turn)) return
      this.#list(turn, asked, found, { engine, facets: await known }, true)
      history.replaceState({ ...history.state, shown: turn.shown }, '')
    } catch (error) {
      this.#drop()
      if (!this.#latest.isCurrent(turn)) return
      if (mayBeOutdated) return this.#showMore(turn, asked, false)
      this.#say(`更多结果暂时不可用，请稍后再试。${error.message}`) // what is there stays
    }
  }

  /** Filters, with the results where there are any, else after them. */
  async #narrow(turn, offer) {
    const loaded = await import('./narrowing.mjs').catch(() => this.#add('筛选暂时不可用，请稍后再试'))
    if (!loaded || !this.#latest.isCurrent(turn)) return
    this.narrowing ??= new loaded.Narrowing({
      column: this.column, chips: this.chips, button: document.querySelector('[data-search-narrow]'),
      change: (asked) => this.#change(asked), set: (name, values) => this.#change(withFilter(this.#asked, name, values)),
      tell: (message) => this.#say(message), add: (message) => this.#add(message), leave: () => this.input.focus(),
    })
    this.narrowing.offer(offer)
  }

  async #help(turn, asked, { engine }) {
    this.results.replaceChildren(make('p', {}, '正在查找相近的内容…'))
    let help = this.atFirst // never an empty page
    try {
      help = [await (await import('./help.mjs')).makeHelp(engine, asked, this.base)]
    } catch { /* then what stood there at first */ }
    if (this.#latest.isCurrent(turn)) this.results.replaceChildren(...help)
  }

  #clear() {
    this.#latest.drop()
    this.#rest('')
  }

  #fail(error) {
    this.#rest(`检索暂时不可用，请稍后再试。${error.message}`)
  }

  /** What the page offers before anything is asked. */
  #rest(message) {
    this.results.replaceChildren(...this.atFirst)
    this.chips.hidden = this.tools.hidden = true
    this.narrowing?.withdraw()
    showColumn(this.column, false)
    document.title = this.title
    this.#tell('')
    this.#say(message)
  }

  #tell(count) {
    this.total.dataset.total = this.total.textContent = count
  }

  #say(message) {
    this.status.textContent = message
  }

  #add(message) {
    this.#say(`${this.status.textContent}。${message}`)
  }
}

function connectTo(base, text) {
  const engine = connect(base, text)
  const known = engine.facts.then(({ labels }) => readFacets(labels))
  known.catch(() => {}) // whoever searches is told
  return { engine, known, seen: new Set() }
}

const form = document.querySelector('[data-search-form]')
const results = document.querySelector('[data-search-results]')
// Without a place for results the form goes to the search page, as it does without JavaScript.
if (form && results) new SearchPage(form, results).start()
