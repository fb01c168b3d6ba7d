// <card-ruler>: an outline that is compared with a bank card, 85.6 mm wide, and the scale that follows from it.

class CardRuler extends HTMLElement {
  connectedCallback() {
    this.scale = this.querySelector("[data-scale]")
    this.addEventListener("click", this.#step)
    this.#draw()
  }

  disconnectedCallback() { this.removeEventListener("click", this.#step) }

  #step = event => {
    const step = event.target.closest("[data-step]")
    if (!step) return
    this.scale.value = (Number(this.scale.value) + Number(step.dataset.step)).toFixed(3)
    this.#draw()
  }

  #draw = () => this.querySelector("[data-card]").style.setProperty("--card-scale", `${this.scale.value}px`)
}

customElements.define("card-ruler", CardRuler)
