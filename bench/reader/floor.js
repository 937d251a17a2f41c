// The floor: plain paragraphs painted by the CSS Custom Highlight API. No framework, no cards, no keyboard, nothing saved.
const data = JSON.parse(document.getElementById('data').textContent)
globalThis.dataInHand = performance.now()

const blocks = []
const text = document.createDocumentFragment()
let offset = 0
for (const paragraph of data.paragraphs) {
  const element = document.createElement('p')
  element.textContent = paragraph
  text.append(element)
  blocks.push({ node: element.firstChild, start: offset, end: offset + paragraph.length })
  offset += paragraph.length + 1
}
document.getElementById('text').append(text)

const last = (at) => {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (blocks[middle].start <= at) low = middle + 1
    else high = middle
  }
  return blocks[low - 1]
}

const colours = ['#8a2be2', '#b8860b', '#006400', '#8b0000', '#00688b', '#8b4513', '#483d8b', '#2f4f4f']
const sheet = new CSSStyleSheet()
const highlightOf = (tag) => {
  const name = `tag-${tag}`
  let highlight = CSS.highlights.get(name)
  if (!highlight) {
    highlight = new Highlight()
    CSS.highlights.set(name, highlight)
    sheet.insertRule(`::highlight(${name}) { text-decoration: underline 2px ${colours[CSS.highlights.size % colours.length]}; text-underline-offset: 4px; text-decoration-skip-ink: none }`)
  }
  return highlight
}
const ranges = []
const paint = ({ tag, start, end }) => {
  const block = last(start)
  const range = document.createRange()
  range.setStart(block.node, start - block.start)
  range.setEnd(block.node, end - block.start)
  highlightOf(tag).add(range)
  ranges.push({ tag, range })
}
for (const annotation of data.annotations) paint(annotation)
document.adoptedStyleSheets.push(sheet)

// What a change costs at the least: m makes a passage of what is selected, x takes the last one away.
addEventListener('keydown', ({ key }) => {
  if (key === 'm') {
    const chosen = getSelection().getRangeAt(0)
    const range = document.createRange()
    range.setStart(chosen.startContainer, chosen.startOffset)
    range.setEnd(chosen.endContainer, chosen.endOffset)
    highlightOf(data.annotations[0].tag).add(range)
    ranges.push({ tag: data.annotations[0].tag, range })
  } else if (key === 'x') {
    const { tag, range } = ranges.pop()
    highlightOf(tag).delete(range)
  }
})
