import { Badge } from "@/components/ui/badge";
import { missing } from "@/lib/format/number";

/** A value of a file as it stands there, cut where it is long. */
export function SampleValue({ text }: { text: string | null }) {
  if (text === null) return missing;
  if (text === "") return <Badge>empty</Badge>;
  return (
    <span className="inline-block max-w-72 truncate align-bottom" title={text}>
      {text}
    </span>
  );
}
