// <submit-once busy="…">: a form inside is sent once, and says so while the answer is on its way.
class SubmitOnce extends HTMLElement {
  connectedCallback() { this.addEventListener("submit", this.#sent) }
  disconnectedCallback() { this.removeEventListener("submit", this.#sent) }

  #sent = event => {
    if (this.dataset.state === "sent") return event.preventDefault()
    this.dataset.state = "sent"
    const button = event.submitter
    if (button) this.#say(button)
  }

  // The button's own value must still travel with the form, so it is not disabled before the next frame.
  #say = button => requestAnimationFrame(() => {
    button.setAttribute("aria-busy", "true")
    this.waiting = setTimeout(() => { button.textContent = this.getAttribute("busy") }, 1000)
  })
}

customElements.define("submit-once", SubmitOnce)
