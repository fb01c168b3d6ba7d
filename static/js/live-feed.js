// <live-feed topics="queue paper">: says live-queue, live-paper … on the page's body when something changed,
// and marks the page while the box cannot be reached.
const LOST_AFTER_MS = 10000

class LiveFeed extends HTMLElement {
  connectedCallback() {
    this.source = new EventSource(`/live?topics=${encodeURIComponent(this.getAttribute("topics"))}`)
    this.source.addEventListener("open", this.#open)
    this.source.addEventListener("beat", this.#heard)
    this.source.addEventListener("change", this.#changed)
    this.source.addEventListener("error", this.#error)
    this.#heard()
  }

  disconnectedCallback() {
    this.source.close()
    clearTimeout(this.silence)
    clearTimeout(this.again)
  }

  #open = () => {
    // Whatever was missed while the line was down is asked for again.
    if (this.wasLost) this.getAttribute("topics").split(" ").forEach(this.#tell)
    this.wasLost = false
    this.#heard()
  }

  #heard = () => {
    delete document.documentElement.dataset.line
    clearTimeout(this.silence)
    this.silence = setTimeout(this.#lost, LOST_AFTER_MS)
  }

  #changed = event => {
    this.#heard()
    this.#tell(event.data)
  }

  #error = () => {
    this.wasLost = true
    if (this.source.readyState === EventSource.CLOSED) this.again = setTimeout(this.#reconnect, 2000)
  }

  #reconnect = () => {
    this.disconnectedCallback()
    this.connectedCallback()
  }

  #lost = () => {
    this.wasLost = true
    document.documentElement.dataset.line = "lost"
  }

  #tell = topic => document.body.dispatchEvent(new CustomEvent(`live-${topic}`))
}

customElements.define("live-feed", LiveFeed)
