"use client";

import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { InfoLink } from "../help/info-link";
import { type OpenView, useViewAs } from "./use-view-as";

type Props = { requestId: string; open: OpenView<{ requestId: string; hat: "seller" | "buyer" }> };

/** Both sides of a request as its parties see them; read-only, and kept. */
export function ViewButtons({ requestId, open }: Props) {
  const { view, isBusy } = useViewAs(open);
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Button loading={isBusy} onClick={() => view({ requestId, hat: "seller" })}>
        Open as seller view
      </Button>
      <Button loading={isBusy} onClick={() => view({ requestId, hat: "buyer" })}>
        Open as buyer view
      </Button>
      <InfoLink section="admin" about="why administrators cannot decide" />
    </SpaceBetween>
  );
}
