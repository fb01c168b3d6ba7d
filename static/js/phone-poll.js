// <phone-poll src="…">: asks for its content again and again, sooner when the turn is near, not at all in the background.
const NEAR = 5
const NEAR_MS = 5000
const FAR_MS = 15000
const JITTER_MS = 1000

class PhonePoll extends HTMLElement {
  connectedCallback() {
    document.addEventListener("visibilitychange", this.#seen)
    this.#plan()
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#seen)
    clearTimeout(this.timer)
  }

  #plan = () => {
    clearTimeout(this.timer)
    const ahead = Number(this.querySelector("[data-ahead]")?.dataset.ahead ?? 0)
    this.timer = setTimeout(this.#ask, (ahead <= NEAR ? NEAR_MS : FAR_MS) + Math.random() * JITTER_MS)
  }

  #seen = () => { if (!document.hidden) this.#ask() }

  #ask = async () => {
    if (!document.hidden) await this.#fetch().catch(this.#stale)
    this.#plan()
  }

  #fetch = async () => {
    const answer = await fetch(this.getAttribute("src"), { cache: "no-cache" })
    if (!answer.ok) return this.#stale()
    const before = this.querySelector("[data-state]")?.dataset.state
    this.innerHTML = await answer.text()
    delete this.dataset.stale
    if (this.querySelector("[data-state]")?.dataset.state === "called" && before !== "called") navigator.vibrate?.([300, 150, 300])
  }

  #stale = () => { this.dataset.stale = "yes" }
}

customElements.define("phone-poll", PhonePoll)
