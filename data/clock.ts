import type { Prisma } from '@/prisma/generated/client'

/**
 * What time it is, by the database's clock, which all replicas share. Prisma fills in a `now()` of the schema by the
 * clock of its own process, so whatever is ordered or expires by time asks here.
 */
export async function readClock(client: Pick<Prisma.TransactionClient, '$queryRaw'>): Promise<Date> {
  const [row] = await client.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`
  return row.now
}
