import { randomUUID } from 'node:crypto'
import { codebookSchema } from '@/core/codebook/codebook'
import { expectAccessible } from '../accessible'
import { apiOf } from '../api'
import { lines } from '../article'
import { deskOn, expectSaved, mark } from '../reading'
import { expect, story } from '../story'
import { teammate } from '../system'
import { addAnnotator, codebookOf, makeProject, newAccount, newSlug } from '../workspace'

const title = 'A gazette reports'
const raw = [
  `# ${title}`, 'By Noor Haddad', 'October 26, 2020', lines[0],
  'The Bangui Gazette 🗞️ learned that e\u0301 the gazette’s own editor, speaking to Radio שלום, called Bangui Gazette reporting “on banguigazette.example” a routine.',
  lines[1], 'Two Bangui Gazettes were sold that day, e\u0301 🙂.', 'Copyright © The Bangui Gazette. All rights reserved.',
].join('\n\n')

story('the outlet hidden until submission, revealed, asked about, and a second pass', async ({ open }) => {
  story.setTimeout(200_000)
  const [api, newcomer] = [await apiOf(teammate('lead')), newAccount('Noor')]
  const slug = await makeProject(api, 'never')
  await addAnnotator(api, slug, newcomer)
  const outlet = randomUUID()
  const guess = { key: 'outlet_guess', when: 'after', name: 'Which outlet do you take it for?', type: 'text', optional: true, onlyIf: 'outlet_hidden' }
  const codebook = codebookSchema.parse(await codebookOf())
  await api('POST', `/projects/${slug}/codebook`, { ...codebook, questions: [...codebook.questions, guess] })
  await api('PUT', `/projects/${slug}/outlets/${outlet}`, { name: 'The Bangui Gazette', kind: 'newspaper', country: null, language: 'en', stateRelation: 'none', facts: [{ text: 'Sold to the owner of the airport.', source: 'Its own imprint' }] })
  const article = newSlug('article')
  await api('PUT', `/projects/${slug}/articles/${randomUUID()}`, {
    raw, format: 'markdown', edits: [], title, byline: 'Noor Haddad', publishedAt: '2020-10-26', url: 'https://banguigazette.example/1', originatorId: outlet, publisherId: outlet,
    provenance: 'Copied from the Gazette.', storyTitle: null, slug: article,
  })

  const lead = await open(teammate('lead'))
  await lead.goto(`/projects/${slug}/team`)
  await lead.getByRole('radio', { name: 'hidden until they submit' }).check()
  await lead.getByRole('button', { name: 'Save settings' }).click()
  await expect(lead.getByText('Saved ✓')).toBeVisible()
  await lead.goto(`/projects/${slug}/outlets/${outlet}`)
  await lead.getByLabel('Other names').fill('the gazette\nbanguigazette.example')
  await lead.getByRole('button', { name: 'Save outlet' }).click()
  await expect(lead).toHaveURL(`/projects/${slug}/outlets`)
  await lead.goto(`/projects/${slug}/articles`)
  await lead.getByRole('link', { name: 'Masks' }).click()
  const preview = lead.getByRole('region', { name: 'As it is shown' })
  await expect(preview.getByText('Radio שלום')).toBeVisible()
  await lead.getByLabel('Masked in this article besides').fill('Radio שלום')
  await lead.getByRole('button', { name: 'Save and show' }).click()
  await expect(preview.getByText(/speaking to Radio/)).toHaveCount(0)
  await expectAccessible(lead, 'masks')
  await lead.getByRole('button', { name: 'Mask “Bangui Gazettes”' }).click()
  await expect(preview.getByText(/Two .* were sold that day/)).toContainText('Two ██████ ████████ were')
  await expect(lead.getByRole('button', { name: /^Mask “/ })).toHaveCount(0)
  await lead.goto(`/projects/${slug}/assignments`)
  await lead.getByRole('checkbox', { name: new RegExp(`${newcomer.name}, “${title}”`) }).check()
  await expect(lead.getByText('outlet hidden')).toBeVisible()

  const page = await open(newcomer)
  await page.goto(`/projects/${slug}/work`)
  await expect(page.getByText('outlet hidden')).toBeVisible()
  await page.getByRole('link', { name: 'Begin' }).click()
  const desk = await deskOn(page, newcomer, title)
  await expect(page.getByText('Who wrote and published this is masked, here and in the text, until you submit it')).toBeVisible()
  await expect(page.getByText(/gazette/i).filter({ hasNotText: title })).toHaveCount(0)
  await expect(desk.text.getByText(/learned that e\u0301/)).toContainText(/^███ ██████ ███████ 🗞️ learned that e\u0301 ███ ███████’s own editor, speaking to █████ ████, called/)
  await expect(desk.text.getByRole('img', { name: 'masked' }).first()).toBeAttached()
  await mark(desk, 's', 'own editor', 'routine')
  await expectSaved(page)
  await expect(desk.cards.getByRole('img', { name: 'masked' }).first()).toBeVisible()
  await expectAccessible(page, 'an article whose outlet is hidden')
  await page.getByRole('heading', { level: 1 }).first().click()
  await page.keyboard.press('q')
  await expect(page.getByText(guess.name)).toBeVisible()
  await expect(page.getByText('Did you recognise the outlet?')).toHaveCount(0)
  await page.getByRole('button', { name: 'Submit…' }).click()
  await expect(page.getByText('Then you see the outlet, and are asked whether you had recognised it.')).toBeVisible()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()

  const question = page.getByRole('form', { name: 'The outlet is revealed. Had you recognised it while you read?' })
  await expect(question.getByRole('heading')).toBeFocused()
  await expect(page.getByText('The Bangui Gazette', { exact: true }).first()).toBeVisible()
  await expect(desk.text.getByText(/The Bangui Gazette 🗞️ learned/)).toBeVisible()
  await expect(desk.text).not.toContainText('█')
  await expect(desk.card('the gazette’s own editor').or(desk.card('own editor, speaking to Radio שלום'))).toBeVisible()
  await expectAccessible(page, 'the question after the reveal')
  await question.getByRole('button', { name: 'Save answer' }).click()
  await expect(question.getByText('Choose yes, no or unsure.')).toBeVisible()
  await question.getByRole('radio', { name: 'I am not sure' }).check()
  await question.getByLabel('Which outlet did you think of?').fill('The Airport Herald 🛬')
  await question.getByLabel('What gave it away, and when?').fill('Its love of aircraft, at once.')
  const leaving = /^Your answer about the outlet is not saved/
  const staysWhen = async (act: () => Promise<unknown>, says: RegExp) => {
    const asked = page.waitForEvent('dialog')
    const acting = act()
    const dialog = await asked
    expect(dialog.message()).toMatch(says)
    await dialog.dismiss()
    await acting
    await expect(question.getByLabel('Which outlet did you think of?')).toHaveValue('The Airport Herald 🛬')
  }
  await staysWhen(() => page.getByRole('link', { name: 'My work', exact: true }).last().click(), leaving)
  await question.getByRole('radio', { name: 'I am not sure' }).focus()
  await staysWhen(() => page.keyboard.press('g'), leaving)
  await question.getByRole('button', { name: 'Save answer' }).focus()
  await staysWhen(() => page.keyboard.press('g'), leaving)
  await staysWhen(() => page.evaluate(() => { setTimeout(() => location.reload()) }), /^$/)
  await question.getByRole('button', { name: 'Save answer' }).click()
  await expect(page.getByText(/You said: i am not sure/)).toBeVisible()
  await page.getByRole('button', { name: 'Correct this' }).click()
  await question.getByLabel('Which outlet did you think of?').fill('Another one')
  await question.getByRole('button', { name: 'Leave it as it was' }).click()
  await page.getByRole('button', { name: 'Correct this' }).click()
  await expect(question.getByLabel('Which outlet did you think of?'), 'as it was, and nothing to ask about').toHaveValue('The Airport Herald 🛬')
  await page.reload()
  await expect(page.getByText('The Airport Herald 🛬')).toBeVisible()

  await lead.goto(`/projects/${slug}/assignments`)
  await lead.getByRole('button', { name: /Send back…/ }).click()
  const dialog = lead.getByRole('dialog')
  await expect(dialog.getByText(/is not sure whether they had recognised it, and thought of/)).toContainText('The Airport Herald 🛬')
  await expectAccessible(lead, 'after the reveal')
  await dialog.getByRole('button', { name: 'Ask for a second pass' }).click()
  await expect(lead.getByText('second pass assigned')).toBeVisible()

  await page.goto(`/projects/${slug}/work`)
  await expect(page.getByText(/second pass · The Bangui Gazette/)).toBeVisible()
  await page.getByRole('link', { name: 'Begin' }).click()
  const again = await deskOn(page, newcomer, title)
  await expect(page.getByText('Second pass: you know the outlet now.')).toBeVisible()
  await expect(again.cards).toHaveCount(1)
  await again.cards.getByRole('button').first().click()
  await again.cards.getByRole('button', { name: 'Delete' }).click()
  await expect(again.cards).toHaveCount(0)
  await mark(again, 'd', 'before dawn')
  await expectSaved(page)
  await page.getByRole('button', { name: 'Submit…' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('the layer is locked')).toBeVisible()

  await page.goto(`/projects/${slug}/work`)
  await page.getByRole('listitem').filter({ hasText: title }).filter({ hasNotText: 'second pass' }).getByRole('link').click()
  const first = await deskOn(page, newcomer, title)
  await expect(first.cards).toHaveCount(1)
  await expect(first.card('own editor')).toBeVisible()
  await lead.goto(`/projects/${slug}/assignments`)
  await expect(lead.getByText('second pass submitted')).toBeVisible()
  await expect(lead.getByText('1 of 1 submitted').first()).toBeVisible()
})
