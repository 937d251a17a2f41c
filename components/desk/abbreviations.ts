const none: ReadonlySet<string> = new Set()
let known: ((language: string | null) => ReadonlySet<string>) | undefined

/** The abbreviations that the keys of sentences go over. The list comes when the page is idle; until then it is empty. */
export const abbreviations = {
  load: () => void import('@/core/text/abbreviations').then((list) => void (known = list.abbreviationsOf), () => {}),
  of: (language: string | null): ReadonlySet<string> => known?.(language) ?? none,
}
