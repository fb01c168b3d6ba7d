// <read-aloud say="/aloud" csrf="…">: reads the page it is put into, once, and then what changes on it as a status or an alert.
// Any touch ends the speech at once; its [data-again] button begins again. While one part is heard the next is fetched.
import { isSeen, portions, script } from "./spoken-script.js"

const REGIONS = "[role=status], [role=alert], output"
const STARTS_WITHIN_MS = 1500

class ReadAloud extends HTMLElement {
  waiting = []
  sounds = new Map()
  heard = new Map()

  connectedCallback() {
    this.words = { choice: this.getAttribute("choice"), chosen: this.getAttribute("chosen"), closed: this.getAttribute("closed") }
    this.context = new AudioContext()
    this.gain = new GainNode(this.context)
    this.gain.connect(this.context.destination)
    this.addEventListener("click", this.#pressed)
    document.addEventListener("pointerdown", this.#hush, true)
    this.watching = new MutationObserver(this.#changed)
    this.watching.observe(document.body, { childList: true, characterData: true, subtree: true, attributeFilter: ["open"] })
    document.documentElement.dataset.aloud = "on"
    document.dispatchEvent(new Event("aloud"))
    this.#read()
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#hush, true)
    this.watching.disconnect()
    this.#hush()
    this.context.close()
    delete document.documentElement.dataset.aloud
    document.dispatchEvent(new Event("aloud"))
  }

  // Everything that is said of this page, in its order.
  script() {
    return script(document.querySelector("dialog[open]") ?? document.body, this.words)
  }

  #read = () => {
    this.#hush()
    this.#regions(document.body).forEach(this.#isNews)
    this.#say(portions(this.script()))
  }

  #pressed = event => { if (event.target.closest("[data-again]")) this.#read() }

  #hush = () => {
    this.waiting = []
    this.turn?.abort()
    this.source?.stop()
    this.source = null
  }

  #say = async parts => {
    this.waiting.push(...parts)
    if (this.turn && !this.turn.signal.aborted) return
    const turn = this.turn = new AbortController()
    while (this.waiting.length && !turn.signal.aborted) {
      const sound = await this.#sound(this.waiting.shift())
      if (turn.signal.aborted) return
      if (this.waiting.length) this.#sound(this.waiting[0])
      if (sound && await this.#mayBeHeard()) await this.#play(sound, turn.signal)
    }
    turn.abort()
  }

  #play = (buffer, signal) => {
    if (signal.aborted) return null
    this.gain.gain.value = this.querySelector("[data-loudness]").dataset.loudness / 100
    const source = this.source = new AudioBufferSourceNode(this.context, { buffer })
    source.connect(this.gain)
    const ended = new Promise(done => source.addEventListener("ended", done, { once: true }))
    source.start()
    return ended
  }

  #sound = words => {
    if (!this.sounds.has(words)) this.sounds.set(words, this.#fetch(words))
    return this.sounds.get(words)
  }

  #fetch = async words => {
    const body = new URLSearchParams({ text: words, csrf_token: this.getAttribute("csrf") })
    const answer = await fetch(this.getAttribute("say"), { method: "POST", body }).catch(() => null)
    if (answer?.status === 200) return this.context.decodeAudioData(await answer.arrayBuffer()).catch(() => null)
    this.sounds.delete(words)
    return null
  }

  #mayBeHeard = async () => {
    if (this.context.state === "running") return true
    await Promise.race([this.context.resume(), new Promise(done => setTimeout(done, STARTS_WITHIN_MS))])
    return this.context.state === "running"
  }

  // A question that covers the page is read at once; behind it nothing goes on.
  #changed = changes => {
    const asked = changes.some(({ type, target }) => type === "attributes" && target.matches("dialog[open]"))
    if (asked) return this.#read()
    const touched = changes.flatMap(({ target }) => target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement ?? [])
    const news = [...new Set(touched.flatMap(this.#regions))].filter(this.#isNews)
    if (news.length) this.#say(portions(news.flatMap(region => script(region, this.words))))
  }

  #regions = element => [element.closest(REGIONS), ...element.querySelectorAll(REGIONS)].filter(region => region && isSeen(region))

  // A part that was drawn again with the same words is no news.
  #isNews = region => {
    const [place, words] = [region.id || region, region.textContent.trim()]
    if (this.heard.get(place) === words) return false
    this.heard.set(place, words)
    return words !== ""
  }
}

customElements.define("read-aloud", ReadAloud)
