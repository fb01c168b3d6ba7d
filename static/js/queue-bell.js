// <queue-bell data-waiting="n">: two soft tones when somebody joins a line in which nobody stood.
const TONES_HZ = [880, 1175]
const TONE_S = 0.18
let before = null
let sound = null

class QueueBell extends HTMLElement {
  connectedCallback() {
    const waiting = Number(this.dataset.waiting)
    if (before === 0 && waiting > 0) this.#ring()
    before = waiting
  }

  #ring() {
    sound ??= new AudioContext()
    TONES_HZ.forEach((hertz, number) => this.#tone(hertz, sound.currentTime + number * TONE_S))
    this.dispatchEvent(new CustomEvent("queue-bell", { bubbles: true }))
  }

  #tone(hertz, start) {
    const tone = new OscillatorNode(sound, { frequency: hertz })
    const soft = new GainNode(sound, { gain: 0.15 })
    tone.connect(soft).connect(sound.destination)
    tone.start(start)
    tone.stop(start + TONE_S)
  }
}

customElements.define("queue-bell", QueueBell)
