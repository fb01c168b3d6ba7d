// What a person would read out of a page, in that order: the question first, then what stands there, then how to get help.
// data-spoken says it in other words, data-unspoken leaves it out, data-spoken-later moves it behind the choices.
const CONTROLS = "a, button, summary, label.btn"
const KEYS = "[data-digit], [data-clear], [data-delete]"
const LONGEST = 120
const AT_ONCE = 40
const ENDS = /(?<=[。！？；])|(?<=[.!?])\s+/
const PAUSES = /(?<=[，、,])/

// words: choice, chosen and closed, in the language of the page.
export function script(root, words) {
  const found = { lines: [], later: [], words, choices: 0 }
  const question = root.querySelector("h1")
  if (question && isSeen(question)) found.lines.push(text(question))
  gather(root, found, question)
  const waiting = found.later.splice(0)
  const footer = found.footer ?? found.lines.length
  return [...found.lines.slice(0, footer), ...waiting, ...found.lines.slice(footer)].filter(Boolean)
}

// The first line alone, so that it is heard soon; the others a few at a time.
export function portions(lines) {
  const pieces = lines.flatMap(line => line.split(ENDS)).flatMap(cut).map(piece => piece.trim()).filter(Boolean)
  const [first, ...others] = pieces
  const together = others.reduce((said, piece) => {
    const last = said.at(-1)
    if (last !== undefined && last.length + piece.length <= AT_ONCE) said[said.length - 1] = `${last}\n${piece}`
    else said.push(piece)
    return said
  }, [])
  return first === undefined ? [] : [first, ...together]
}

export function isSeen(element) {
  // What only holds others has no box of its own.
  const isShown = element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === "contents"
  return isShown && !element.closest("[data-unspoken]")
}

function gather(element, found, question) {
  let line = []
  const end = () => {
    found.lines.push(tidy(line.join("")))
    line = []
  }
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) line.push(child.data)
    if (child.nodeType !== Node.ELEMENT_NODE || child === question || !isSeen(child)) continue
    if (isPartOfLine(child)) {
      line.push(text(child))
      continue
    }
    end()
    if (child.matches("footer")) found.footer = found.lines.length
    if (child.dataset.spokenLater !== undefined) found.later.push(...linesOf(child, found))
    else say(child, found, question)
  }
  end()
}

function linesOf(element, { words }) {
  const found = { lines: [], later: [], words, choices: 0 }
  say(element, found, null)
  return found.lines
}

function say(element, found, question) {
  if (element.dataset.spoken !== undefined) found.lines.push(element.dataset.spoken)
  else if (element.matches(CONTROLS)) found.lines.push(control(element, found))
  else if (element.matches("input")) found.lines.push(element.value)
  else gather(element, found, question)
}

function control(element, found) {
  const { choice, chosen, closed } = found.words
  const isChoice = !element.matches(KEYS) && element.closest("main")
  const isChosen = element.matches(".btn--picked") || element.querySelector("input:checked")
  const isClosed = element.disabled || element.getAttribute("aria-disabled") === "true"
  const place = isChoice ? `${choice} ${++found.choices}` : ""
  return [place, element.getAttribute("aria-label") ?? text(element), isChosen && chosen, isClosed && closed].filter(Boolean).join(", ")
}

function isPartOfLine(element) {
  if (element.matches(CONTROLS) || element.querySelector(CONTROLS) || element.dataset.spoken !== undefined) return false
  return getComputedStyle(element).display === "inline" && element.childNodes.length > 0
}

// What stands in boxes of its own inside a line is no one word.
function text(element) {
  if (element.dataset.spoken !== undefined) return element.dataset.spoken
  const parts = [...element.childNodes].map(child => {
    if (child.nodeType === Node.TEXT_NODE) return child.data
    if (child.nodeType !== Node.ELEMENT_NODE || !isSeen(child)) return ""
    return getComputedStyle(child).display === "inline" ? text(child) : `, ${text(child)}, `
  })
  return tidy(parts.join(""))
}

function tidy(words) {
  return words.replace(/\s+/g, " ").replace(/(\s*,\s*)+/g, ", ").replace(/^[\s,]+|[\s,]+$/g, "")
}

function cut(sentence) {
  if (sentence.length <= LONGEST) return [sentence]
  return sentence.split(PAUSES).flatMap(part => part.match(new RegExp(`.{1,${LONGEST}}`, "gs")) ?? [])
}
