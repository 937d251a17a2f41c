import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/prisma/generated/client'

/**
 * Prisma on a connection that is somebody's already, inside their transaction: what derives rows for the application derives
 * them from the very snapshot that is being looked through. For reading alone; it begins no transaction of its own.
 */
export async function onConnection<Value>(client: pg.PoolClient, work: (prisma: PrismaClient) => Promise<Value>): Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  // Prisma asks several things at once; a connection answers one after the other.
  const query = (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    const answer = last.then(() => client.query(config))
    last = answer.catch(() => undefined)
    return answer
  }
  const nobody = (): never => {
    throw new Error('a transaction was begun on a connection that is in one')
  }
  // The adapter tells a pool by its class, and of a pool it uses this.
  const pool = Object.assign(Object.create(pg.Pool.prototype) as pg.Pool, { query, connect: nobody, options: {}, on: () => undefined, removeListener: () => undefined })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  try {
    return await work(prisma)
  } finally {
    await prisma.$disconnect()
  }
}
