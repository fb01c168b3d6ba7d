// <page-zoom data-level="width" ahead="…">: a page's picture. Its buttons make it larger and smaller or move it on; a finger moves it anywhere.
// data-level says how large it is, and data-at="end" that its lowest line can be seen. The next page's picture is fetched ahead.
const LEVELS = ["whole", "width", "large", "larger"]
const ONE_STEP = 0.8 // of what is seen, so that the last lines stay as the first
const NEARLY = 2

class PageZoom extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector("[data-frame]")
    this.picture = this.querySelector("img")
    this.addEventListener("click", this.#pressed)
    this.frame.addEventListener("scroll", this.#moved)
    this.picture.addEventListener("load", this.#loaded)
    this.watching = new ResizeObserver(this.#moved)
    this.watching.observe(this.frame)
    this.#show(0)
    if (this.picture.complete) this.#loaded()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#pressed)
    this.frame.removeEventListener("scroll", this.#moved)
    this.picture.removeEventListener("load", this.#loaded)
    this.watching.disconnect()
  }

  #pressed = event => {
    const act = event.target.closest("[data-act]")?.dataset.act
    if (act === "down") this.frame.scrollBy({ top: this.frame.clientHeight * ONE_STEP })
    if (act === "larger") this.#show(1)
    if (act === "smaller") this.#show(-1)
  }

  // What was in the middle stays there.
  #show = steps => {
    const { frame } = this
    const [x, y] = [(frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth, (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight]
    const level = Math.min(Math.max(LEVELS.indexOf(this.dataset.level) + steps, 0), LEVELS.length - 1)
    this.dataset.level = LEVELS[level]
    if (steps) frame.scrollTo(x * frame.scrollWidth - frame.clientWidth / 2, y * frame.scrollHeight - frame.clientHeight / 2)
    this.#may("smaller", level > 0)
    this.#may("larger", level < LEVELS.length - 1)
    this.#moved()
  }

  #moved = () => {
    const isAtEnd = this.frame.scrollTop + this.frame.clientHeight >= this.frame.scrollHeight - NEARLY
    this.dataset.at = isAtEnd ? "end" : "above"
    this.#may("down", !isAtEnd)
  }

  #may = (act, is) => { this.querySelector(`[data-act=${act}]`).disabled = !is }

  #loaded = () => {
    this.#moved()
    if (this.hasAttribute("ahead")) new Image().src = this.getAttribute("ahead")
  }
}

customElements.define("page-zoom", PageZoom)
