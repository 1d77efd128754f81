// Where and when filters are offered: in the column beside the results, or on a narrow screen in a sheet behind one
// button. Counts cost bytes: they are fetched after the results are shown, and only while they can be seen.
import { countFilters } from './address.mjs'

const BESIDE = '(min-width: 60rem)'
const QUIET_MS = 200

export class Narrowing {
  #column
  #button
  #set
  #tell
  #beside = matchMedia(BESIDE)
  #offer = null
  #panel = null
  #sheet = null
  #timer = 0
  #isChanging = false // from a tick to its results, during which nothing may take back what is ticked

  /** `set(name, values)` filters; `tell(message)` says why that is not possible now. */
  constructor({ column, button, set, tell }) {
    this.#column = column
    this.#button = button
    this.#set = (name, values) => {
      this.#isChanging = true
      set(name, values)
    }
    this.#tell = tell
    button.addEventListener('click', () => this.#openSheet())
    this.#beside.addEventListener('change', () => {
      this.#place()
      this.#refresh()
    })
  }

  /** {asked, facets, total, count}: what the results shown answer; `count()` counts the values of facets for it. */
  offer(offer) {
    this.#offer = offer
    this.#isChanging = false
    const set = countFilters(offer.asked)
    this.#button.textContent = set ? `筛选（${set}）` : '筛选'
    this.#panel?.show(offer.asked)
    this.#sheet?.tell(offer.total)
    this.#place()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#refresh(), this.#panel ? QUIET_MS : 0) // not for every letter typed
  }

  withdraw() {
    clearTimeout(this.#timer)
    this.#offer = null
    this.#sheet?.close()
    this.#place()
  }

  get #isBeside() {
    return this.#beside.matches || typeof HTMLDialogElement === 'undefined'
  }

  #place() {
    const beside = this.#isBeside
    this.#column.hidden = !this.#offer || !beside
    this.#column.parentElement.classList.toggle('with-column', !this.#column.hidden)
    this.#button.hidden = !this.#offer || beside
    if (beside && this.#sheet?.isOpen) this.#sheet.close()
    if (beside && this.#panel && !this.#column.contains(this.#panel.element)) this.#column.append(this.#panel.element)
  }

  async #openSheet() {
    if (!(await this.#load())) return
    this.#sheet ??= this.#panel.makeSheet()
    this.#sheet.open(this.#panel.element, this.#offer.total)
    await this.#refresh()
  }

  async #refresh() {
    const offer = this.#offer
    if (!offer || this.#isChanging || !(this.#isBeside || this.#sheet?.isOpen) || !(await this.#load())) return
    try {
      const counted = await offer.count()
      if (offer === this.#offer && !this.#isChanging) this.#panel.fill(counted, offer.asked)
    } catch {
      this.#panel.fail() // the results stand without counts
    }
  }

  async #load() {
    try {
      const { FacetPanel } = await import('./panel.mjs')
      if (!this.#offer) return false
      this.#panel ??= new FacetPanel(this.#offer.facets, this.#set)
    } catch {
      this.#tell('筛选暂时不可用，请稍后再试')
      return false
    }
    if (!this.#isChanging) this.#panel.show(this.#offer.asked)
    this.#place()
    return true
  }
}
