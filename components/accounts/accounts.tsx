"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { AccountRow } from "@/lib/accounts/queries";
import { accountKindLabels } from "@/lib/accounts/schema";
import { plural } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useFlashes } from "../shell/flashes";
import { useNavigate } from "../shell/link-navigation";
import { RowCards } from "../table/cards";
import { useIsHydrated } from "../table/use-is-hydrated";
import { useIsNarrow } from "../table/use-is-narrow";
import { FindBox } from "../ui/find-box";
import { IdText } from "../ui/id-text";
import type { CreateAccount } from "./create-account-modal";

const CreateAccountModal = dynamic(() => import("./create-account-modal"));

/** What is looked for: words, or one address by its key, because addresses never stand in the address bar. */
type Wanted = { find: string; address: string };
type Props = Wanted & {
  page: number;
  accounts: AccountRow[];
  hasMore: boolean;
  create: CreateAccount;
  keyOfAddress: (address: string) => Promise<string>;
};

const columns = [
  { id: "id", header: "Account ID", width: 200 },
  { id: "name", header: "Name", width: 260 },
  { id: "kinds", header: "Kinds", width: 180 },
  { id: "members", header: "Members", width: 110 },
  { id: "agreements", header: "Agreements", width: 135 },
  { id: "contacts", header: "Notification addresses", width: 180 },
];

const cells: Record<string, (account: AccountRow) => ReactNode> = {
  id: ({ id }) => <IdText id={id} href={paths.admin.account(id)} />,
  name: ({ name }) => name,
  kinds: ({ kinds }) => kinds.map((kind) => accountKindLabels[kind]).join(", "),
  members: ({ members }) => members,
  agreements: ({ agreements }) => (agreements > 1000 ? "1,000+" : agreements.toLocaleString("en-US")),
  contacts: ({ contacts }) => contacts,
};

const addressOf = ({ find, address }: Wanted, page = 1) => {
  const parts = { ...(find && { find }), ...(address && { address }), ...(page > 1 && { page: `${page}` }) };
  const query = new URLSearchParams(parts).toString();
  return paths.admin.accounts() + (query && `?${query}`);
};

/** Every party of the portal, by name. */
export function Accounts({ find, address, page, accounts, hasMore, create, keyOfAddress }: Props) {
  const { navigate, isNavigating } = useNavigate();
  const { show } = useFlashes();
  const isNarrow = useIsNarrow();
  const isHydrated = useIsHydrated();
  const [isCreating, setCreating] = useState(false);
  const header = (
    <Header
      variant={isNarrow ? "h1" : "awsui-h1-sticky"}
      description="The parties to agreements, who acts for them, and who is told."
      actions={
        <Button variant="primary" onClick={() => setCreating(true)}>
          Create account
        </Button>
      }
    >
      Accounts and people
    </Header>
  );
  const filter = (
    <FindBox
      key={find + address}
      text={find || (address && "One address")}
      label="Name, ID, person or address"
      onFind={async (text) =>
        navigate(
          addressOf(text.includes("@") ? { find: "", address: await keyOfAddress(text) } : { find: text, address: "" }),
        )
      }
    />
  );
  const paging = (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Button
        variant="icon"
        iconName="angle-left"
        ariaLabel="Previous page"
        disabled={page === 1}
        onClick={() => navigate(addressOf({ find, address }, page - 1))}
      />
      <Box variant="span" color="text-body-secondary">
        Page {page}
      </Box>
      <Button
        variant="icon"
        iconName="angle-right"
        ariaLabel="Next page"
        disabled={!hasMore}
        onClick={() => navigate(addressOf({ find, address }, page + 1))}
      />
    </SpaceBetween>
  );
  const empty = (
    <Box textAlign="center" padding="l">
      <b>No matches</b>
      <Box padding={{ vertical: "xs" }}>
        {find ? `No account, person or address contains “${find}”.` : "No account has this address."}
      </Box>
      <Button onClick={() => navigate(addressOf({ find: "", address: "" }))}>Clear filters</Button>
    </Box>
  );
  return (
    <>
      {isNarrow ? (
        <RowCards
          {...{ header, filter, paging, columns, cells, empty }}
          rows={accounts}
          visible={columns.map(({ id }) => id)}
        />
      ) : (
        <Table<AccountRow>
          variant="full-page"
          stickyHeader
          resizableColumns
          {...{ header, filter, empty }}
          pagination={isHydrated ? paging : undefined}
          items={accounts}
          trackBy="id"
          loading={isNavigating && accounts.length === 0}
          loadingText="Loading accounts"
          ariaLabels={{ tableLabel: "Accounts" }}
          renderAriaLive={() => `${plural(accounts.length, "account")} shown`}
          columnDefinitions={columns.map((column) => ({
            ...column,
            isRowHeader: column.id === "id",
            minWidth: 90,
            cell: (account) => cells[column.id]?.(account),
          }))}
        />
      )}
      {isCreating && (
        <CreateAccountModal
          create={create}
          onCancel={() => setCreating(false)}
          onCreated={({ id, name }) => {
            setCreating(false);
            show(id, { type: "success", content: `Account ${id} for ${name} created. Add its people and addresses.` });
            navigate(paths.admin.account(id));
          }}
        />
      )}
    </>
  );
}
