import { expect, it } from 'vitest'
import { reasonListSchema } from '@/core/request/reasons'
import { defaultReasons } from '@/core/review/reasons'
import { readReasons, saveReasons } from './reasons'
import { ownerPool } from './testing/database'
import { makeTeam, valueOf } from './testing/team'

const owner = ownerPool()

it('a project starts with reasons, and its lead changes them, on record', async () => {
  const team = await makeTeam()
  expect(await readReasons(await team.enter(team.reviewer))).toEqual(defaultReasons)
  const changed = { ...defaultReasons, accept: ['Fits 🙂 cafe\u0301 שלום'], ask: [] }
  valueOf(await saveReasons(await team.enter(team.lead), reasonListSchema.parse(changed)))
  expect(await readReasons(await team.enter(team.reviewer))).toEqual(changed)
  const { rows } = await owner.query(`SELECT detail FROM audit_events WHERE action = 'project.change' ORDER BY id DESC LIMIT 1`)
  expect(rows[0]?.detail.reasons.accept).toEqual(changed.accept)
  await expect(saveReasons(await team.enter(team.reviewer), changed)).rejects.toThrow('let through')
  await expect(readReasons(await team.enter(team.ana))).rejects.toThrow('let through')
})

it('nine at most, each once, for every verdict there is', () => {
  expect(reasonListSchema.safeParse(defaultReasons).success).toBe(true)
  for (const wrong of [{ ...defaultReasons, accept: Array.from({ length: 10 }, (_, index) => `reason ${index}`) }, { ...defaultReasons, accept: ['same', 'same'] }, { ...defaultReasons, accept: [''] }, { accept: [] }, { ...defaultReasons, other: [] }])
    expect(reasonListSchema.safeParse(wrong).success).toBe(false)
})
