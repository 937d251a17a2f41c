import { expectSaved, mark, readingStory } from '../reading'
import { expect } from '../story'

readingStory('those who hear the page go from the text to the cards and back, and are told politely of what changes', async ({ desk }) => {
  const { page, text, card } = desk
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    for (const region of document.querySelectorAll('[aria-live], [role="status"], [role="alert"]'))
      new MutationObserver(() => region.textContent.trim() && said.push(`${region.getAttribute('aria-live') ?? region.getAttribute('role')}: ${region.textContent.trim()}`)).observe(region, { childList: true, characterData: true, subtree: true })
  })
  await mark(desk, 'd', 'routine rotation')
  await expectSaved(page)
  await page.keyboard.press('Escape')
  await mark(desk, 'v', 'before dawn')
  await expectSaved(page)
  await card('before dawn').getByLabel('Note').fill('says who? 👀')
  await card('before dawn').getByLabel('Note').blur()
  await expectSaved(page)
  await page.keyboard.press('Escape')

  // In reading order, not in the order of making; each says its tag, its group and which of all it is.
  await expect(page.getByRole('list', { name: 'Passages' })).toMatchAriaSnapshot(`
    - list "Passages":
      - listitem:
        - button /V Vague source ?, Sourcing, passage 1/
        - text: /before dawn/
        - paragraph: says who? 👀
      - listitem:
        - button /D Distancing ?, Wording, passage 2/
        - text: /routine rotation/
  `)
  await expect(page.getByRole('group', { name: 'Badges of passages' })).toMatchAriaSnapshot(`
    - group "Badges of passages":
      - button "V Vague source, passage 1"
      - button "D Distancing, passage 2"
  `)

  await text.focus()
  await page.keyboard.press('j')
  const heard = text.locator('mark')
  await expect(heard).toHaveText(['before dawn'])
  await expect(heard).toHaveAttribute('aria-description', 'Vague source')
  const details = await heard.getAttribute('aria-details')
  await expect(page.locator(`[id="${details}"]`), 'the passage leads to its card').toHaveAccessibleName(/^V Vague source/)
  await expect(text, 'and the text reads as it did').toContainText('had landed at the airport before dawn.')
  await page.keyboard.press('Enter')
  await expect(card('before dawn').getByRole('button').first()).toBeFocused()
  await page.keyboard.press('t')
  await expect(text).toBeFocused()
  expect(await page.evaluate(() => getSelection()!.focusNode!.textContent!.slice(getSelection()!.focusOffset)), 'the card leads to its passage').toMatch(/^before dawn/)

  await page.keyboard.press('Enter')
  await card('before dawn').getByRole('button', { name: 'Delete' }).click()
  await expectSaved(page)
  await page.keyboard.press('Control+z')
  await expect(card('before dawn')).toBeVisible()
  await expectSaved(page)
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  expect(said).toContain('polite: Deleted. Undo brings it back.')
  expect(said.some((one) => one.startsWith('polite: Undone: Vague source, before dawn')), said.join('\n')).toBe(true)
  expect(said.some((one) => one.startsWith('polite: Vague source, passage 1 of 2: before dawn')), said.join('\n')).toBe(true)
  expect(said).toContain('status: Saved ✓')
  expect(said.filter((one) => !/^(polite|status):/.test(one)), 'nothing interrupts').toEqual([])
})
