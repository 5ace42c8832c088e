import type { Scope } from "@/lib/auth/scope";
import type { RoadmapView } from "@/lib/chart/roadmap";
import { Forbidden, NotFound } from "@/lib/errors";
import type { RoadmapFile } from "@/lib/export/roadmap-file";
import { roadmapAddress } from "@/lib/schema/roadmap-address";
import { loadRoadmapFor } from "./roadmap";

/** What the files of the roadmap hold: the page of the same address. Throws NotFound where it is empty. */
export async function loadRoadmapFile(
  scope: Scope<"roadmap:read">,
  costs: Scope<"costs:read"> | null,
  url: string,
): Promise<RoadmapFile & { view: RoadmapView }> {
  if (costs === null) throw new Forbidden("costs:read");
  const address = roadmapAddress(Object.fromEntries(new URL(url).searchParams));
  const reader = { ...scope, granted: { ...scope.granted, ...costs.granted } };
  const { view, initiatives: _, horizons: __, ...head } = await loadRoadmapFor(reader, address);
  if (view === null) throw new NotFound("roadmap yet");
  return { ...head, view };
}
