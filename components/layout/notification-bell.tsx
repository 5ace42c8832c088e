"use client";

import { Bell } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

const everyMs = 60_000;

/** How much is unread, as a link to it. It asks again on every page, when the window is looked at, and each minute. */
export function NotificationBell({ unread: first }: { unread: number }) {
  const pathname = usePathname();
  const unread = useUnread(first, pathname);
  const shown = unread > 99 ? "99+" : String(unread);
  return (
    <Link
      href="/notifications"
      aria-current={pathname === "/notifications" ? "page" : undefined}
      aria-label={unread === 0 ? "Notifications, none unread" : `Notifications, ${unread} unread`}
      title="Notifications"
      className="relative flex size-9 shrink-0 items-center justify-center rounded-control text-muted no-underline hover:bg-hover hover:text-text aria-[current=page]:bg-selected aria-[current=page]:text-text max-md:size-10"
    >
      <Bell size={16} aria-hidden />
      {unread > 0 ? (
        <span
          aria-hidden
          className="absolute top-0 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[11px] leading-none font-semibold text-on-accent"
        >
          {shown}
        </span>
      ) : null}
    </Link>
  );
}

function useUnread(first: number, pathname: string): number {
  const [unread, setUnread] = useState(first);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page asks anew
  useEffect(() => {
    let current = true;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const found = await fetch("/notifications/unread.json").then(
        (response) => (response.ok ? response.json() : null),
        () => null,
      );
      if (current && typeof found?.unread === "number") setUnread(found.unread);
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    const again = () => void ask();
    document.addEventListener("visibilitychange", again);
    window.addEventListener("crossover:read", again);
    return () => {
      current = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
      window.removeEventListener("crossover:read", again);
    };
  }, [pathname]);
  return unread;
}
