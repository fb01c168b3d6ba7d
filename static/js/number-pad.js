// <number-pad groups="3 4 4">: buttons that fill its field with digits and show them in groups, as 138 0001 ____.
class NumberPad extends HTMLElement {
  connectedCallback() {
    this.entry = this.querySelector("[data-entry]")
    this.shown = this.querySelector("[data-shown]")
    this.groups = this.getAttribute("groups").split(" ").map(Number)
    this.longest = this.groups.reduce((sum, group) => sum + group)
    this.entry.type = "hidden"
    this.shown.hidden = false
    this.addEventListener("click", this.#pressed)
    document.addEventListener("keydown", this.#typed)
    this.#show()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#pressed)
    document.removeEventListener("keydown", this.#typed)
  }

  #pressed = event => {
    const { digit, clear, delete: remove } = event.target.closest("button")?.dataset ?? {}
    if (digit) this.#enter(this.entry.value + digit)
    if (clear !== undefined) this.#enter("")
    if (remove !== undefined) this.#enter(this.entry.value.slice(0, -1))
  }

  #typed = event => {
    if (/^[0-9]$/.test(event.key)) this.#enter(this.entry.value + event.key)
    if (event.key === "Backspace") this.#enter(this.entry.value.slice(0, -1))
  }

  #enter(digits) {
    this.entry.value = digits.slice(0, this.longest)
    this.#show()
  }

  #show() {
    const places = this.entry.value.padEnd(this.longest, "_")
    let start = 0
    this.shown.textContent = this.groups.map(group => places.slice(start, start += group)).join(" ")
  }
}

customElements.define("number-pad", NumberPad)
