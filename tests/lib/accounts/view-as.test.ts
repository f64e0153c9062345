import { beforeEach, expect, test } from "vitest";
import { createAccount } from "@/lib/accounts/create";
import { getAccount } from "@/lib/accounts/queries";
import { createAccountInput } from "@/lib/accounts/schema";
import { viewAccount, viewRequestAs } from "@/lib/accounts/view-as";
import { roles } from "@/lib/auth/actor";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { as, buyer, pendingRequest, seller } from "../../support/factories";

const viewsOf = async (accountId: string) =>
  (await getAccount(await as("ADMIN"), { accountId })).views.map(({ userName, hat, requestId }) => ({
    userName,
    hat,
    requestId,
  }));

let requestId: string;
beforeEach(async () => {
  for (const [account, kind] of [
    [seller, "seller"],
    [buyer, "buyer"],
  ] as const) {
    await createAccount(await as("ADMIN"), createAccountInput.parse({ ...account, kinds: [kind] }));
  }
  ({ requestId } = await pendingRequest());
});

test("an administrator sees a request from either side, and each look is kept with the account", async () => {
  const admin = await as("ADMIN");
  expect(await viewRequestAs(admin, { requestId, hat: "seller" })).toEqual({
    accountId: seller.id,
    hat: "seller",
    href: `/sell/cancellation-requests/${requestId}`,
  });
  expect(await viewRequestAs(admin, { requestId, hat: "buyer" })).toMatchObject({ accountId: buyer.id });
  expect(await viewAccount(admin, { accountId: buyer.id, hat: "buyer" })).toMatchObject({ href: "/home" });
  expect(await viewsOf(seller.id)).toEqual([{ userName: "admin", hat: "seller", requestId }]);
  expect((await viewsOf(buyer.id)).map((view) => view.requestId).sort()).toEqual([requestId, null].sort());
});

test.each(roles.filter((role) => role !== "ADMIN"))("%s looks through nobody's eyes", async (role) => {
  const ctx = await as(role);
  await expect(viewRequestAs(ctx, { requestId, hat: "buyer" })).rejects.toThrow(ForbiddenError);
  await expect(viewAccount(ctx, { accountId: buyer.id, hat: "buyer" })).rejects.toThrow(ForbiddenError);
  expect(await viewsOf(buyer.id)).toEqual([]);
});

test("an account is seen only as what it is", async () => {
  const admin = await as("ADMIN");
  await expect(viewAccount(admin, { accountId: buyer.id, hat: "seller" })).rejects.toThrow(NotFoundError);
  await expect(viewAccount(admin, { accountId: "999999999999", hat: "buyer" })).rejects.toThrow(NotFoundError);
  await expect(viewRequestAs(admin, { requestId: "acr-nothing", hat: "buyer" })).rejects.toThrow(NotFoundError);
});
