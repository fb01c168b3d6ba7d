// <photo-sender busy="…">: sends a photo as soon as it is chosen, made smaller on the phone where the phone can.
const LONGEST_PX = 1600
const QUALITY = 0.85

class PhotoSender extends HTMLElement {
  connectedCallback() { this.addEventListener("change", this.#chosen) }
  disconnectedCallback() { this.removeEventListener("change", this.#chosen) }

  #chosen = async event => {
    const field = event.target
    const form = field.form
    if (!field.files.length) return
    const small = await shrink(field.files[0]).catch(() => null)
    if (small) field.files = small
    form.requestSubmit()
    field.labels[0].append(this.getAttribute("busy"))
  }
}

const shrink = async photo => {
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height))
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", QUALITY))
  const files = new DataTransfer()
  files.items.add(new File([blob], "photo.jpg", { type: blob.type }))
  return files.files
}

customElements.define("photo-sender", PhotoSender)
