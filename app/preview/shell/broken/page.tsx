import { connection } from 'next/server'

export default async function Page() {
  await connection()
  if (Date.now() > 0) throw new Error('broken on purpose')
  return null
}
