"use client";

import { Plus } from "lucide-react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { AlertsPage } from "@/lib/chart/alerts-page";
import type { AlertActions } from "./alert-actions";
import { RuleFields } from "./rule-fields";

type Row = AlertsPage["rules"][number];

/** Each rule in words, with what changes it. */
export function RuleTable({ page, actions }: { page: AlertsPage; actions: AlertActions }) {
  const { rules, teams, members, currency } = page;
  const choices = { teams, members, currency };
  const adding = (
    <FormDialog
      title="Add an alert rule"
      description="Each month tells once for each team and threshold."
      trigger={
        <Button variant="primary">
          <Plus size={16} aria-hidden />
          Add rule
        </Button>
      }
      action={actions.createRule}
      submitLabel="Add rule"
      pendingLabel="Adding"
    >
      {(state) => <RuleFields state={state} {...choices} />}
    </FormDialog>
  );
  if (rules.length === 0) {
    return (
      <EmptyState title="No alert rules yet" actions={adding}>
        A rule tells members when spend reaches a budget, a statement is ready or disputed, or an import fails.
      </EmptyState>
    );
  }
  const changing = (row: Row) => (
    <span className="inline-flex gap-1">
      <FormDialog
        title="Change the rule"
        description="What it has told already stays."
        trigger={
          <Button size="sm" aria-label={`Change the rule ${nameOf(row)}`}>
            Change
          </Button>
        }
        action={actions.updateRule}
        submitLabel="Save"
        pendingLabel="Saving"
      >
        {(state) => <RuleFields state={state} rule={row.rule} {...choices} />}
      </FormDialog>
      <FormDialog
        title="Remove the rule?"
        description={`${nameOf(row)}. What it has told already stays.`}
        trigger={
          <Button size="sm" aria-label={`Remove the rule ${nameOf(row)}`}>
            Remove
          </Button>
        }
        action={actions.removeRule}
        submitLabel="Remove rule"
        pendingLabel="Removing"
        danger
      >
        {() => <input type="hidden" name="id" value={row.id} />}
      </FormDialog>
    </span>
  );
  return (
    <Card title="Alert rules" note="Each rule tells once a month for each team and threshold." tools={adding}>
      <DataTable
        caption="Alert rules"
        toolbar={false}
        columns={[...columns, { id: "actions", header: "Actions", align: "end", cell: changing, width: 170 }]}
        rows={rules}
        rowId={(row) => row.id}
        rowName={nameOf}
      />
    </Card>
  );
}

function nameOf({ about, watched, when }: Row): string {
  return `${about}, ${watched}: ${when}`;
}

const columns: DataColumn<Row>[] = [
  { id: "about", header: "About", cell: ({ about }) => about, width: 190 },
  { id: "watched", header: "Watches", cell: ({ watched }) => watched, width: 150 },
  { id: "when", header: "Tells when", cell: ({ when }) => when, width: 230 },
  {
    id: "told",
    header: "Tells",
    cell: ({ told, by }) => (
      <span className="flex flex-col py-1">
        <span>{told}</span>
        <span className="text-caption text-muted">{by}</span>
      </span>
    ),
    width: 240,
  },
];
