import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { Mark } from "./brand";

/** The frame of the pages before sign-in: the brand, and one card in the middle. */
export function EntryPage({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className="flex min-h-screen flex-col">
      <header className="flex items-center gap-2 px-5 py-4 text-[15px] font-semibold tracking-[-0.01em] md:px-8 md:py-5">
        <Mark />
        Crossover
      </header>
      <main
        id="main"
        className="grid flex-1 items-start justify-items-center px-4 pb-8 md:place-items-center md:pb-[14vh]"
      >
        <div
          className={cx("w-full rounded-card border border-border bg-card", wide ? "max-w-[800px]" : "max-w-[432px]")}
        >
          {children}
        </div>
      </main>
    </div>
  );
}
