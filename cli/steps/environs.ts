import type { DatabaseUrls } from '../cluster/database'

/** The variables through which the application learns what it runs on. They travel in the environment: arguments are for all to see. */
export type Environs = Readonly<Record<'DATABASE_URL' | 'DATABASE_EXPORT_URL' | 'ORIGIN' | 'NEXTAUTH_URL' | 'NEXTAUTH_SECRET' | 'NEXT_TELEMETRY_DISABLED', string>>

export function environs(urls: DatabaseUrls, origin: string, secret: string): Environs {
  return {
    DATABASE_URL: urls.app,
    DATABASE_EXPORT_URL: urls.export,
    ORIGIN: origin,
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: secret,
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
