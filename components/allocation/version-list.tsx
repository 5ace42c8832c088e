import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { AllocationPage } from "@/lib/chart/allocation-page";
import { formatInstant } from "@/lib/format/date";

export function VersionList({ page }: { page: AllocationPage }) {
  return (
    <Card title="Versions" note="A statement names the version it was made with; nothing of a version changes.">
      {page.versions.length === 0 ? (
        <p className="pt-1 text-table text-muted">Nobody has saved rules yet.</p>
      ) : (
        <ol className="mt-2 max-h-80 divide-y divide-hairline overflow-y-auto border-t border-hairline">
          {page.versions.map(({ version, author, createdAt, note }) => (
            <li key={version} className="grid gap-x-4 py-1.5 text-table sm:grid-cols-[10rem_14rem_minmax(0,1fr)]">
              <span className="flex min-h-6 items-center gap-2">
                {version === page.version ? (
                  <span className="font-medium">Version {version}</span>
                ) : (
                  <Link
                    className="inline-flex min-h-6 items-center"
                    href={version === page.currentVersion ? "/allocation" : `/allocation?version=${version}`}
                  >
                    Version {version}
                  </Link>
                )}
                {version === page.currentVersion ? <Badge tone="plan">applies</Badge> : null}
              </span>
              <span className="self-center text-muted">
                {author}, {formatInstant(createdAt, page.timeZone)}
              </span>
              <span className="self-center break-words">{note}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
