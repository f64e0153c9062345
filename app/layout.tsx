import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { type Look, lookCookie, parseLook } from "@/lib/look";

export const metadata: Metadata = {
  title: { template: "%s – Countersign", default: "Countersign" },
  robots: { index: false, follow: false },
  icons: { icon: "/icon.svg" },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const look = parseLook((await cookies()).get(lookCookie)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-mode={look.mode}>
      <body className={bodyClasses(look)} suppressHydrationWarning>
        {look.mode === "system" && <script nonce={nonce} src="/follow-system.js" />}
        {children}
      </body>
    </html>
  );
}

const bodyClasses = ({ mode, density, motion }: Look) =>
  [
    mode === "dark" && "awsui-dark-mode",
    density === "compact" && "awsui-compact-mode",
    motion === "reduced" && "awsui-motion-disabled",
  ]
    .filter(Boolean)
    .join(" ");
