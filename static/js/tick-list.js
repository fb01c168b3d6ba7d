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
      const entrances = [...building.querySelectorAll(".audience__entrance")]
      entrances.forEach(entrance => this.#narrow(entrance, room => whole || this.#name(room, building).includes(words)))
      building.hidden = !whole && entrances.every(entrance => entrance.hidden)
      this.#unfold(building.querySelector("details"), words && !whole && !building.hidden)
    })
  }

  // A room is not read without the entrance it is in.
  #narrow(entrance, fits) {
    const rooms = [...entrance.querySelectorAll(".checks .check")]
    rooms.forEach(room => { room.hidden = !fits(room) })
    entrance.hidden = rooms.every(room => room.hidden)
  }

  // What the search opened it closes again, but for what holds a tick; what was opened by hand stays.
  #unfold(homes, found) {
    if (found && !homes.open) homes.dataset.found = ""
    else if (!found && "found" in homes.dataset) {
      homes.open = Boolean(homes.querySelector(":checked"))
      delete homes.dataset.found
    }
    if (found) homes.open = true
  }

  #name(room, building) {
    const key = room.querySelector("input").value.replaceAll("/", "")
    return key.startsWith(building.dataset.name) ? key : building.dataset.name + key
  }
}

customElements.define("tick-list", TickList)
