/** How far into a page its declaration is looked for. The standard says 1024 bytes; pages say it later too. */
const reach = 4096

/** What a page says of its encoding, in a `meta` of its head or in the declaration of XML. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, reach)).toString('latin1').replace(/<!--.*?(?:-->|$)/gs, '')
  return /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.+-]{2,40})/i.exec(head)?.[1] ?? /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w:.+-]{2,40})["']/.exec(head)?.[1]
}
