"use client";

import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ErrorPanel } from "@/components/ui/error-panel";

type FailureProps = { error: Error & { digest?: string }; retry: () => void };

export default function Failure({ error, retry }: FailureProps) {
  return (
    <>
      <PageHeader title="This page could not be loaded" />
      <PageContent>
        <ErrorPanel title="Something failed on our side" reference={error.digest} onRetry={retry}>
          Your data is unchanged. Try again, or pass the reference to whoever runs Crossover for you.
        </ErrorPanel>
      </PageContent>
    </>
  );
}
