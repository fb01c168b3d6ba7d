// <card-ruler>: an outline that is compared with a bank card, 85.6 mm wide; − and + beside each field change it.
class CardRuler extends HTMLElement {
  connectedCallback() {
    this.scale = this.querySelector("[name=px_per_mm]")
    this.addEventListener("click", this.#step)
    this.#draw()
  }

  disconnectedCallback() { this.removeEventListener("click", this.#step) }

  #step = event => {
    const step = event.target.closest("[data-step]")
    if (!step) return
    const field = step.parentElement.querySelector("input")
    const value = Number(field.value) + Number(step.dataset.step)
    field.value = Number.isInteger(value) ? value : value.toFixed(3)
    this.#draw()
  }

  #draw = () => this.querySelector("[data-card]").style.setProperty("--card-scale", `${this.scale.value}px`)
}

customElements.define("card-ruler", CardRuler)
