import { z } from 'zod'

/** One address, one account: NFKC, without white space around it, in lower case. Done once, here, for every way in. */
export function normaliseEmail(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase()
}

/** An e-mail address in its normalised form: printable ASCII with exactly one @ and a host after it. */
export const emailField = z
  .string('An e-mail address is needed.')
  .overwrite(normaliseEmail)
  .min(1, 'An e-mail address is needed.')
  .max(254, 'An e-mail address has at most 254 characters.')
  .regex(
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
    'This is not an e-mail address: write it as name@example.org.',
  )
