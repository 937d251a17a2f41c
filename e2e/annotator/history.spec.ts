import { deskOn, expectSaved, readingStory } from '../reading'
import { drag } from '../selecting'
import { expect } from '../story'

readingStory('the history of a passage is read on its card, an older version restored, and a deleted passage found and brought back after a reload', async ({ desk, title }) => {
  const { page, text, card, cards } = desk
  await drag(text, 'single word שלום')
  await expect(desk.palette).toBeVisible()
  await page.keyboard.press('l')
  const passage = card('single word שלום')
  await passage.getByLabel('Note').fill('the first thought 👀')
  await passage.getByLabel('Note').blur()
  await expectSaved(page)
  await passage.getByLabel('Note').fill('a later thought cafe\u0301')
  await passage.getByLabel('Note').blur()
  await expectSaved(page)

  await passage.getByText('History').click()
  const versions = passage.getByRole('list', { name: /Versions/ })
  await expect(versions.getByRole('listitem').first()).toContainText('note changed to “a later thought cafe\u0301”')
  await expect(versions.getByRole('listitem').last()).toContainText('marked as Loaded language')
  await versions.getByRole('listitem').filter({ hasText: 'the first thought' }).getByRole('button', { name: /Restore/ }).click()
  await expect(passage.getByLabel('Note')).toHaveValue('the first thought 👀')
  await expectSaved(page)
  await expect(versions.getByRole('listitem').first()).toContainText('note changed to “the first thought 👀”')

  await passage.getByRole('button', { name: 'Delete' }).click()
  await expectSaved(page)
  await page.reload()
  await deskOn(page, desk.annotator, title)
  await expect(cards).toHaveCount(0)
  await page.keyboard.press('c')
  await page.getByRole('tab', { name: 'Deleted 1' }).click()
  const deleted = page.getByRole('list', { name: 'Deleted passages' })
  await expect(deleted.getByRole('listitem')).toContainText('the first thought 👀')
  await deleted.getByRole('button', { name: /Bring back/ }).click()
  await expect(passage.getByLabel('Note')).toHaveValue('the first thought 👀')
  await expect(page.getByRole('tab', { name: /Deleted/ })).toHaveCount(0)
  await expectSaved(page)
  await page.reload()
  await deskOn(page, desk.annotator, title)
  await expect(cards).toHaveCount(1)
})
