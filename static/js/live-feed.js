// <live-feed topics="queue paper">: says live-queue, live-paper … on the page's body when something changed,
// and marks the page: data-line is "broken" at once while the box cannot be reached, "lost" after a silence,
// and "stale" after a silence while the box answers that too many pages listen.
const LOST_AFTER_MS = 10000
const AGAIN_MS = 5000
const LEAVES = ["submit", "click"]
const AT_REST = ["htmx:afterSettle", "htmx:afterRequest"]
const BUSY = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"

class LiveFeed extends HTMLElement {
  topics = new Set()

  connectedCallback() {
    this.#listen()
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

  #listen = () => {
    this.source = new EventSource(`/live?topics=${encodeURIComponent(this.getAttribute("topics"))}`)
    this.source.addEventListener("open", this.#open)
    this.source.addEventListener("beat", this.#heard)
    this.source.addEventListener("change", this.#changed)
    this.source.addEventListener("error", this.#error)
  }

  #open = () => {
    // Whatever was missed while the line was down is asked for again.
    if (this.wasLost) this.getAttribute("topics").split(" ").forEach(this.#tell)
    this.wasLost = this.isFull = false
    this.#heard()
  }

  #heard = () => {
    this.isSilent = false
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
    // A full house answers, and closes; a box that is away leaves the browser trying. Neither is a sign of life for the feed.
    this.isFull = this.source.readyState === EventSource.CLOSED
    if (this.isFull) this.again = setTimeout(this.#ask, AGAIN_MS)
    this.#mark()
  }

  // Without a place the page asks for its news by itself, as often as it asks for a place.
  #ask = () => {
    this.getAttribute("topics").split(" ").forEach(this.#tell)
    this.#listen()
  }

  // A page left while the box is away would end as the browser's own error page.
  #hold = event => {
    if ([undefined, "stale"].includes(document.documentElement.dataset.line)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  #lost = () => {
    this.wasLost = this.isSilent = true
    this.#mark()
  }

  #mark = () => {
    const { dataset } = document.documentElement
    if (this.isSilent) dataset.line = this.isFull ? "stale" : "lost"
    else if (this.isFull) delete dataset.line
    else dataset.line = "broken"
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
