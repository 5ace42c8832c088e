"use client";

import { useRouter } from "next/navigation";
import { Component, type ReactNode, Suspense, useTransition } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";

export type PanelSlotProps = {
  /** What failed, should it fail: "The forecast". */
  name: string;
  /** The height of what is on its way. */
  height: string;
  children: ReactNode;
};

/** A panel that loads by itself and fails by itself: the rest of the page stays. */
export function PanelSlot({ name, height, children }: PanelSlotProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const retry = (reset: () => void) =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <PanelBoundary name={name} onRetry={retry}>
      <Suspense fallback={<Skeleton className={`${height} rounded-card`} />}>{children}</Suspense>
    </PanelBoundary>
  );
}

type BoundaryProps = { name: string; onRetry: (reset: () => void) => void; children: ReactNode };
type BoundaryState = { failed: false } | { failed: true; error: unknown };

class PanelBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failed: true, error };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const reference = digestOf(this.state.error);
    // A redirect or a refusal is for the router.
    if (reference.startsWith("NEXT_")) throw this.state.error;
    return (
      <ErrorPanel
        title={`${this.props.name} could not be loaded`}
        reference={reference || undefined}
        onRetry={() => this.props.onRetry(() => this.setState({ failed: false }))}
      >
        The other panels are not affected.
      </ErrorPanel>
    );
  }
}

/** What the server's log calls an error that it does not tell. */
function digestOf(error: unknown): string {
  return typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string"
    ? error.digest
    : "";
}
