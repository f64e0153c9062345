"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { usePathname } from "next/navigation";
import { paths } from "@/lib/paths";
import { GoSearch } from "./go-search";

type Props = { accountName: string; others: { accountId: string; accountName: string }[] };

/** Unknown and foreign IDs look the same: where to look next. */
export function NothingHere({ accountName, others }: Props) {
  const id =
    usePathname()
      .split("/")
      .findLast((part) => /^(agmt|acr)-|^\d{12}$/.test(part)) ?? "";
  return (
    <Box padding={{ vertical: "xl" }}>
      <SpaceBetween size="l">
        <Header variant="h1">We can't find that in {accountName}</Header>
        <p>It may belong to another account, or the ID may be incomplete.</p>
        <GoSearch initial={id} />
        {others.length > 0 && (
          <SpaceBetween direction="horizontal" size="xs">
            {others.map((other) => (
              <Button
                key={other.accountId}
                href={paths.switchAccount(other.accountId, id ? paths.go(id) : paths.home())}
              >
                Look in {other.accountName}
              </Button>
            ))}
          </SpaceBetween>
        )}
        <Button variant="primary" href={paths.home()}>
          Go to Home
        </Button>
      </SpaceBetween>
    </Box>
  );
}
