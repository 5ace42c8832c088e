"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FigureRow } from "@/components/ui/figure-row";
import type { InitiativeView } from "@/lib/chart/initiative-view";
import type { Initiative } from "@/lib/schema/initiative";
import { EvidenceTable, MeasuredMonths } from "./evidence-table";
import { HealthBadge } from "./health-badge";
import { HowMeasured } from "./how-measured";
import { type InitiativeCommandActions, InitiativeCommands } from "./initiative-commands";
import { InitiativeFacts } from "./initiative-facts";
import { type InitiativeChoices, InitiativeForm, type SubmitInitiative } from "./initiative-form";

export type InitiativeDetailProps = {
  page: {
    view: InitiativeView;
    initiative: Initiative;
    originHref: string | null;
    currency: string;
    choices: InitiativeChoices | null;
  };
  actions: InitiativeCommandActions & { update: Extract<SubmitInitiative, { initiative: Initiative }>["update"] };
};

/** One initiative with the evidence for what it saves. */
export function InitiativeDetail({ page, actions }: InitiativeDetailProps) {
  const { view, initiative, currency, choices } = page;
  const [editing, setEditing] = useState(false);
  const router = useRouter();
  const crumbs = [{ label: "Roadmap", href: "/roadmap" }, { label: initiative.name }];
  return (
    <>
      <PageHeader
        title={initiative.name}
        breadcrumb={crumbs}
        badge={<HealthBadge health={view.health} />}
        actions={
          choices ? (
            <>
              <Button onClick={() => setEditing(!editing)} aria-expanded={editing}>
                {editing ? "Close the form" : "Edit"}
              </Button>
              <InitiativeCommands
                initiative={initiative}
                actions={actions}
                onArchived={() => router.push("/roadmap")}
              />
            </>
          ) : null
        }
      />
      <PageContent>
        {editing && choices ? (
          <InitiativeForm
            key={initiative.updatedAt}
            choices={choices}
            submit={{ label: "Save changes", initiative, update: actions.update }}
            onDone={() => setEditing(false)}
          />
        ) : null}
        <FigureRow
          label="Saving of this initiative"
          figures={[
            { label: `Planned, ${currency}/mo`, value: view.cells.planned, note: "when its ramp is over" },
            {
              label: `Realised, ${currency}/mo`,
              value: view.cells.realised,
              note: view.reason ?? `measured in ${view.months.at(-1)?.month ?? ""}`,
            },
            {
              label: "To date",
              value: view.cells.share,
              note: view.cells.share === "—" ? "nothing to hold it against" : "of plan",
            },
            { label: `Expected, ${currency}/mo`, value: view.cells.expected, note: "by its confidence" },
            { label: `Cost, ${currency}`, value: view.cells.oneOffCost, note: `and ${view.cells.monthlyCost} a month` },
          ]}
        />
        <div className="grid min-w-0 items-start gap-3 md:gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
          <div className="flex min-w-0 flex-col gap-3 md:gap-4">
            <EvidenceTable view={view} currency={currency} />
            <MeasuredMonths view={view} currency={currency} />
          </div>
          <div className="flex min-w-0 flex-col gap-3 md:gap-4">
            <InitiativeFacts view={view} originHref={page.originHref} />
            {view.history ? <History entries={view.history} /> : null}
          </div>
        </div>
        <HowMeasured />
      </PageContent>
    </>
  );
}

function History({ entries }: { entries: NonNullable<InitiativeView["history"]> }) {
  return (
    <Card title="History" note="From the audit log.">
      <ol className="mt-2 divide-y divide-hairline border-t border-hairline text-table">
        {entries.map(({ id, at, who, what }) => (
          <li key={id} className="py-2 break-words">
            <b className="font-medium">{who}</b> {what}
            <span className="block text-caption text-muted">{at}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
