// <live-feed topics="queue paper">: says live-queue, live-paper … on the page's body when something changed,
// and marks the page while the box cannot be reached: data-line is "broken" at once, "lost" after a silence.
const LOST_AFTER_MS = 10000
const LEAVES = ["submit", "click"]
const AT_REST = ["htmx:afterSettle", "htmx:afterRequest"]
const BUSY = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"

class LiveFeed extends HTMLElement {
  topics = new Set()

  connectedCallback() {
    this.source = new EventSource(`/live?topics=${encodeURIComponent(this.getAttribute("topics"))}`)
    this.source.addEventListener("open", this.#open)
    this.source.addEventListener("beat", this.#heard)
    this.source.addEventListener("change", this.#changed)
    this.source.addEventListener("error", this.#error)
    LEAVES.forEach(way => document.addEventListener(way, this.#hold, true))
    AT_REST.forEach(moment => document.addEventListener(moment, this.#pass))
    this.#plan()
  }

  disconnectedCallback() {
    this.source.close()
    LEAVES.forEach(way => document.removeEventListener(way, this.#hold, true))
    AT_REST.forEach(moment => document.removeEventListener(moment, this.#pass))
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
    this.#plan()
  }

  #plan = () => {
    clearTimeout(this.silence)
    this.silence = setTimeout(this.#lost, LOST_AFTER_MS)
  }

  #changed = event => {
    this.#heard()
    this.#tell(event.data)
  }

  #error = () => {
    this.wasLost = true
    // A full house answers, and closes; a box that is away leaves the browser trying.
    if (this.source.readyState === EventSource.CLOSED) this.again = setTimeout(this.#reconnect, 2000)
    else document.documentElement.dataset.line ??= "broken"
  }

  // A page left now would end as the browser's own error page.
  #hold = event => {
    if (!document.documentElement.dataset.line) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  #reconnect = () => {
    this.disconnectedCallback()
    this.connectedCallback()
  }

  #lost = () => {
    this.wasLost = true
    document.documentElement.dataset.line = "lost"
  }

  #tell = topic => {
    this.topics.add(topic)
    this.#pass()
  }

  // What reaches an element that htmx is about to replace is lost, so a change waits until the page is at rest.
  #pass = () => {
    if (document.querySelector(BUSY)) return
    const topics = [...this.topics]
    this.topics.clear()
    topics.forEach(topic => document.body.dispatchEvent(new CustomEvent(`live-${topic}`)))
  }
}

customElements.define("live-feed", LiveFeed)
