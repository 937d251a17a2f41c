// In the page from its first moment, the same on the floor and on the reading page: notices when something has been painted, and how long frames take.
// “Painted” is two animation frames after the work: the first in which it is found done, and the one after it.
{
  const passage = (name) => name.startsWith('tag-') || (name.startsWith('passage-') && !name.startsWith('passage-tint') && name !== 'passage-pending')
  const marked = () => {
    let sum = 0
    if (CSS.highlights) for (const [name, highlight] of CSS.highlights) if (passage(name)) sum += highlight.size
    return sum
  }
  const isFloor = () => document.getElementById('text') !== null
  const placed = () => isFloor() || document.querySelector('ol[aria-label="Passages"][data-placed] > li') !== null
  const inSight = ({ top, bottom }) => bottom > 0 && top < innerHeight

  const watch = {
    painted: undefined,
    /** When the first of the article's text was in the page; on the floor it comes as data, whole. */
    text: undefined,
    /** When the page is at work: what it has is said to be saved. */
    ready: undefined,
    frames: [],
    edit: undefined,
    /** Passages with a line in sight that are painted, and cards in sight. */
    sight() {
      let ranges = 0
      for (const [name, highlight] of CSS.highlights) if (passage(name)) for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        if (!startContainer.isConnected || !endContainer.isConnected) continue
        const range = document.createRange()
        range.setStart(startContainer, startOffset)
        range.setEnd(endContainer, endOffset)
        if (inSight(range.getBoundingClientRect())) ranges++
      }
      const cards = [...document.querySelectorAll('ol[aria-label="Passages"] > li')].filter((item) => inSight(item.getBoundingClientRect())).length
      return { ranges, cards }
    },
    /** A word in the middle of the window, for the mouse. */
    word() {
      const { left, width } = document.querySelector('#text p, [data-kind]').getBoundingClientRect()
      // Where the text is in small pieces, as beside the caret for those who hear it, a place may have no whole word of four letters.
      for (const across of [0.4, 0.5, 0.3, 0.6, 0.2, 0.7]) {
        for (let y = innerHeight * 0.4; y < innerHeight * 0.8; y += 7) {
          const caret = document.caretPositionFromPoint(left + width * across, y)
          const node = caret?.offsetNode
          if (node?.nodeType !== Node.TEXT_NODE || !node.parentElement.closest('#text p, [data-kind]')) continue
          const from = node.data.indexOf(' ', caret.offset) + 1
          const to = node.data.indexOf(' ', from)
          if (from < 1 || to < from + 4) continue
          const range = document.createRange()
          range.setStart(node, from)
          range.setEnd(node, to)
          const rects = range.getClientRects()
          if (rects.length === 1) return { left: rects[0].left, right: rects[0].right, y: rects[0].top + rects[0].height / 2 }
        }
      }
      throw new Error('There is no word in the middle of the window.')
    },
    /** Gives an element once it is there. */
    there: (selector) => new Promise((done) => {
      const look = () => {
        const element = document.querySelector(selector)
        if (element) done(element)
        else requestAnimationFrame(look)
      }
      look()
    }),
    /** Waits for one change by a key: `by` is how many more passages there are to be painted. */
    expect(by) {
      const before = marked()
      watch.edit = { by, before, started: undefined, painted: undefined, done: () => (by > 0 ? marked() > before : marked() < before) }
    },
  }
  globalThis.watch = watch
  addEventListener('keydown', (event) => {
    if (watch.edit && watch.edit.started === undefined) watch.edit.started = event.timeStamp
  }, { capture: true })

  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-kind="paragraph"]')) return
    watch.text = performance.now()
    observer.disconnect()
  })
  observer.observe(document, { childList: true, subtree: true })

  let last = 0
  let seen = false
  let seenEdit = false
  const frame = (now) => {
    if (last) watch.frames.push({ at: now, took: now - last })
    last = now
    if (seen && !watch.painted) {
      watch.painted = { at: performance.now() }
      console.debug('painted')
    }
    seen ||= document.body !== null && marked() > 0 && placed()
    if (watch.ready === undefined && [...document.querySelectorAll('[role="status"]')].some(({ textContent }) => textContent.includes('Saved'))) watch.ready = performance.now()
    const { edit } = watch
    if (edit?.started !== undefined && edit.painted === undefined) {
      if (seenEdit) {
        edit.painted = performance.now()
        console.debug('changed')
      }
      seenEdit = !seenEdit && edit.done()
    }
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
