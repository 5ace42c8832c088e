"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { FormState } from "@/lib/action/form-state";
import { nameOf } from "@/lib/chart/scenario-placements";
import type { TemplateChoice } from "@/lib/schema/scenario-start";

type NewFromTemplateProps = {
  templates: readonly TemplateChoice[];
  startMonth: string;
  create: (input: { template: string; startMonth: string }) => Promise<FormState<{ id: string }>>;
};

export function NewFromTemplate({ templates, startMonth, create }: NewFromTemplateProps) {
  const router = useRouter();
  const action = useAction();
  return (
    <>
      {action.failure ? <ErrorPanel title="The scenario was not created">{action.failure}</ErrorPanel> : null}
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {templates.map((template) => (
          <li key={template.id} className="flex flex-col gap-2 rounded-card border border-border bg-card p-4">
            <h2>{template.name}</h2>
            <p className="text-table text-muted">{template.summary}</p>
            <p className="text-table">{template.finding}</p>
            <div className="mt-auto pt-1">
              <Button
                variant="primary"
                disabled={action.pending}
                aria-label={`Use template ${template.name}`}
                onClick={() =>
                  action.run(
                    () => create({ template: template.id, startMonth }),
                    ({ id }) => router.push(`/scenarios/${id}?focus=${nameOf(template.share).key}`),
                  )
                }
              >
                Use template
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p className="text-caption text-muted">
        Published examples of hybrid AI infrastructure. The evaluator reproduces their figures; change any input
        afterwards.
      </p>
    </>
  );
}
