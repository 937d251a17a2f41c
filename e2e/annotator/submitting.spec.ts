import { expectAccessible } from '../accessible'
import { expect } from '../story'
import { deskOn, expectSaved, mark, openDesk, readingStory, submit } from '../reading'
import { drag } from '../selecting'
import { makeWorkspace } from '../workspace'

readingStory('submitting asks first, locks the layer, and then shows the layers of those who have submitted too', async ({ desk, open, workspace, title }) => {
  const { page, text, palette } = desk
  await mark(desk, 's', 'single word שלום')
  await expectSaved(page)
  await page.getByRole('button', { name: 'Submit…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Submit this article?' })
  await expect(dialog.getByText('You have marked 1 passage.')).toBeVisible()
  await expect(dialog.getByText(/1 passage lacks what the tag asks for/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Go on reading' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Submit…' }).click()
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('the layer is locked')).toBeVisible()
  await drag(text, 'parliament')
  await expect(palette).toHaveCount(0)
  await expect(page.getByRole('group', { name: 'Passages of' })).toHaveCount(0)

  const other = await openDesk(open, workspace, workspace.annotators[1], title)
  await expect(other.cards).toHaveCount(0)
  await expect(other.page.getByText('0 passages')).toBeVisible()
  await mark(other, 'd', 'routine rotation')
  await expectSaved(other.page)
  await submit(other)
  const layers = other.page.getByRole('group', { name: 'Passages of' })
  await layers.getByRole('radio').nth(1).check()
  await expect(other.card('single word שלום')).toContainText('State messaging')
  await expect(other.page.getByText(workspace.annotators[0].name)).toHaveCount(0)

  await page.reload()
  const again = await deskOn(page, desk.annotator, title)
  await page.getByRole('group', { name: 'Passages of' }).getByRole('radio').nth(1).check()
  await expect(again.card('routine rotation')).toContainText('Distancing')
  await page.getByRole('button', { name: /^Questions/ }).click()
  await expect(page.getByText('These are your own answers.'), 'beside the passages of somebody else').toBeVisible()
})

readingStory('a question to a reviewer that is typed and not sent is named before submitting, and led to', async ({ desk }) => {
  const { page, card } = desk
  await mark(desk, 'd', 'routine rotation')
  await card('routine rotation').getByLabel('Ask a reviewer').check()
  const question = card('routine rotation').getByLabel('What do you ask?')
  await question.fill('Is this irony 👀 or שלום?')
  await expectSaved(page)
  await page.getByRole('button', { name: 'Submit…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Submit this article?' })
  await expect(dialog.getByText('1 question to a reviewer is typed and not sent.')).toBeVisible()
  await expectAccessible(page, 'submitting with a question that is not sent')
  // What leads somewhere looks like it before a pointer is over it: the accent, as the button that submits.
  const colourOf = (name: string | RegExp, property: 'color' | 'borderColor') => dialog.getByRole('button', { name, exact: true }).evaluate((one, of) => getComputedStyle(one)[of], property)
  await expect.poll(async () => (await colourOf(/^Is this irony/, 'color')) === (await colourOf('Submit', 'borderColor')), 'both in the accent, once the page is light again').toBe(true)
  await dialog.getByRole('button', { name: 'Is this irony' }).click()
  await expect(dialog).toBeHidden()
  await expect(question).toBeFocused()
  await card('routine rotation').getByRole('button', { name: 'Ask', exact: true }).click()
  await expectSaved(page)
  await page.getByRole('button', { name: 'Submit…' }).click()
  await expect(dialog).toBeVisible()
  await expect(dialog.getByText('typed and not sent')).toHaveCount(0)
})

readingStory('where the project keeps layers apart, others stay unseen after submitting too', async ({ open, browser }) => {
  const apart = await makeWorkspace(browser, 1, 'never')
  for (const annotator of apart.annotators) {
    const desk = await openDesk(open, apart, annotator, apart.titles[0]!)
    await mark(desk, 'd', 'routine rotation')
    await expectSaved(desk.page)
    await desk.page.getByRole('button', { name: 'Submit…' }).click()
    await desk.page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(desk.page.getByText('the layer is locked')).toBeVisible()
    await desk.page.reload()
    await expect(desk.cards).toHaveCount(1)
    await expect(desk.page.getByRole('group', { name: 'Passages of' })).toHaveCount(0)
  }
})
