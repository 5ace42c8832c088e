import type { ReactNode } from "react";
import { Mark } from "./brand";

export type MessagePageProps = {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  /** With the brand above it, for pages outside the frame. */
  bare?: boolean;
};

/** A page that says one thing: not found, not allowed, failed. */
export function MessagePage({ title, children, actions, bare = false }: MessagePageProps) {
  const message = (
    <div className="flex max-w-[64ch] flex-col gap-3 px-4 pt-10 pb-8 md:px-6">
      <h1 tabIndex={-1}>{title}</h1>
      <div className="flex flex-col gap-2 text-body text-muted">{children}</div>
      {actions ? <div className="flex flex-wrap gap-2 pt-1">{actions}</div> : null}
    </div>
  );
  if (!bare) return message;
  return (
    <main id="main" className="min-h-screen">
      <p className="flex items-center gap-2 px-4 pt-6 text-[15px] font-semibold md:px-6">
        <Mark />
        Crossover
      </p>
      {message}
    </main>
  );
}
