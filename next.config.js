/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimizer is attack surface that a product of text has no use for.
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', '@prisma/client', '@prisma/adapter-pg', 'pino'],
  typedRoutes: false,
}

export default config
