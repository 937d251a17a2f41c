import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, type Page, expect } from '@playwright/test'
import type { Word } from './ground'

/** What the pages of one person were told, and what they did: the ledger of the browser. */
export interface Told {
  readonly marked: Word[]
  readonly acknowledged: { id: string; start: number; version: number }[]
}

const listening = new WeakSet<BrowserContext>()

/** The reading page in a tab, worked as a person works it. */
export class Tab {
  readonly #page: Page
  readonly #title: string
  readonly #told: Told

  private constructor(page: Page, title: string, told: Told) {
    this.#page = page
    this.#title = title
    this.#told = told
  }

  /** Opens the page in a new tab, and waits until it can be worked with. */
  static async open(context: BrowserContext, told: Told, path: string, title: string): Promise<Tab> {
    if (!listening.has(context)) {
      listening.add(context)
      await context.exposeFunction('acknowledged', (id: string, start: number, version: number) => void told.acknowledged.push({ id, start, version }))
      await context.addInitScript(listen)
    }
    const tab = new Tab(await context.newPage(), title, told)
    await tab.#page.goto(path)
    await tab.#ready()
    return tab
  }

  async #ready(): Promise<void> {
    await expect(this.#page.getByRole('article', { name: this.#title }).locator('[data-reader="tiptap"]')).toBeVisible({ timeout: 20_000 })
    await expect(this.#status().filter({ hasText: /Saved|waiting|Saving|Needs/ })).toBeVisible()
  }

  #status() {
    return this.#page.getByRole('status')
  }

  /** Selects a word and tags it in the palette, by a click or an impatient double one. */
  async mark(word: Word, way: 'click' | 'dblclick' = 'click'): Promise<void> {
    await this.#page.bringToFront()
    const palette = this.#page.getByRole('dialog', { name: 'Tag the selection' })
    await this.#page.getByRole('article', { name: this.#title }).evaluate((root, quote) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = ` ${node.textContent} `.indexOf(` ${quote} `)
        if (at < 0) continue
        node.parentElement!.scrollIntoView({ block: 'center' })
        // As a press of the mouse in the text does.
        ;(document.activeElement as HTMLElement | null)?.blur()
        node.parentElement!.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'mouse', bubbles: true }))
        getSelection()!.setBaseAndExtent(node, at, node, at + quote.length)
        node.parentElement!.dispatchEvent(new PointerEvent('pointerup', { pointerType: 'mouse', bubbles: true }))
        return
      }
      throw new Error(`There is no “${quote}” in the text.`)
    }, word.quote)
    await expect(palette).toBeVisible()
    await palette.getByRole('button', { name: /^L\s*Loaded language$/ })[way]()
    // The second click of a double one meets the text under the palette, and selects a word there.
    if (way === 'dblclick') {
      await wait(500)
      await this.#page.keyboard.press('Escape')
    }
    await expect(palette).toBeHidden()
    this.#told.marked.push(word)
  }

  /** Waits until the page says this of its work, and nothing else. */
  async says(words: string): Promise<void> {
    await expect(this.#status().filter({ hasText: new RegExp(`^${words}$`) })).toBeVisible({ timeout: 40_000 })
  }

  async saysWithin(words: RegExp, milliseconds: number): Promise<void> {
    await expect(this.#status().filter({ hasText: words })).toBeVisible({ timeout: milliseconds })
  }

  /** Waits until the page says this of the other tabs; nothing, for undefined. */
  async saysBeside(words: string | undefined): Promise<void> {
    const beside = this.#page.getByText(words ?? 'in another tab')
    await (words === undefined ? expect(beside).toHaveCount(0) : expect(beside).toBeVisible())
  }

  /** Goes to another page of the project by its link. */
  async goBy(name: string): Promise<void> {
    await this.#page.bringToFront()
    await this.#page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name }).click()
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 20_000 })
  }

  async reload(): Promise<void> {
    await this.#page.reload()
    await this.#ready()
  }

  close(): Promise<void> {
    return this.#page.close({ runBeforeUnload: false })
  }

  /** Kills the process of the page. */
  async crash(): Promise<void> {
    const gone = this.#page.waitForEvent('crash')
    const devtools = await this.#page.context().newCDPSession(this.#page)
    void devtools.send('Page.crash').catch(() => {})
    await gone
    await this.#page.close()
  }
}

/** Runs in the page: writes down what the server confirms, once the whole answer is there. */
function listen(): void {
  const plain = window.fetch
  window.fetch = async (input, init) => {
    const answer = await plain(input, init)
    if (!(typeof input === 'string' && input.endsWith('/writes') && answer.ok)) return answer
    const { writes } = (await answer.clone().json()) as { writes: { outcome: string; annotation?: { id: string; extent: { start: number }[]; version: number } }[] }
    for (const { annotation } of writes)
      if (annotation) (window as unknown as { acknowledged(id: string, start: number, version: number): void }).acknowledged(annotation.id, annotation.extent[0]!.start, annotation.version)
    return answer
  }
}
