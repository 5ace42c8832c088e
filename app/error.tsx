"use client";

import { MessagePage } from "@/components/layout/message-page";
import { ErrorPanel } from "@/components/ui/error-panel";

type FailureProps = { error: Error & { digest?: string }; retry: () => void };

export default function Failure({ error, retry }: FailureProps) {
  return (
    <MessagePage bare title="This page could not be loaded">
      <ErrorPanel title="Something failed on our side" reference={error.digest} onRetry={retry}>
        Your data is unchanged. Try again, or pass the reference to whoever runs Crossover for you.
      </ErrorPanel>
    </MessagePage>
  );
}
