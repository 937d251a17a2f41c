import { expectAccessible } from '../accessible'
import { makeReviewed } from '../reviewed'
import { expect, story } from '../story'

story('a passage that a verdict proposes is taken into the next version of the codebook, and another is set aside', async ({ open }) => {
  const { world } = await makeReviewed([
    { title: 'First flight', ana: [['the שלום regime', 'labelling'], ['a gift', 'labelling']], ben: [['the שלום regime', 'distancing'], ['a gift', 'distancing']] },
  ])
  const reviewer = await open(world.people.reviewer)
  await reviewer.goto(`/projects/${world.project}/review?state=open`)
  await reviewer.getByRole('link', { name: 'Decide the next case' }).click()
  await expect(reviewer.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
  const bar = reviewer.getByRole('group', { name: 'Verdict on this case' })
  for (const [proposal, words] of [['example', 'It names a government'], ['nearMiss', 'Too much of this place']] as const) {
    const address = reviewer.url()
    await reviewer.keyboard.press('a')
    await bar.getByLabel('For the next codebook').selectOption(proposal)
    await bar.getByRole('textbox').fill(words)
    await bar.getByRole('textbox').press('Enter')
    // After the first the other case comes; after the last the decision itself.
    if (proposal === 'example') await expect(reviewer).not.toHaveURL(address)
    else await expect(bar.getByRole('group', { name: 'Decision' })).toContainText(words)
    await expect(reviewer.getByRole('heading', { name: /^Case \d+/ })).toBeFocused()
  }

  const lead = await open(world.people.lead)
  await lead.goto(`/projects/${world.project}/codebook`)
  const waiting = lead.getByRole('list', { name: 'Proposals that wait' }).getByRole('listitem')
  await expect(waiting).toHaveCount(2)
  await expect(lead.getByText('2 passages wait.')).toBeVisible()
  const example = waiting.filter({ hasText: 'It names a government' })
  await expect(example).toContainText('reviewer')
  await expect(example).toContainText('First flight')
  await expectAccessible(lead, 'proposals that wait')

  const nearMiss = waiting.filter({ hasText: 'Too much of this place' })
  await nearMiss.getByRole('button', { name: 'Set aside' }).click()
  await expect(nearMiss.getByText('Say why: whoever proposed it will want to know.')).toBeVisible()
  await nearMiss.getByLabel('Or set it aside: why?').fill('Only here')
  await nearMiss.getByRole('button', { name: 'Set aside' }).click()
  await expect(waiting).toHaveCount(1)
  const quote = (await example.locator('blockquote').textContent())!
  await example.getByRole('button', { name: 'Take into the next version' }).click()
  await expect(lead.getByText('Nothing waits.')).toBeVisible()
  await lead.getByText('Taken or set aside: 2').click()
  await expect(lead.getByRole('list', { name: 'Proposals taken or set aside' })).toContainText('Only here')
  await expectAccessible(lead, 'proposals taken and set aside')

  await lead.getByRole('link', { name: 'publish version 2' }).click()
  await expect(lead.getByText('1 passage is taken into it from verdicts.')).toBeVisible()
  await lead.getByRole('button', { name: 'Publish with what is taken' }).click()
  await expect(lead.getByText(/version 2 of this project/)).toBeVisible()
  await expect(lead.locator('article').getByText(quote, { exact: true })).toBeVisible()

  // Nobody else is shown what is proposed.
  const ana = await open(world.people.ana)
  await ana.goto(`/projects/${world.project}/codebook`)
  await expect(ana.getByRole('heading', { name: 'Codebook', level: 1 })).toBeVisible()
  await expect(ana.getByText('Taken or set aside')).toHaveCount(0)
})
