import { expect, it } from 'vitest'
import { methodsAt } from './methods'

it('says which methods an address takes', () => {
  expect(methodsAt('/api/v1/projects/שלום/agreement')).toEqual(['GET', 'POST', 'DELETE', 'HEAD', 'OPTIONS'])
  expect(methodsAt('/api/v1/account/password')).toEqual(['PUT', 'OPTIONS'])
  // A word before a name.
  expect(methodsAt('/api/v1/projects/a/articles/same-text')).toEqual(['GET', 'HEAD', 'OPTIONS'])
  expect(methodsAt('/api/v1/projects/a/answers/rules/preview')).toEqual(['POST', 'OPTIONS'])
})

it('knows no others', () => {
  expect(['/api/v1/nothing', '/api/v1/', '/api/v1/projects/a/b/c/d/e/f/g', '/api/v1/account/passwords'].map(methodsAt)).toEqual([undefined, undefined, undefined, undefined])
})
