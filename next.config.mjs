/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Our server (lib/server/main.ts) compresses every answer; Next would only do the pages.
  compress: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // No picture is scaled here, so nobody may ask for one to be fetched and decoded.
  images: { unoptimized: true },
  serverExternalPackages: ["better-sqlite3", "kysely", "pg", "pino", "prom-client", "undici"],
  experimental: {
    // Bodies are limited to 256 kB before Next sees them; past its own limit Next truncates silently.
    proxyClientMaxBodySize: "1mb",
  },
  typescript: { ignoreBuildErrors: false },
};

export default config;
