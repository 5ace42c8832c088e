import type { ReactNode } from "react";
import { HeadingFocus } from "./heading-focus";

export type AppShellProps = {
  /** Sidebar, drawer and palette: they know the user, so they stream in. */
  chrome: ReactNode;
  banner?: ReactNode;
  progress?: ReactNode;
  children: ReactNode;
};

/** The frame of every page behind sign-in. It waits for nobody. */
export function AppShell({ chrome, banner, progress, children }: AppShellProps) {
  return (
    <>
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-24 rounded-control bg-raised px-3 py-2 text-table font-medium text-accent shadow-overlay focus:translate-y-0"
      >
        Skip to content
      </a>
      {progress}
      <div className="min-h-screen md:grid md:grid-cols-[56px_minmax(0,1fr)] xl:grid-cols-[224px_minmax(0,1fr)] print:block">
        <div className="contents">{chrome}</div>
        <main
          id="main"
          tabIndex={-1}
          className="flex min-h-screen min-w-0 flex-col outline-none max-md:min-h-[calc(100vh-48px)]"
        >
          {banner}
          {children}
        </main>
      </div>
      <HeadingFocus />
    </>
  );
}

/** Holds the place of the sidebar and the mobile bar until the user is known. */
export function ChromeSkeleton() {
  return (
    <>
      <div aria-hidden className="sticky top-0 h-screen border-r border-border bg-card max-md:hidden print:hidden" />
      <div aria-hidden className="h-12 border-b border-border bg-card md:hidden print:hidden" />
    </>
  );
}
