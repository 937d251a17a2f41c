import { useEffect, useRef } from 'react'

/** What lies over the text where there is no room beside it. */
export interface Sheet {
  readonly open: boolean
  close(): void
}

/** In a narrow window the open card, the side panel and the search lie over the same place: the one that is opened last puts the others away. Always the same sheets, in the same order. */
export function useOneSheet(narrow: boolean, sheets: readonly Sheet[]): void {
  const before = useRef<readonly boolean[]>([])
  useEffect(() => {
    const opened = sheets.findIndex(({ open }, index) => open && !before.current[index])
    before.current = sheets.map(({ open }) => open)
    if (!narrow || opened < 0) return
    for (const [index, sheet] of sheets.entries()) if (index !== opened && sheet.open) sheet.close()
  })
}
