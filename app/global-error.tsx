"use client";

import "./globals.css";
import { MessagePage } from "@/components/layout/message-page";
import { ErrorPanel } from "@/components/ui/error-panel";

type FailureProps = { error: Error & { digest?: string }; retry: () => void };

/** Stands in for the root layout when that itself fails. */
export default function GlobalFailure({ error, retry }: FailureProps) {
  return (
    <html lang="en">
      <body>
        <title>Not available · Crossover</title>
        <MessagePage bare title="Crossover is not available">
          <ErrorPanel title="Something failed on our side" reference={error.digest} onRetry={retry}>
            Your data is unchanged. Try again in a moment.
          </ErrorPanel>
        </MessagePage>
      </body>
    </html>
  );
}
