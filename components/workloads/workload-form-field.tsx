import Link from "next/link";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { tierLabels } from "@/components/ui/tier-mark";
import { type SupplyKind, tierOf } from "@/lib/calc/supply";
import { workloadFieldNames } from "@/lib/schema/workload";
import type { FormField } from "./workload-form-fields";

export type WorkloadFormFieldProps = {
  field: FormField;
  value: string;
  error: string | undefined;
  teams: readonly { id: string; name: string }[];
  supplies: readonly { id: string; name: string; kind: SupplyKind }[];
  onChange: (value: string) => void;
};

export function WorkloadFormField({ field, value, error, teams, supplies, onChange }: WorkloadFormFieldProps) {
  const { name, control, hint, unit, optional = false } = field;
  const label = workloadFieldNames[name];
  if (control === "tick") {
    return (
      <div className="flex flex-col justify-end gap-1 pb-1">
        <Checkbox
          name={name}
          value="on"
          label={label}
          checked={value === "on"}
          onCheckedChange={(on) => onChange(on ? "on" : "")}
        />
        <p className="text-caption text-muted">{hint}</p>
      </div>
    );
  }
  const options =
    control === "team"
      ? teams.map((team) => ({ value: team.id, label: team.name }))
      : control === "supply"
        ? supplies.map((supply) => ({ value: supply.id, label: supply.name, hint: tierLabels[tierOf(supply)] }))
        : field.options;
  return (
    <Field
      label={label}
      unit={unit}
      hint={options?.length === 0 ? <NothingToChoose of={control} /> : hint}
      error={error}
      optional={optional}
      {...(control === "notes" ? { className: "sm:col-span-2" } : {})}
    >
      {(props) => {
        if (options) {
          return (
            <Select
              {...props}
              name={name}
              options={options}
              value={value}
              onValueChange={onChange}
              placeholder="Choose"
              className="w-full"
            />
          );
        }
        if (control === "notes") {
          return <Textarea {...props} name={name} value={value} onChange={(event) => onChange(event.target.value)} />;
        }
        return (
          <Input
            {...props}
            name={name}
            value={value}
            autoComplete="off"
            inputMode={control === "figure" ? "decimal" : "text"}
            className={control === "figure" ? "text-right" : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}

/** An empty list is a dead end unless it says where its entries come from. */
function NothingToChoose({ of }: { of: FormField["control"] }) {
  const [what, href, place] =
    of === "team"
      ? ["No teams yet", "/settings/teams", "Teams"]
      : ["No supplies yet", "/settings/price-book", "Price book"];
  return (
    <>
      {what}: add one under{" "}
      <Link href={href} className="text-accent underline">
        {place}
      </Link>
      .
    </>
  );
}
