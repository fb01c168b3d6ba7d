// <mark-tools for="body">: its buttons put marks into the text: before the line, or around what is selected.
class MarkTools extends HTMLElement {
  connectedCallback() { this.addEventListener("click", this.#press) }

  disconnectedCallback() { this.removeEventListener("click", this.#press) }

  #press = event => {
    const mark = event.target.closest("[data-mark]")?.dataset.mark
    if (!mark) return
    const text = this.querySelector(`#${this.getAttribute("for")}`)
    mark === "**" ? this.#around(text, mark) : this.#before(text, mark)
    text.focus()
    text.dispatchEvent(new Event("input", { bubbles: true }))
  }

  #around(text, mark) {
    const { selectionStart: start, selectionEnd: end } = text
    text.setRangeText(mark + text.value.slice(start, end) + mark, start, end, "end")
    if (start === end) text.selectionStart = text.selectionEnd = start + mark.length
  }

  #before(text, mark) {
    const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1
    text.setRangeText(mark, start, start, "end")
  }
}

customElements.define("mark-tools", MarkTools)
