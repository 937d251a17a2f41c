import { expectAccessible } from '../accessible'
import { makeReviewed } from '../reviewed'
import { expect, story } from '../story'

story('answers to the questions about the whole article are accepted, replaced, kept side by side and taken back', async ({ open }) => {
  const { world } = await makeReviewed([
    { title: 'First flight', ana: [['a gift', 'labelling']], ben: [['a gift', 'labelling']], answers: { genre: ['reporting', 'opinion'], headline_match: ['matches', 'matches'], provenance: ['original', 'reposted'] } },
  ])
  const page = await open(world.people.reviewer)
  await page.goto(`/projects/${world.project}/review`)
  await page.getByRole('link', { name: 'Answers' }).click()
  await expect(page.getByRole('heading', { name: 'Answers', level: 1 })).toBeVisible()
  const cases = page.getByRole('list', { name: 'Articles' }).getByRole('listitem')
  const genre = cases.filter({ has: page.getByRole('heading', { name: 'Genre', level: 3 }) }).last()
  await expect(genre).toContainText('reporting')
  await expect(genre).toContainText('opinion')
  await expect(page.getByText('matches')).toHaveCount(0)
  await expectAccessible(page, 'answers to decide')

  await genre.getByRole('button', { name: 'Accept A' }).focus()
  await page.keyboard.press('Enter')
  await genre.getByLabel('Why?').press('Enter')
  await expect(genre.getByText('Say why: the annotators will want to know.')).toBeVisible()
  await genre.getByLabel('Why?').fill('It says what happened שלום')
  await expectAccessible(page, 'a verdict on answers under way')
  await genre.getByLabel('Why?').press('Enter')
  await expect(genre).toHaveCount(0)

  await page.getByRole('link', { name: 'Decided', exact: true }).click()
  await expect(genre.getByRole('group', { name: 'Decision' })).toContainText('It says what happened שלום')
  await genre.getByRole('button', { name: 'Another answer' }).click()
  const another = genre.getByRole('group', { name: 'Genre' })
  await (await another.locator('select').count() > 0 ? another.locator('select').selectOption('analysis') : another.getByRole('radio', { name: 'analysis' }).check())
  await genre.getByLabel('Why, in place of the verdict before?').fill('Neither')
  await genre.getByRole('button', { name: 'Save' }).click()
  await expect(genre.getByRole('group', { name: 'Decision' })).toContainText('Another answer: analysis')
  await genre.getByRole('button', { name: 'Withdraw' }).click()
  await expect(genre).toHaveCount(0)
  await page.getByRole('link', { name: 'To decide' }).click()
  await expect(genre).toBeVisible()
})
