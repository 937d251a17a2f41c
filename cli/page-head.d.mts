import type { ServerResponse } from 'node:http'

export const withLateScripts: (head: string) => string
export const withSchemeFirst: (head: string) => string
export const lookOverHead: (response: ServerResponse) => void
