import type { SelectOption } from "@/components/ui/select";

/** Teams in tree order, indented; the first choice is none. */
export function teamOptions(
  teams: readonly { id: string; name: string; depth: number }[],
  none: string,
): SelectOption[] {
  return [
    { value: "", label: none },
    ...teams.map(({ id, name, depth }) => ({ value: id, label: `${"– ".repeat(depth)}${name}` })),
  ];
}
