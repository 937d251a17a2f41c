'use client'
import { useSyncExternalStore } from 'react'
import { attributesOf } from '@/core/codebook/attributes'
import type { Attribute, Codebook, Tag } from '@/core/codebook/codebook'
import { isFlag } from '@/core/flag/flag'

/** The fields of a tag, the flag apart: those it requires, and the rest, each in the codebook's order; of the rest those that fit two by two first. */
export function fieldsOf(codebook: Codebook, tag: Tag): { readonly asked: readonly Attribute[]; readonly more: readonly Attribute[] } {
  const all = attributesOf(codebook, tag.key).filter((attribute) => !isFlag(attribute))
  const required = (attribute: Attribute) => tag.requires?.includes(attribute.key) ?? false
  const rest = all.filter((attribute) => !required(attribute))
  return { asked: all.filter(required), more: [...rest.filter((one) => !isWide(one)), ...rest.filter(isWide)] }
}

/** Words and chains take the whole width of a card. */
function isWide({ type }: Attribute): boolean {
  return type === 'text' || type === 'list'
}

// Whoever fills the fields of one passage wants them open on the next: one choice for all cards, kept for the visit.
let moreFields = false
const listeners = new Set<() => void>()

/** Opens the further fields of all cards, or folds them away. */
export function setMoreFields(open: boolean): void {
  if (open === moreFields) return
  moreFields = open
  for (const listener of listeners) listener()
}

/** Whether the further fields of cards stand open. */
export function useMoreFields(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => moreFields, () => false)
}
