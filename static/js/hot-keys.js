// <hot-keys>: a key presses the button that names it in data-key. Never while somebody types in a field.
class HotKeys extends HTMLElement {
  connectedCallback() { document.addEventListener("keydown", this.#pressed) }
  disconnectedCallback() { document.removeEventListener("keydown", this.#pressed) }

  #pressed = event => {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.target.closest("input, textarea, select")) return
    const button = this.querySelector(`[data-key="${CSS.escape(event.key)}"]:not([disabled])`)
    if (!button) return
    event.preventDefault()
    button.click()
  }
}

customElements.define("hot-keys", HotKeys)
