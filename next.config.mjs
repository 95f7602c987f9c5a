/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Our server (lib/server/main.ts) compresses every answer; Next would only do the pages.
  compress: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  serverExternalPackages: ["better-sqlite3", "kysely", "pg", "pino", "prom-client", "undici"],
  experimental: {
    // Bodies are limited to 256 kB before Next sees them; past its own limit Next truncates silently.
    proxyClientMaxBodySize: "1mb",
  },
  typescript: { ignoreBuildErrors: false },
};

export default config;
