// <photo-camera>: off until its button is pressed; then live, then one still, which is sent when it is to be used.
// What the camera sees stays in this page until then; data-state says how it stands: off, live, still, or none.
const WANTED = { video: { width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false }
const QUALITY = 0.9

class PhotoCamera extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form")
    this.seen = this.querySelector("video")
    this.still = this.querySelector("canvas")
    this.acts = { start: this.#start, again: this.#start, snap: this.#snap, use: this.#use }
    this.addEventListener("click", this.#pressed)
    addEventListener("pagehide", this.#stop)
    this.dataset.state = await hasCamera() ? "off" : "none"
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#pressed)
    removeEventListener("pagehide", this.#stop)
    this.#stop()
  }

  #pressed = event => this.acts[event.target.closest("[data-act]")?.dataset.act]?.()

  #start = async () => {
    try {
      this.seen.srcObject = await navigator.mediaDevices.getUserMedia(WANTED)
    } catch {
      this.dataset.state = "none"
      return
    }
    await this.seen.play()
    this.dataset.state = "live"
  }

  #snap = () => {
    this.still.width = this.seen.videoWidth
    this.still.height = this.seen.videoHeight
    this.still.getContext("2d").drawImage(this.seen, 0, 0)
    this.#stop()
    this.dataset.state = "still"
  }

  #use = () => this.still.toBlob(this.#send, "image/jpeg", QUALITY)

  // An ordinary form carries it; only the file is put there by hand.
  #send = blob => {
    const files = new DataTransfer()
    files.items.add(new File([blob], "photo.jpg", { type: blob.type }))
    const field = Object.assign(document.createElement("input"), { type: "file", name: "photo", hidden: true, files: files.files })
    this.form.append(field)
    this.form.requestSubmit()
  }

  #stop = () => {
    this.seen.srcObject?.getTracks().forEach(track => track.stop())
    this.seen.srcObject = null
  }
}

const hasCamera = async () => (await navigator.mediaDevices?.enumerateDevices() ?? []).some(device => device.kind === "videoinput")

customElements.define("photo-camera", PhotoCamera)
