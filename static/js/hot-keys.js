// <hot-keys>: a key presses the button that names it in data-key and can be seen. Never while somebody types in a field.
class HotKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.#pressed)
    this.addEventListener("htmx:beforeSwap", this.#keepOpen)
    this.addEventListener("toggle", this.#toggled, true)
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#pressed)
    this.removeEventListener("htmx:beforeSwap", this.#keepOpen)
    this.removeEventListener("toggle", this.#toggled, true)
  }

  #pressed = event => {
    if (event.repeat || event.metaKey) return
    if (event.target.closest("input, textarea, select")) return
    if (event.key === "Escape") return this.#close()
    const name = `${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.key}`
    const within = this.querySelector("details[open]") ?? this
    const named = scope => [...scope.querySelectorAll(`[data-key="${CSS.escape(name)}"]:not([disabled])`)].find(one => one.checkVisibility())
    const button = named(within) ?? named(this)
    if (!button) return
    event.preventDefault()
    if (button.matches("summary, input")) button.focus() // so that the tab key goes on from there
    button.click()
  }

  // Somebody is choosing here: news from other desks wait until the choice is made or left.
  #keepOpen = event => {
    if (event.target !== this || event.detail.requestConfig.verb !== "get" || !this.querySelector("details[open]")) return
    event.detail.shouldSwap = false
    this.isStale = true
  }

  #toggled = event => {
    if (event.target.open) {
      for (const other of this.querySelectorAll("details[open]")) if (other !== event.target) other.open = false
      event.target.querySelector("[data-typed]")?.focus()
    } else if (this.isStale && !this.querySelector("details[open]")) {
      this.isStale = false
      this.dispatchEvent(new CustomEvent("board-stale", { bubbles: true }))
    }
  }

  #close() { for (const choice of this.querySelectorAll("details[open]")) choice.open = false }
}

customElements.define("hot-keys", HotKeys)
