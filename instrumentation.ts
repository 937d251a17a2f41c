/** Before the first request: a server with an empty, short or published secret must not serve, however it was started. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { environment } = await import('./data/environment')
  environment()
}
