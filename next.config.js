import { api, everywhere } from './cli/answer-headers.mjs'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // By the server before it, which has a last look at each page (cli/serve.mjs).
  compress: false,
  // The optimizer is attack surface that a product of text has no use for.
  images: { unoptimized: true },
  // A page loads the styles that it shows, and few others, in few files: by default those of the whole program come in one.
  experimental: { cssChunking: { type: 'graph', requestCost: 300000, weightDistribution: 0.4 } },
  serverExternalPackages: ['@node-rs/argon2', 'pg', '@prisma/client', '@prisma/adapter-pg', 'pino'],
  // The icon of a page comes with its metadata, which is streamed: until then browsers ask for this one.
  redirects: async () => [{ source: '/favicon.ico', destination: '/icon.svg', permanent: true }],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: api },
  ],
}

export default config
