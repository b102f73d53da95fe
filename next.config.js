/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` has done it.
  typescript: { ignoreBuildErrors: true },
  skipTrailingSlashRedirect: true,
  devIndicators: false,
  images: { unoptimized: true },
  serverExternalPackages: ['@duckdb/node-api', 'pino', '@tus/server', '@tus/file-store', 'kysely'],
};
