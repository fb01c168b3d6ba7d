// <voice-player volume="80" csrf="…">: gives everything due inside it its turn, in the order in which it stands there:
// large on the stage where it has something to show, and heard. Turns never overlap, and old ones are left out. What was
// heard to its end is reported; while the browser allows no sound, nothing is, and the page asks for one tap.
const TURN_MS = 3000
const OLD_MS = 60000
const STARTS_WITHIN_MS = 1500
const ENDS_WITHIN_MS = 3000
const LEAD_S = 0.05

class VoicePlayer extends HTMLElement {
  waiting = []
  seen = new Map()
  unheard = new Set()
  clips = new Map()
  timers = new Set()

  connectedCallback() {
    this.stage = this.querySelector("[data-stage]")
    this.silent = this.querySelector("[data-silent]")
    this.silent.querySelector("button").addEventListener("click", this.#allow)
    this.watching = new MutationObserver(this.#look)
    this.watching.observe(this, { childList: true, subtree: true })
    this.addEventListener("htmx:configRequest", this.#tellSound)
    this.#look()
  }

  disconnectedCallback() {
    this.watching.disconnect()
    this.silent.querySelector("button").removeEventListener("click", this.#allow)
    this.removeEventListener("htmx:configRequest", this.#tellSound)
    this.timers.forEach(clearTimeout)
    this.context?.removeEventListener("statechange", this.#tellSilence)
    this.context?.close()
  }

  #look = () => {
    if (!this.context && this.querySelector("[data-speaks]")) this.#canSound()
    const due = [...this.querySelectorAll("template[data-due]")]
    const seen = new Map(due.map(call => [call.dataset.due, this.seen.get(call.dataset.due) ?? this.#since(call)]))
    const waits = new Set(this.waiting.map(call => call.dataset.due))
    this.waiting = due.filter(call => waits.has(call.dataset.due) || !this.seen.has(call.dataset.due))
    this.seen = seen
    this.#mark()
    this.#takeTurns()
  }

  #takeTurns = async () => {
    if (this.busy) return
    this.busy = true
    for (let call; (call = this.waiting.shift());) await this.#turn(call)
    this.busy = false
    this.#settle()
  }

  #turn = async call => {
    if (performance.now() - this.seen.get(call.dataset.due) > OLD_MS) return
    if (call.content.firstElementChild) this.#show(call)
    const sounds = call.dataset.sounds.split(" ").filter(Boolean)
    const [heard] = await Promise.all([this.#say(sounds), this.#rest(TURN_MS)])
    if (!heard) this.unheard.add(call.dataset.due)
    else if (call.dataset.played) this.#report(call.dataset.played)
  }

  #say = async sounds => {
    if (!sounds.length) return true
    if (!await this.#canSound()) return false
    const loaded = await Promise.all(sounds.map(this.#load))
    return loaded.every(Boolean) && await this.#play(loaded)
  }

  // All clips are put on the clock of the sound card at once: no gap depends on how busy this page is.
  #play = async sounds => {
    let at = this.context.currentTime + LEAD_S
    const sources = []
    for (const sound of sounds) {
      if (sound.duration) sources.push(this.#start(sound, at))
      at += sound.duration ?? sound.pause
    }
    const ended = new Promise(done => sources.at(-1).addEventListener("ended", () => done(true), { once: true }))
    const heard = await Promise.race([ended, this.#rest((at - this.context.currentTime) * 1000 + ENDS_WITHIN_MS)])
    if (!heard) sources.forEach(source => source.stop())
    return heard
  }

  #start = (buffer, at) => {
    const source = new AudioBufferSourceNode(this.context, { buffer })
    source.connect(this.gain)
    source.start(at)
    return source
  }

  #load = sound => {
    if (!isNaN(sound)) return { pause: sound / 1000 }
    if (!this.clips.has(sound)) this.clips.set(sound, this.#fetch(sound))
    return this.clips.get(sound)
  }

  #fetch = async address => {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return this.context.decodeAudioData(await answer.arrayBuffer())
    this.clips.delete(address)
    return null
  }

  #canSound = async () => {
    if (!this.context) {
      this.context = new AudioContext()
      this.gain = new GainNode(this.context, { gain: this.getAttribute("volume") / 100 })
      this.gain.connect(this.context.destination)
      this.context.addEventListener("statechange", this.#tellSilence)
    }
    if (this.context.state !== "running") await Promise.race([this.context.resume(), this.#rest(STARTS_WITHIN_MS)])
    this.#tellSilence()
    return this.context.state === "running"
  }

  // After the tap, calls that nobody heard and that are still worth hearing get another turn.
  #allow = async () => {
    if (!await this.#canSound()) return
    this.unheard.forEach(call => this.seen.delete(call))
    this.unheard.clear()
    this.#look()
  }

  // An answer that is lost leaves the call unheard for the desk, which is the safe side.
  #report = address => {
    const body = new URLSearchParams({ csrf_token: this.getAttribute("csrf") })
    fetch(address, { method: "POST", body }).catch(() => null)
  }

  // The desk wants to know whether this television can be heard.
  #tellSound = event => {
    if (this.context) event.detail.parameters.sound = this.context.state === "running" ? "on" : "off"
  }

  #settle = () => {
    const newest = this.querySelector("template[data-newest]")
    if (newest && this.#call(newest.content) !== this.#call(this.stage)) this.#show(newest)
  }

  #show = template => {
    this.stage.replaceChildren(template.content.cloneNode(true))
    this.#mark()
  }

  // What is large is not repeated in the list.
  #mark = () => {
    const number = this.stage.querySelector("[data-number]")?.dataset.number
    this.querySelectorAll("[data-listed]").forEach(row => { row.hidden = row.dataset.listed === number })
  }

  #rest = ms => new Promise(done => {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      done(false)
    }, ms)
    this.timers.add(timer)
  })

  #tellSilence = () => { this.silent.hidden = this.context.state === "running" }
  #since = call => performance.now() - call.dataset.ageMs
  #call = part => part.querySelector("[data-call]").dataset.call
}

customElements.define("voice-player", VoicePlayer)
