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
    const before = this.#news()
    this.innerHTML = await answer.text()
    delete this.dataset.stale
    const now = this.#news()
    if (now && now !== before) this.dispatchEvent(new CustomEvent("phone-news", { bubbles: true, detail: now }))
  }

  // What a person wants to be called for: their turn, or that it is near.
  #news() {
    const state = this.querySelector("[data-state]")
    return state?.dataset.state === "called" ? "called" : state && "near" in state.dataset ? "near" : ""
  }

  #stale = () => { this.dataset.stale = "yes" }
}

customElements.define("phone-poll", PhonePoll)
