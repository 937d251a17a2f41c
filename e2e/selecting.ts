import type { Locator } from '@playwright/test'

/** Where words stand on the screen: their first and last letters, in pixels of the window. */
interface Place {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
}

/** Selects from the first of some words to the last of others with the mouse, as a person drags over them. */
export async function drag(text: Locator, first: string, last: string = first): Promise<void> {
  const { from, to } = await placeOf(text, first, last)
  const { mouse } = text.page()
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await mouse.move(to.x, to.y, { steps: 3 })
  await mouse.up()
}

/** The middle of some words, for the pointer. */
export async function middleOf(text: Locator, words: string): Promise<{ x: number; y: number }> {
  const { from } = await placeOf(text, words, words)
  return { x: from.x + 6, y: from.y }
}

/** Selects words as a finger does with the handles: the browser tells of the selection, and no pointer of its end. */
export async function touchSelect(text: Locator, words: string): Promise<void> {
  await text.evaluate((root, words) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(words)
      if (at < 0) continue
      node.parentElement!.scrollIntoView({ block: 'center' })
      root.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }))
      getSelection()!.setBaseAndExtent(node, at, node, at + words.length)
      return
    }
    throw new Error(`There is no “${words}” in the text.`)
  }, words)
}

/** Where words stand, once they are in the middle of the window and stand still: lines are set apart, and the text changes hands, while a person takes aim. */
export async function placeOf(text: Locator, first: string, last: string = first): Promise<Place> {
  return text.evaluate(async (root, [first, last]) => {
    const find = (words: string): Range => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(words)
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + words.length)
        return range
      }
      throw new Error(`There is no “${words}” in the text.`)
    }
    const place = (): Place => {
      const [start, end] = [find(first!), find(last!)]
      start.startContainer.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' })
      const begins = [...start.getClientRects()].at(0)!
      const ends = [...end.getClientRects()].at(-1)!
      return { from: { x: begins.left + 1, y: begins.top + begins.height / 2 }, to: { x: ends.right - 1, y: ends.top + ends.height / 2 } }
    }
    const framesToStand = 3
    let [now, stood] = [place(), 0]
    for (let frames = 0; stood < framesToStand && frames < 120; frames++) {
      await new Promise(requestAnimationFrame)
      const next = place()
      stood = JSON.stringify(next) === JSON.stringify(now) ? stood + 1 : 0
      now = next
    }
    return now
  }, [first, last])
}
