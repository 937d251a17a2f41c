import { describe, expect, it } from 'vitest'
import { parseEnvironment } from './environment'

const good = {
  DATABASE_URL: 'postgresql://app:pass@127.0.0.1:5432/crossread',
  ORIGIN: 'https://crossread.example',
  NEXTAUTH_SECRET: 'Zk1c0v9Qe3mYw7Tb5Rn8Uj2Lx6Hs4Gd_PaFoIi',
}

describe('the environment', () => {
  it('is parsed, and exports go to the same database unless another is named', () => {
    expect(parseEnvironment(good)).toEqual({
      databaseUrl: good.DATABASE_URL,
      exportDatabaseUrl: good.DATABASE_URL,
      origin: good.ORIGIN,
      secret: good.NEXTAUTH_SECRET,
    })
    const replica = 'postgres://reader@replica/crossread'
    expect(parseEnvironment({ ...good, DATABASE_EXPORT_URL: replica }).exportDatabaseUrl).toBe(replica)
  })

  it('takes NEXTAUTH_URL for the origin where ORIGIN is missing or empty', () => {
    expect(parseEnvironment({ ...good, ORIGIN: '', NEXTAUTH_URL: 'http://127.0.0.1:3000/' }).origin).toBe('http://127.0.0.1:3000')
  })

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'mysql://127.0.0.1/crossread'],
    ['DATABASE_URL', 'postgresql://127.0.0.1'],
    ['DATABASE_EXPORT_URL', 'somewhere'],
    ['ORIGIN', undefined],
    ['ORIGIN', 'crossread.example'],
    ['ORIGIN', 'https://crossread.example/app'],
    ['ORIGIN', 'https://user:pass@crossread.example'],
    ['NEXTAUTH_SECRET', undefined],
    ['NEXTAUTH_SECRET', '   '],
    ['NEXTAUTH_SECRET', 'short'],
    ['NEXTAUTH_SECRET', good.NEXTAUTH_SECRET.slice(0, 31)],
    ['NEXTAUTH_SECRET', 'a'.repeat(64)],
    ['NEXTAUTH_SECRET', 'changeme-changeme-changeme-changeme'],
    ['NEXTAUTH_SECRET', 'your-super-secret-jwt-token-with-at-least-32-characters-long'],
  ])('names %s when it is “%s”', (name, value) => {
    expect(() => parseEnvironment({ ...good, [name]: value })).toThrow(new RegExp(`^The environment is not right:\\n {2}${name}: [^\\n]+$`))
  })

  it('names every variable that is wrong, and never repeats a value', () => {
    const wrong = { DATABASE_URL: 'mysql://app:hunter2@host/db', NEXTAUTH_SECRET: 'hunter2' }
    const message = (() => {
      try {
        parseEnvironment(wrong)
        return ''
      } catch (error) {
        return String(error)
      }
    })()
    for (const name of ['DATABASE_URL', 'ORIGIN', 'NEXTAUTH_SECRET']) expect(message).toContain(name)
    expect(message).not.toContain('hunter2')
  })
})
