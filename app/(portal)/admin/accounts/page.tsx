import type { Metadata } from "next";
import { z } from "zod";
import { Accounts } from "@/components/accounts/accounts";
import { addressKeyForm } from "@/lib/accounts/address-key";
import { listAccounts } from "@/lib/accounts/queries";
import { portalContext } from "@/lib/callers/portal";
import { keyOfAddress } from "../actions";
import { create } from "./actions";

export const metadata: Metadata = { title: "Accounts and people" };

const query = z.object({
  find: z.string().trim().max(100).catch(""),
  address: z.string().regex(addressKeyForm).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccountsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext("admin");
  const params = query.parse(await searchParams);
  return <Accounts {...params} {...(await listAccounts(ctx, params))} create={create} keyOfAddress={keyOfAddress} />;
}
