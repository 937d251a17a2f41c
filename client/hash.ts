/** SHA-256 of the UTF-8 bytes, in hexadecimal digits, as the server has it; undefined where the browser has no such thing, over plain http. */
export async function sha256(text: string): Promise<string | undefined> {
  if (!('subtle' in crypto)) return undefined
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
