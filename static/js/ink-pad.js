// <ink-pad name="strokes">: finger ink. Its hidden field carries {"width","height","strokes":[[[x,y,t,p],…],…]}
// in CSS pixels and milliseconds since the first point, or nothing. It says "change" and sets data-ink: empty, drawn.
import SignaturePad from "../vendor/signature_pad.js"

const THIN_MM = 0.35
const THICK_MM = 0.9
const POINT_EVERY_MM = 0.5

class InkPad extends HTMLElement {
  connectedCallback() {
    this.canvas = this.querySelector("canvas")
    this.field = this.querySelector("input[type=hidden]")
    this.pad = new SignaturePad(this.canvas, this.#pen())
    this.#restore()
    this.pad.addEventListener("endStroke", this.#write)
    this.addEventListener("click", this.#clear)
    this.canvas.addEventListener("touchstart", this.#keep, { passive: false })
    this.sizes = new ResizeObserver(this.#fit)
    this.sizes.observe(this.canvas)
  }

  disconnectedCallback() {
    this.sizes.disconnect()
    this.removeEventListener("click", this.#clear)
    this.canvas.removeEventListener("touchstart", this.#keep)
    this.pad.removeEventListener("endStroke", this.#write)
    this.pad.off()
  }

  #pen() {
    const style = getComputedStyle(this)
    const mm = parseFloat(style.getPropertyValue("--mm"))
    return { penColor: style.color, minWidth: mm * THIN_MM, maxWidth: mm * THICK_MM, minDistance: mm * POINT_EVERY_MM }
  }

  // The canvas keeps the screen's own pixels; changing its size empties it, so what was drawn is drawn again.
  #fit = () => {
    const ratio = Math.max(devicePixelRatio, 1)
    this.canvas.width = this.canvas.clientWidth * ratio
    this.canvas.height = this.canvas.clientHeight * ratio
    this.canvas.getContext("2d").scale(ratio, ratio)
    this.pad.redraw()
  }

  // A stroke that the browser also follows as a gesture makes it drop the tap that comes right after.
  #keep = event => event.preventDefault()

  #clear = event => {
    if (!event.target.closest("[data-clear]")) return
    this.pad.clear()
    this.#write()
  }

  #write = () => {
    const strokes = this.pad.toData().map(group => group.points)
    const start = strokes[0]?.[0].time
    const ink = {
      width: this.canvas.clientWidth,
      height: this.canvas.clientHeight,
      strokes: strokes.map(points => points.map(({ x, y, time, pressure }) => [tenth(x), tenth(y), time - start, tenth(pressure)])),
    }
    this.field.value = strokes.length ? JSON.stringify(ink) : ""
    this.#show()
    this.dispatchEvent(new Event("change", { bubbles: true }))
  }

  #restore() {
    if (this.field.value) this.pad.fromData(this.#groups(JSON.parse(this.field.value).strokes))
    this.#show()
  }

  // Strokes added now must come after the restored ones, so those are dated back from this moment.
  #groups(strokes) {
    const start = Date.now() - strokes.at(-1).at(-1)[2]
    return strokes.map(points => ({ points: points.map(([x, y, t, pressure]) => ({ x, y, time: start + t, pressure })) }))
  }

  #show() { this.dataset.ink = this.field.value ? "drawn" : "empty" }
}

const tenth = number => Math.round(number * 10) / 10

customElements.define("ink-pad", InkPad)
