import { randomBytes } from 'node:crypto'
import type { Role } from '@/core/permission'

/** A person of the demonstration team. Nobody of that name is meant, and the addresses cannot receive mail (RFC 2606). */
export interface Teammate {
  readonly role: Role
  readonly name: string
  readonly email: string
}

export const team = {
  lead: { role: 'lead', name: 'Lena Vogt', email: 'lead@example.org' },
  reviewer: { role: 'reviewer', name: 'Ravi Anand', email: 'reviewer@example.org' },
  annotators: [
    { role: 'annotator', name: 'Ana Moreira', email: 'ana@example.org' },
    { role: 'annotator', name: 'Ben Okafor', email: 'ben@example.org' },
    { role: 'annotator', name: 'Chloé Nguyen', email: 'chloe@example.org' },
  ],
} as const satisfies Record<string, Teammate | readonly Teammate[]>

/** A password that nobody has had before: 15 random bytes, 120 bits. */
export function makePassword(): string {
  return randomBytes(15).toString('base64url')
}
