/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  devIndicators: false,
  images: { unoptimized: true },
  serverExternalPackages: ['@duckdb/node-api', 'pino', '@tus/server', '@tus/file-store', 'kysely'],
};
