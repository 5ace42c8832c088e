"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/forms/use-action";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/action/form-state";
import type { NotificationsPage } from "@/lib/chart/alerts-page";
import { formatInstant } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import { alertKindNames, type NotificationRow } from "@/lib/schema/alert-kind";

type Props = {
  page: NotificationsPage;
  markRead: (input: unknown) => Promise<FormState<{ count: number }>>;
};

/** Everything the reader was told, newest first. Opening one marks it as read. */
export function NotificationList({ page: { rows, unread, timeZone }, markRead }: Props) {
  const { pending, failure, run } = useAction();
  const router = useRouter();
  const mark = (ids: string[] | null) =>
    run(
      () => markRead({ ids }),
      () => {
        window.dispatchEvent(new Event("crossover:read"));
        router.refresh();
      },
    );
  // Whoever opens one is on the way to another page: nothing here may hold that up.
  const open = (id: string) =>
    void markRead({ ids: [id] }).then(() => window.dispatchEvent(new Event("crossover:read")));
  return (
    <>
      <PageHeader
        title="Notifications"
        meta={rows.length === 0 ? null : unread === 0 ? "All read" : `${formatCount(unread, "unread", "unread")}`}
        actions={
          unread > 0 ? (
            <Button aria-disabled={pending || undefined} onClick={() => mark(null)}>
              Mark all as read
            </Button>
          ) : null
        }
      />
      <PageContent>
        {failure ? (
          <p role="alert" className="text-table text-over">
            {failure}
          </p>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState title="Nothing yet">
            Here stands what alert rules find: spend that reaches a budget, statements to answer, and what went wrong.
          </EmptyState>
        ) : (
          <Card flush>
            <ul aria-label="Notifications">
              {rows.map((row) => (
                <Entry
                  key={row.id}
                  row={row}
                  timeZone={timeZone}
                  onOpen={() => open(row.id)}
                  onMark={() => mark([row.id])}
                />
              ))}
            </ul>
          </Card>
        )}
      </PageContent>
    </>
  );
}

type EntryProps = { row: NotificationRow; timeZone: string; onOpen: () => void; onMark: () => void };

function Entry({ row: { kind, title, detail, href, team, at, read }, timeZone, onOpen, onMark }: EntryProps) {
  return (
    <li className="flex items-start gap-x-3 gap-y-1 max-md:flex-wrap border-t border-hairline px-4 py-3 first:border-t-0">
      <span aria-hidden className={cx("mt-1.5 size-2 shrink-0 rounded-full", read ? "bg-transparent" : "bg-accent")} />
      <div className="min-w-0 flex-1 max-md:basis-[calc(100%-20px)]">
        <p className={cx("text-body", !read && "font-semibold")}>
          {read ? null : <span className="sr-only">Unread: </span>}
          <Link href={href} onClick={() => (read ? undefined : onOpen())}>
            {title}
          </Link>
        </p>
        {detail ? <p className="max-w-[96ch] text-table wrap-anywhere text-muted">{detail}</p> : null}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-caption text-muted">
          <Badge>{alertKindNames[kind]}</Badge>
          {team ? <span>{team}</span> : null}
          <span>
            {formatInstant(at, timeZone)} {timeZone}
          </span>
        </p>
      </div>
      {read ? null : (
        <Button
          size="sm"
          variant="quiet"
          aria-label={`Mark as read: ${title}`}
          onClick={onMark}
          className="max-md:ml-3"
        >
          Mark as read
        </Button>
      )}
    </li>
  );
}
