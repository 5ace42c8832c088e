import { cx } from "class-variance-authority";
import { type ReactNode, useId } from "react";

export type CardProps = {
  title?: string;
  /** One muted line under the title. */
  note?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
  /** No padding around the content, as for tables. */
  flush?: boolean;
  className?: string;
};

export function Card({ title, note, tools, children, flush = false, className }: CardProps) {
  const id = useId();
  const style = cx("card min-w-0 rounded-card border border-border bg-card", className);
  const body = <div className={flush ? "min-w-0" : "min-w-0 px-4 pt-3 pb-4"}>{children}</div>;
  if (!title) return <div className={style}>{body}</div>;
  return (
    <section aria-labelledby={id} className={style}>
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1 px-4 pt-3">
        <div className="min-w-0 flex-1">
          <h2 id={id}>{title}</h2>
          {note ? <div className="max-w-[96ch] text-table text-muted">{note}</div> : null}
        </div>
        {tools ? <div className="flex items-center gap-1">{tools}</div> : null}
      </div>
      {body}
    </section>
  );
}
