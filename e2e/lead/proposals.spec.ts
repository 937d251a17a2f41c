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
  for (const [proposal, words] of [['As an example', 'It names a government'], ['As a near miss', 'Too much of this place']] as const) {
    const address = reviewer.url()
    await reviewer.keyboard.press('a')
    await bar.getByLabel(/codebook/i).or(bar.getByLabel(/propose/i)).last().selectOption({ label: proposal })
    await bar.getByRole('textbox').last().fill(words)
    await bar.getByRole('textbox').last().press('Enter')
    await expect(reviewer).not.toHaveURL(address)
    await expect(reviewer.getByRole('heading', { name: /^Case/ })).toBeVisible()
    if (proposal === 'As a near miss') break
  }
})
