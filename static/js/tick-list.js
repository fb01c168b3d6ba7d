// <tick-list>: shows only what holds the words of its [data-find]; a tick on a building greys what it holds already.
class TickList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", this.#changed)
    this.addEventListener("keydown", this.#stay)
    this.querySelectorAll("input:checked").forEach(this.#reaches)
  }

  disconnectedCallback() {
    this.removeEventListener("input", this.#changed)
    this.removeEventListener("keydown", this.#stay)
  }

  #changed = event => event.target.matches("[data-find]") ? this.#find(event.target.value.trim()) : this.#reaches(event.target)

  // Enter in the search is no keeping of the whole choice.
  #stay = event => { if (event.key === "Enter" && event.target.matches("[data-find]")) event.preventDefault() }

  #reaches = tick => {
    const group = tick.closest(".checks") ? null : tick.closest(".audience__entrance, .audience__building")
    group?.querySelectorAll("input").forEach(below => { if (below !== tick) below.disabled = tick.checked })
  }

  #find(words) {
    this.querySelectorAll(".audience__building").forEach(building => {
      const whole = building.dataset.name.includes(words)
      const rooms = [...building.querySelectorAll(".audience__entrance .check")]
      rooms.forEach(room => { room.hidden = !whole && !this.#name(room, building).includes(words) })
      building.hidden = !whole && rooms.every(room => room.hidden)
      building.querySelector("details").open = Boolean(words) && !whole && !building.hidden
    })
  }

  #name(room, building) {
    const key = room.querySelector("input").value.replaceAll("/", "")
    return key.startsWith(building.dataset.name) ? key : building.dataset.name + key
  }
}

customElements.define("tick-list", TickList)
