"use client";

import { usePathname, useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";

export type AuditFiltersProps = {
  filters: { entities: readonly string[]; actors: readonly { id: string; name: string }[] };
  entity: string | null;
  actor: string | null;
};

export function AuditFilters({ filters, entity, actor }: AuditFiltersProps) {
  const router = useRouter();
  const path = usePathname();
  const show = (next: { entity: string | null; actor: string | null }) => router.push(auditHref(path, next));
  return (
    <div data-print="hide" className="flex flex-wrap gap-2">
      <Select
        label="What"
        value={entity ?? ""}
        onValueChange={(value) => show({ entity: value || null, actor })}
        options={[
          { value: "", label: "Everything" },
          ...filters.entities.map((each) => ({ value: each, label: each })),
        ]}
      />
      <Select
        label="By"
        value={actor ?? ""}
        onValueChange={(value) => show({ entity, actor: value || null })}
        options={[
          { value: "", label: "Everybody" },
          ...filters.actors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}

type AuditPlace = { entity: string | null; actor: string | null; before?: number | null };

/** The address of the log with these filters. */
export function auditHref(path: string, { entity, actor, before = null }: AuditPlace): string {
  const query = new URLSearchParams();
  if (entity) query.set("entity", entity);
  if (actor) query.set("actor", actor);
  if (before !== null) query.set("before", String(before));
  return query.size === 0 ? path : `${path}?${query}`;
}
