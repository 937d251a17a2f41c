'use client'
import { Select, type SelectProps } from '@mantine/core'
import type { SyntheticEvent } from 'react'

/** A choice from a list that can be searched by typing: the current choice is selected, so that typing replaces it. */
export const ChoiceField = (props: Omit<SelectProps, 'searchable' | 'onFocus' | 'onClick' | 'multiple'>) => (
  <Select {...props} searchable nothingFoundMessage="Nothing like it in the list." onFocus={selectAll} onClick={selectAll} />
)

function selectAll(event: SyntheticEvent<HTMLInputElement>): void {
  event.currentTarget.select()
}
