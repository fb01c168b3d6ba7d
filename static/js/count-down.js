// <count-down seconds="10" seconds-aloud="20">: counts on the button inside it and presses it; any touch elsewhere makes it stay.
class CountDown extends HTMLElement {
  connectedCallback() {
    this.left = Number(this.getAttribute(document.documentElement.dataset.aloud ? "seconds-aloud" : "seconds"))
    this.place = this.querySelector("[data-count]")
    document.addEventListener("pointerdown", this.#stay)
    this.ticking = setInterval(this.#tick, 1000)
    this.#show()
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#stay)
    clearInterval(this.ticking)
  }

  #tick = () => {
    this.left = Math.max(this.left - 1, 0)
    this.#show()
    if (this.left > 0 || document.documentElement.dataset.line) return
    clearInterval(this.ticking)
    this.querySelector("form").requestSubmit()
  }

  #stay = () => {
    clearInterval(this.ticking)
    this.place.textContent = ""
  }

  #show = () => { this.place.textContent = `(${this.left})` }
}

customElements.define("count-down", CountDown)
