import { expectAccessible } from '../accessible'
import { makeReviewed } from '../reviewed'
import { expect, story } from '../story'

story('the same words read differently are found in one list, decided from there, and what was decided is beside the next of them', async ({ open }) => {
  const { world } = await makeReviewed([
    { title: 'First flight', ana: [['the שלום regime', 'labelling'], ['a gift', 'labelling']], ben: [['the שלום regime', 'distancing'], ['a gift', 'labelling']] },
    { title: 'Second flight', ana: [['The שלום Regime', 'labelling']], ben: [['The שלום Regime', 'distancing']] },
    { title: 'Third flight', ana: [['gift', 'distancing']], ben: [['gift', 'distancing']] },
  ])
  const page = await open(world.people.reviewer)
  await page.goto(`/projects/${world.project}/review`)
  await page.getByRole('link', { name: 'Same words' }).click()
  await expect(page.getByRole('heading', { name: 'Same words', level: 1 })).toBeVisible()
  const words = page.getByRole('list', { name: 'Words' })
  await expect(words.getByRole('heading', { level: 2 })).toHaveText(['gift', 'the שלום regime'])
  const gift = words.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'gift' }) })
  await expect(gift).toContainText('Settled in different ways · 2 cases')
  await expect(gift).toContainText('First flight')
  await expect(gift).toContainText('Third flight')
  await expectAccessible(page, 'the same words')

  await page.getByRole('link', { name: 'All open' }).click()
  await expect(page).toHaveURL(/worth=open/)
  await expect(words.getByRole('heading', { level: 2 })).toHaveText(['the שלום regime'])
  await words.getByRole('list', { name: 'the שלום regime' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /^Case/, level: 1 })).toBeFocused()
  const first = page.url()
  const similar = page.getByRole('region', { name: 'Decided on words like these' })
  await expect(similar).toHaveCount(0)

  await page.keyboard.press('a')
  await page.keyboard.type('It names a government')
  await page.keyboard.press('Enter')
  // The next open case of these words comes, with what was just decided beside it.
  await expect(page).not.toHaveURL(first)
  await expect(similar.getByRole('link')).toContainText(['The same words, the same tags'])
  await expect(similar).toContainText('It names a government')
  await expectAccessible(page, 'a case with what was decided on words like it')
  await page.keyboard.press('k')
  await expect(page).toHaveURL(first)
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(first)
  await page.getByRole('link', { name: 'Back to the same words' }).click()
  await expect(page).toHaveURL(/\/sweep\?worth=open&at=/)
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(words).toContainText('Settled in one place, open with other tags in another')
})

story('a project in which the same words are read alike says so', async ({ open }) => {
  const { world } = await makeReviewed([{ title: 'First flight', ana: [['a gift', 'labelling']], ben: [['a gift', 'labelling']] }])
  const page = await open(world.people.reviewer)
  await page.goto(`/projects/${world.project}/sweep`)
  await expect(page.getByText('The same words are read alike everywhere.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the list of cases' }).click()
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
})
