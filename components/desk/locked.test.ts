import { describe, expect, it } from 'vitest'
import { lockedBecause } from './locked'

const open = { assignment: { status: 'inProgress' as const }, submitted: false, readOnlyReason: undefined, writable: true }

describe('lockedBecause', () => {
  it.each([
    [open, undefined],
    [{ ...open, assignment: { status: 'reopened' as const } }, undefined],
    [{ ...open, assignment: null }, 'This article is not assigned to you, so you read it without marking it.'],
    [{ ...open, assignment: { status: 'submitted' as const, submittedAt: '2026-05-03T10:00:00Z' } }, 'Submitted on 3 May 2026; the layer is locked.'],
    [{ ...open, submitted: true }, 'Submitted; the layer is locked.'],
    [{ ...open, readOnlyReason: 'Only viewers here.' }, 'Only viewers here.'],
    [{ ...open, writable: false }, 'You read this layer without changing it.'],
  ])('%#', (standing, reason) => expect(lockedBecause(standing)).toBe(reason))
})
