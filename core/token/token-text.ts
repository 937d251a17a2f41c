/**
 * How a token is written: `cr_`, 256 random bits, and a checksum, all in letters and digits, so that a double click
 * takes all of it, a search for leaked secrets recognises one, and one that was cut short is known without asking anybody.
 */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const prefix = 'cr_'
const secretLength = 43
const checksumLength = 6

/** A token as its owner is shown it, from 32 random bytes. */
export function writeToken(bytes: Uint8Array): string {
  if (bytes.length !== 32) throw new Error('a token is made of 32 bytes')
  const secret = inDigits(bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n), secretLength)
  return `${prefix}${secret}${checksumOf(secret)}`
}

/** Whether this can be a token at all: of the form, and with the checksum that belongs to it. */
export function isTokenText(text: string): boolean {
  if (!/^cr_[0-9A-Za-z]{49}$/.test(text)) return false
  const secret = text.slice(prefix.length, -checksumLength)
  return text.endsWith(checksumOf(secret))
}

function checksumOf(secret: string): string {
  return inDigits(BigInt(crc32(secret)), checksumLength)
}

function inDigits(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n) text = digits[Number(rest % 62n)]! + text
  return text
}

/** CRC-32 as ISO 3309 has it, of ASCII. */
function crc32(text: string): number {
  let sum = 0xffffffff
  for (let at = 0; at < text.length; at += 1) {
    sum ^= text.charCodeAt(at)
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1))
  }
  return (sum ^ 0xffffffff) >>> 0
}
