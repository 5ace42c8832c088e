import Link from "next/link";
import { Fragment, type ReactNode } from "react";

export type Crumb = { label: string; href?: string };

export type PageHeaderProps = {
  title: string;
  breadcrumb?: readonly Crumb[];
  badge?: ReactNode;
  /** Muted words beside the title: "Version 7, saved 14:02". */
  meta?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, breadcrumb, badge, meta, actions }: PageHeaderProps) {
  return (
    <header className="px-4 pt-3 pb-2 md:px-6 md:pt-4 md:pb-3">
      {breadcrumb && breadcrumb.length > 0 ? (
        <nav aria-label="Breadcrumb" className="mb-0.5 text-caption text-muted">
          {breadcrumb.map((crumb, position) => (
            <Fragment key={crumb.label}>
              {position > 0 ? (
                <span aria-hidden className="mx-1.5 text-faint">
                  /
                </span>
              ) : null}
              {crumb.href ? (
                <Link href={crumb.href} className="inline-flex min-h-6 items-center text-muted hover:underline">
                  {crumb.label}
                </Link>
              ) : (
                <span>{crumb.label}</span>
              )}
            </Fragment>
          ))}
        </nav>
      ) : null}
      <div className="flex min-h-8 flex-wrap items-center gap-x-2.5 gap-y-2">
        <h1 tabIndex={-1} className="min-w-0 break-words">
          {title}
        </h1>
        {badge}
        {meta ? <span className="text-table text-muted">{meta}</span> : null}
        {actions ? (
          <div data-print="hide" className="flex flex-wrap items-center gap-2 max-md:w-full md:ml-auto">
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  );
}
