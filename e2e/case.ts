import type { Page } from '@playwright/test'
import { expect } from './story'

/** The list of cases of the demonstration. */
export const review = '/projects/russian-instructors-car/review'

/** What stands at the foot of a case. */
export const bar = (page: Page) => page.getByRole('group', { name: 'Verdict on this case' })

/**
 * Opens an open case of an article of the demonstration in which everybody marked something: the last but so many, so that
 * each story has its own. Returns its address.
 */
export async function openCaseOfAll(page: Page, article: string, fromEnd: number): Promise<string> {
  await page.goto(`${review}?state=open&article=${article}`)
  const links = page.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link').filter({ hasNotText: ': nothing.' })
  await expect(links.first()).toBeVisible()
  await links.nth(-fromEnd).click()
  await expect(page.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
  return page.url()
}
