import type { ServerResponse } from 'node:http'

export const withLateScripts: (head: string) => string
export const letScriptsBeLate: (response: ServerResponse) => void
