// Where and when filters are offered: in the column beside the results, or on a narrow screen in a sheet behind one
// button. Loaded with the first results. Counts cost bytes: they are fetched after the results are shown, and only while they can be seen.
import { countFilters } from './address.mjs'
import { isBeside, onTurn, showColumn } from './beside.mjs'
import { showChips } from './chips.mjs'
import { findUnknown } from './unknown.mjs'

const QUIET_MS = 200

export class Narrowing {
  #column
  #button
  #set
  #tell
  #offer = null
  #panel = null
  #sheet = null
  #timer = 0
  #isChanging = false // from a tick to its results, during which nothing may take back what is ticked

  /**
   * `change(asked)` asks anew, `set(name, values)` with another filter; `tell(message)` says why that is not possible now,
   * `add(message)` something beside what is said; `leave()` gives the focus to the box.
   */
  constructor({ column, button, chips, change, set, tell, add, leave }) {
    Object.assign(this, { chips, change, add, leave })
    this.#column = column
    this.#button = button
    this.#set = (name, values) => {
      this.#isChanging = true
      this.#panel.wait()
      set(name, values)
    }
    this.#tell = tell
    button.addEventListener('click', () => this.#openSheet())
    onTurn(() => {
      this.#place()
      this.#refresh()
    })
  }

  /** {asked, facets, total, engine, seen}: what the results shown answer; `seen` are values that counts have named. */
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
    this.#showChips(offer, new Set())
    this.#findUnknown(offer)
  }

  #showChips({ asked, facets }, unknown) {
    if (!showChips(this.chips, asked, { facets, unknown, change: this.change })) this.leave()
  }

  async #findUnknown(offer) {
    const unknown = await findUnknown(offer.asked, offer, offer).catch(() => new Set())
    if (!unknown.size || offer !== this.#offer) return
    this.#showChips(offer, unknown)
    this.add('筛选条件里有这里没有的项')
  }

  async #count({ asked, engine, seen }) {
    const counted = await engine.facets(asked.text, { filters: asked.filters })
    for (const [name, values] of Object.entries(counted.counts)) for (const [value] of values) seen.add(`${name}=${value}`)
    return counted
  }

  withdraw() {
    clearTimeout(this.#timer)
    this.#offer = null
    this.chips.hidden = true
    this.#sheet?.close()
    this.#place()
  }

  #place() {
    const beside = isBeside()
    showColumn(this.#column, Boolean(this.#offer) && beside)
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
    if (!offer || this.#isChanging || !(isBeside() || this.#sheet?.isOpen) || !(await this.#load())) return
    try {
      const counted = await this.#count(offer)
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
