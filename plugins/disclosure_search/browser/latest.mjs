// One thing after the other; of what is asked while one is under way, only the latest is kept.

export class Latest {
  #work
  #turn = null
  #next = null
  #busy = false

  /** `work(turn)` must not reject. */
  constructor(work) {
    this.#work = work
  }

  ask(turn) {
    this.#next = turn
    if (!this.#busy) this.#run()
  }

  drop() {
    this.#turn = this.#next = null
  }

  /** Whether nothing has been asked since. */
  isCurrent(turn) {
    return this.#turn === turn && !this.#next
  }

  async #run() {
    this.#busy = true
    while (this.#next) {
      this.#turn = this.#next
      this.#next = null
      await this.#work(this.#turn)
    }
    this.#busy = false
  }
}
