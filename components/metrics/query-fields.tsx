import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { importedMetrics } from "@/lib/calc/imported-metrics";
import { type MetricQueries, type PulledName, pulledMetrics } from "@/lib/schema/pulled-metrics";

export type QueryFieldsProps = {
  queries: MetricQueries;
  errors: Readonly<Record<string, string>>;
  onChange: (name: PulledName, text: string) => void;
};

/** One query for each metric; what is empty is not asked for. */
export function QueryFields({ queries, errors, onChange }: QueryFieldsProps) {
  return (
    <Card
      title="Queries"
      note={
        <>
          PromQL that looks back over one day, asked at the end of each: <code>[1d]</code>. <code>$labels</code> stands
          for the two label names. An empty query is not asked.
        </>
      }
    >
      <div className="grid gap-4 lg:grid-cols-2">
        {pulledMetrics.map(({ name }) => (
          <Field
            key={name}
            label={name}
            hint={`${importedMetrics.find((each) => each.name === name)?.meaning}.`}
            error={errors[`queries.${name}`]}
          >
            {(control) => (
              <Input
                {...control}
                value={queries[name] ?? ""}
                spellCheck={false}
                autoComplete="off"
                className="font-mono text-caption"
                onChange={(event) => onChange(name, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </Card>
  );
}
