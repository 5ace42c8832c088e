import "./globals.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { htmlAttributes, preferencesFrom } from "@/components/layout/preferences";
import { ToastProvider } from "@/components/ui/toast";

export const metadata: Metadata = {
  title: { default: "Crossover", template: "%s · Crossover" },
  description: "Where AI workloads should run: cloud, on-prem or edge, and when a move pays back.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const nonce = sent.get("x-nonce");
  const preferences = preferencesFrom((name) => jar.get(name)?.value);
  return (
    <html lang="en" {...htmlAttributes(preferences)}>
      <body>
        <CSPProvider {...(nonce ? { nonce } : {})}>
          <NuqsAdapter>
            <ToastProvider>{children}</ToastProvider>
          </NuqsAdapter>
        </CSPProvider>
      </body>
    </html>
  );
}
