// Measures one touchscreen page against the size rules and says what breaks them, as sentences.
({ hit, gap, text, reach }) => {
  const SLACK = 0.6
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"))
  const [wide, tall] = [document.documentElement.clientWidth, document.documentElement.clientHeight]
  const covering = document.querySelector("dialog[open]") ?? (document.documentElement.dataset.line && document.querySelector(".line-lost"))
  const scope = covering || document.body
  const wrong = []

  const inMm = pixels => `${(pixels / mm).toFixed(1)} mm`
  const name = element => (element.textContent.trim().replace(/\s+/g, " ").slice(0, 24) || element.name || element.tagName) + ` <${element.tagName.toLowerCase()}${element.className.replace ? "." + element.className.replaceAll(" ", ".") : ""}>`
  const shown = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden")
  const sees = (element, x, y) => {
    const found = document.elementFromPoint(x, y)
    return !found || element.contains(found) || found.contains(element) || Boolean(element.closest("label")?.contains(found))
  }
  const outside = box => box.left < -SLACK || box.top < -SLACK || box.right > wide + SLACK || box.bottom > tall + SLACK

  const targets = [...scope.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, summary, [role=button]")]
    .filter(shown).map(element => ({ element, box: element.getBoundingClientRect() }))

  for (const { element, box } of targets) {
    const least = element.readOnly ? 0 : hit * mm - SLACK
    if (box.width < least || box.height < least) wrong.push(`target ${inMm(box.width)} × ${inMm(box.height)}: ${name(element)}`)
    if (outside(box)) wrong.push(`target outside the screen: ${name(element)}`)
    else if (!sees(element, box.x + box.width / 2, box.y + box.height / 2)) wrong.push(`target covered: ${name(element)}`)
    if ((tall - box.top) / mm > reach) wrong.push(`target too high to reach: ${name(element)}`)
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) wrong.push(`clipped: ${name(element)}`)
  }

  targets.forEach(({ element, box }, index) => {
    for (const other of targets.slice(index + 1)) {
      if (element.contains(other.element) || other.element.contains(element)) continue
      const across = Math.max(other.box.left - box.right, box.left - other.box.right)
      const down = Math.max(other.box.top - box.bottom, box.top - other.box.bottom)
      const apart = across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down)
      if (apart < gap * mm - SLACK) wrong.push(`gap ${inMm(apart)}: ${name(element)} / ${name(other.element)}`)
    }
  })

  const words = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const node = words.currentNode, element = node.parentElement
    if (!node.data.trim() || !shown(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const size = parseFloat(getComputedStyle(element).fontSize)
    if (size < text * mm - 0.05) wrong.push(`text ${inMm(size)}: ${name(element)}`)
    const boxes = [...range.getClientRects()].filter(box => box.width > 0)
    const button = element.closest(".btn")?.getBoundingClientRect()
    for (const box of boxes) {
      if (outside(box)) wrong.push(`text outside the screen: ${name(element)}`)
      else if (!sees(element, box.x + box.width / 2, box.y + box.height / 2)) wrong.push(`text covered: ${name(element)}`)
      if (button && (box.left < button.left || box.right > button.right)) wrong.push(`text beyond its button: ${name(element)}`)
    }
  }

  for (const picture of scope.querySelectorAll("svg, canvas, img")) {
    if (shown(picture) && outside(picture.getBoundingClientRect())) wrong.push(`picture outside the screen: ${picture.getAttribute("class") ?? picture.tagName}`)
  }
  for (const element of [document.documentElement, document.body, ...scope.querySelectorAll("*")]) {
    if (!/auto|scroll/.test(getComputedStyle(element).overflowY) || !shown(element)) continue
    if (element.scrollHeight > element.clientHeight + 1) wrong.push(`scrolls: ${name(element)}`)
  }
  return [...new Set(wrong)]
}
