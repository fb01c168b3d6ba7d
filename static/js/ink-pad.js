// <ink-pad name="strokes">: finger ink. Its hidden field carries {"width","height","input","dpi","strokes":[[[x,y,t,p],…],…]}
// in CSS pixels and milliseconds since the first point, or nothing. It says "change" and sets data-ink: empty, drawn.
// The library draws; the points are taken from the pointer itself, all that the screen reported between two frames.
import SignaturePad from "../vendor/signature_pad.js"

const THIN_MM = 0.35
const THICK_MM = 0.9
const POINT_EVERY_MM = 0.5
const MM_PER_INCH = 25.4
const LIFTED = new Set(["pointerup", "touchend", "mouseup"]) // where the finger was already

class InkPad extends HTMLElement {
  connectedCallback() {
    this.canvas = this.querySelector("canvas")
    this.field = this.querySelector("input[type=hidden]")
    this.pad = new SignaturePad(this.canvas, this.#pen())
    this.#restore()
    this.pad.addEventListener("beginStroke", this.#begin)
    this.pad.addEventListener("beforeUpdateStroke", this.#follow)
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
    this.pad.removeEventListener("beginStroke", this.#begin)
    this.pad.removeEventListener("beforeUpdateStroke", this.#follow)
    this.pad.removeEventListener("endStroke", this.#write)
    this.pad.off()
  }

  #pen() {
    const mm = this.#mm
    // Moves come once a frame already; holding them back further would lose what came between.
    return { penColor: getComputedStyle(this).color, minWidth: mm * THIN_MM, maxWidth: mm * THICK_MM, minDistance: mm * POINT_EVERY_MM, throttle: 0 }
  }

  get #mm() { return parseFloat(getComputedStyle(this).getPropertyValue("--mm")) }

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
    this.strokes = []
    this.#write()
  }

  #begin = ({ detail: { event } }) => {
    if (!this.strokes.length) this.start = event.timeStamp
    this.input = event.pointerType ?? "touch"
    this.strokes.push([])
  }

  #follow = ({ detail: { event, x, y, pressure: force } }) => {
    if (LIFTED.has(event.type)) return
    const moves = event.getCoalescedEvents?.() ?? []
    const last = { clientX: x, clientY: y, timeStamp: event.timeStamp, pressure: force }
    const { left, top } = this.canvas.getBoundingClientRect()
    for (const { clientX, clientY, timeStamp, pressure } of moves.length ? moves : [last]) {
      this.strokes.at(-1).push([rounded(clientX - left, 100), rounded(clientY - top, 100), rounded(timeStamp - this.start, 10), rounded(pressure, 100)])
    }
  }

  #write = () => {
    const { strokes, input } = this
    const ink = { width: this.canvas.clientWidth, height: this.canvas.clientHeight, input, dpi: rounded(this.#mm * MM_PER_INCH, 10), strokes }
    this.field.value = strokes.length ? JSON.stringify(ink) : ""
    this.#show()
    this.dispatchEvent(new Event("change", { bubbles: true }))
  }

  // What is added now comes after what was restored, so that counts from this moment back.
  #restore() {
    const { strokes = [], input = "" } = JSON.parse(this.field.value || "{}")
    this.strokes = strokes
    this.input = input
    if (strokes.length) {
      this.start = performance.now() - strokes.at(-1).at(-1)[2]
      this.pad.fromData(strokes.map(points => ({ points: points.map(([x, y, time, pressure]) => ({ x, y, time, pressure })) })))
    }
    this.#show()
  }

  #show() { this.dataset.ink = this.field.value ? "drawn" : "empty" }
}

const rounded = (number, parts) => Math.round(number * parts) / parts

customElements.define("ink-pad", InkPad)
