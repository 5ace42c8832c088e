"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

export type ErrorPanelProps = {
  /** What failed, in the reader's words: "The workloads could not be loaded". */
  title: string;
  children?: ReactNode;
  /** What to quote when asking for help. */
  reference?: string | undefined;
  onRetry?: () => void;
};

export function ErrorPanel({ title, children, reference, onRetry }: ErrorPanelProps) {
  return (
    <div role="alert" className="flex items-start gap-3 rounded-card border border-over bg-over-bg p-4">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-over" />
      <div className="flex min-w-0 flex-col gap-2">
        <div>
          <p className="text-body font-semibold text-text">{title}</p>
          {children ? <div className="text-table text-text">{children}</div> : null}
          {reference ? (
            <p className="text-caption text-text">
              Reference <code className="font-mono select-all">{reference}</code>
            </p>
          ) : null}
        </div>
        {onRetry ? (
          <div>
            <Button size="sm" onClick={onRetry}>
              Retry
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}
