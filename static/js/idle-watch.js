// <idle-watch seconds="60" grace="20">: asks whether somebody is still there, then submits its form.
// While the page is read aloud, seconds-aloud and grace-aloud count instead. It also keeps pages of an ended session out of the back/forward cache.
const TOUCHES = ["pointerdown", "keydown", "aloud"]

class IdleWatch extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog")
    this.count = this.querySelector("[data-count]")
    TOUCHES.forEach(touch => document.addEventListener(touch, this.#restart))
    this.dialog.addEventListener("click", this.#answered)
    addEventListener("pagehide", this.#cover)
    addEventListener("pageshow", this.#fresh)
    this.#restart()
  }

  disconnectedCallback() {
    TOUCHES.forEach(touch => document.removeEventListener(touch, this.#restart))
    removeEventListener("pagehide", this.#cover)
    removeEventListener("pageshow", this.#fresh)
    clearTimeout(this.timer)
    clearInterval(this.ticking)
  }

  #restart = () => {
    if (this.dialog.open) return
    clearTimeout(this.timer)
    this.timer = setTimeout(this.#ask, this.#seconds("seconds") * 1000)
  }

  #ask = () => {
    this.left = this.#seconds("grace")
    this.count.textContent = this.left
    this.dialog.showModal()
    this.ticking = setInterval(this.#tick, 1000)
  }

  #tick = () => {
    this.left = Math.max(this.left - 1, 0)
    this.count.textContent = this.left
    if (this.left === 0) this.#end()
  }

  #answered = event => {
    if (event.target.closest("[data-end]")) return this.#end()
    clearInterval(this.ticking)
    this.dialog.close()
    this.#restart()
  }

  // While the box is away the end waits for it, a second at a time.
  #end = () => {
    if (document.documentElement.dataset.line) return
    clearInterval(this.ticking)
    this.querySelector("form").requestSubmit()
  }

  #cover = event => { if (event.persisted) document.body.hidden = true }
  #fresh = event => { if (event.persisted) location.reload() }
  #seconds = name => Number(this.getAttribute(document.documentElement.dataset.aloud ? `${name}-aloud` : name))
}

customElements.define("idle-watch", IdleWatch)
