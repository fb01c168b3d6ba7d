// <phone-bell>: rings and vibrates at phone-news, once its button has allowed it. Without a tap no browser lets a page ring.
const VIBRATION = { near: [200], called: [300, 150, 300, 150, 300] }
const TONES_HZ = { near: [880], called: [880, 1175, 880, 1175] }
const TONE_S = 0.25

class PhoneBell extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.addEventListener("click", this.#allow)
    document.addEventListener("phone-news", this.#ring)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#allow)
    document.removeEventListener("phone-news", this.#ring)
  }

  #allow = event => {
    if (!event.target.closest("button")) return
    this.sound = new AudioContext()
    this.querySelector("button").hidden = true
    this.querySelector("p").hidden = false
    this.dataset.allowed = ""
  }

  #ring = ({ detail }) => {
    navigator.vibrate?.(VIBRATION[detail])
    if (this.sound) TONES_HZ[detail].forEach((hertz, number) => this.#tone(hertz, this.sound.currentTime + number * TONE_S))
    this.dataset.rang = detail
  }

  #tone(hertz, start) {
    const tone = new OscillatorNode(this.sound, { frequency: hertz })
    tone.connect(this.sound.destination)
    tone.start(start)
    tone.stop(start + TONE_S * 0.8)
  }
}

customElements.define("phone-bell", PhoneBell)
