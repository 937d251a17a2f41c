import { openCaseOfAll, review } from '../case'
import { expect, story } from '../story'
import { teammate } from '../system'

const base = '/projects/russian-instructors-car'
const article = 'russian-military-instructors-in-africa'

story('an annotator objects once to a verdict; it is looked at again, kept with an answer, and later decided anew', async ({ open }) => {
  const [reviewer, ben] = [await open(teammate('reviewer')), await open(teammate('ben'))]
  const address = await openCaseOfAll(reviewer, article, 2)
  const words = `No framing here at all e\u0301 שלום ${Date.now()}`
  await reviewer.keyboard.press('n')
  await reviewer.keyboard.type(words)
  await reviewer.keyboard.press('Enter')
  await expect(reviewer).not.toHaveURL(address)

  await ben.goto(`${base}/work`)
  await ben.getByRole('link', { name: 'What was decided on what you marked' }).click()
  const decided = ben.getByRole('region', { name: 'Decided' }).getByRole('link', { name: /Nobody should have marked anything here/ })
  // The latest stands first; another story may have decided in between.
  await expect(decided.first()).toBeVisible()
  for (let at = 0; ; at++) {
    await decided.nth(at).click()
    await expect(ben.getByRole('region', { name: 'Why' })).toBeVisible()
    if (await ben.getByText(words).isVisible()) break
    await ben.goBack()
    await expect(decided.first()).toBeVisible()
  }
  await expect(ben.getByRole('main')).not.toContainText('Ravi Anand')
  await expect(ben.getByText('decided by a reviewer')).toBeVisible()
  const objection = ben.getByRole('region', { name: /objection|object\?/ })
  await objection.getByRole('textbox').fill('It is framing: see the definition 👀')
  await objection.getByRole('button', { name: 'Object' }).click()
  await expect(objection).toContainText('Nobody has looked at it yet.')
  await expect(objection.getByRole('button')).toHaveCount(0)

  await reviewer.goto(`${review}?said=objected&article=${article}`)
  await reviewer.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link', { name: /Objection/ }).first().click()
  const talk = reviewer.getByRole('region', { name: 'Discussion' })
  await expect(talk).toContainText('An annotator objects to the verdict.')
  await expect(talk).toContainText('It is framing: see the definition 👀')
  await expect(reviewer.getByRole('main')).not.toContainText('Okafor')
  await talk.getByLabel('Keep the verdict, and say why').fill('The definition asks for more.')
  await talk.getByRole('button', { name: 'Keep the verdict' }).click()
  await expect(talk).not.toContainText('An annotator objects')
  await expect(talk).toContainText('The definition asks for more.')

  await ben.reload()
  await expect(objection).toContainText('The definition asks for more.')
  await expect(objection.getByRole('button')).toHaveCount(0)

  await reviewer.getByRole('heading', { name: /^Case/ }).focus()
  await reviewer.keyboard.press('=')
  await reviewer.keyboard.press('1')
  await expect(reviewer.getByRole('group', { name: 'Decision' })).toContainText('Both defensible')
  await ben.goto(`${base}/work/cases`)
  await expect(ben.getByRole('region', { name: 'Decided' }).getByRole('link', { name: /Kept: yours is one of several defensible readings · you objected/ }).first()).toBeVisible()
})

story('the lead sees who A, B, C are where they ask for it, and hides them again; the reviewer does not', async ({ open }) => {
  const [lead, reviewer] = [await open(teammate('lead')), await open(teammate('reviewer'))]
  const address = `${review}/${article}`
  await lead.goto(address)
  await expect(lead.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(lead.getByText('Moreira')).toHaveCount(0)
  await lead.getByRole('button', { name: 'Show who A, B, C are' }).click()
  await expect(lead.getByText(/Ana Moreira/)).toBeVisible()
  await reviewer.goto(address)
  await expect(reviewer.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(reviewer.getByText('Moreira')).toHaveCount(0)
  await expect(reviewer.getByRole('button', { name: /Show who/ })).toHaveCount(0)
  await lead.getByRole('button', { name: 'Hide them' }).click()
  await expect(lead.getByText(/Ana Moreira/)).toHaveCount(0)
})
