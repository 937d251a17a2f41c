import { describe, expect, it } from 'vitest'
import { addressOf, checkTrustedProxy, parsePort } from './address'
import { Failure } from './failure'

describe('the address of a server', () => {
  it.each([
    ['127.0.0.1', 3000, 'http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['localhost', 3001, 'http://localhost:3001', 'localhost:3001'],
    ['::1', 3000, 'http://[::1]:3000', '[::1]:3000'],
    ['127.0.0.1', 80, 'http://127.0.0.1', '127.0.0.1'],
  ])('on %s and port %i is %s, and it goes by no other name', (host, port, origin, ownHost) => {
    expect(addressOf(host, port, undefined)).toEqual({ origin, ownHost, note: undefined })
  })

  it('is what ORIGIN says, and then any name may come through the proxy', () => {
    expect(addressOf('127.0.0.1', 3000, 'https://crossread.example/')).toEqual({ origin: 'https://crossread.example', ownHost: undefined, note: undefined })
  })

  it('comes with a note where other machines can reach it by names we do not know', () => {
    const { origin, ownHost, note } = addressOf('0.0.0.0', 3000, '')
    expect({ origin, ownHost }).toEqual({ origin: 'http://127.0.0.1:3000', ownHost: undefined })
    expect(note).toContain('ORIGIN')
  })

  it.each(['crossread.example', 'ftp://crossread.example', 'https://'])('is not %s', (named) => {
    expect(() => addressOf('127.0.0.1', 3000, named)).toThrow(Failure)
  })
})

describe('a port as a person writes it', () => {
  it.each([
    ['0', 0],
    ['3000', 3000],
    ['65535', 65_535],
  ])('may be %s', (text, port) => expect(parsePort(text)).toBe(port))

  it.each(['', '-1', '65536', '3000x', '3e3', ' 80', '１２'])('may not be “%s”', (text) => expect(() => parsePort(text)).toThrow(Failure))
})

describe('TRUSTED_PROXY', () => {
  it.each([undefined, '', '1'])('may be %s', (value) => expect(() => checkTrustedProxy(value)).not.toThrow())
  it.each(['true', '0', 'yes', '10.0.0.1', ' 1'])('is not %s', (value) => expect(() => checkTrustedProxy(value)).toThrow(Failure))
})
