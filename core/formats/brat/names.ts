/**
 * brat's names of types, attributes and values are letters, digits, `-` and `_`. Any other character is written
 * `_x002C_`, its code point in hexadecimal, as XML tools do; a name that holds such a thing by itself has its `_`
 * written so. Nothing at all is `_x_`.
 */
export function bratName(name: string): string {
  if (name === '') return '_x_'
  return name.replace(/_(?=x[0-9A-F]*_)/g, '_x005F_').replace(/[^A-Za-z0-9_-]/gu, (character) => `_x${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}_`)
}

/** The name that was written so. */
export function nameOfBrat(name: string): string {
  return name === '_x_' ? '' : name.replace(/_x([0-9A-F]{4,6})_/g, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16)
    return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? whole : String.fromCodePoint(code)
  })
}
