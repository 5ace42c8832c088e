import { Badge, type BadgeProps } from "@/components/ui/badge";
import { type Health, healthNames } from "@/lib/chart/roadmap-health";

const tones: Readonly<Record<Health, NonNullable<BadgeProps["tone"]>>> = {
  proposed: "draft",
  planned: "draft",
  "on-track": "plan",
  behind: "warn",
  late: "warn",
  done: "neutral",
  missed: "warn",
};

export function HealthBadge({ health }: { health: Health }) {
  return <Badge tone={tones[health]}>{healthNames[health]}</Badge>;
}
