import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { asCli, asJson, calls } from "@/lib/equivalent-call";

const request = { id: "acr-1", agreementId: "agmt-1" };

test("a call is written as the command line takes it, with the portal's endpoint", () => {
  expect(asCli(calls.getRequest(request), "http://localhost:3000")).toBe(
    [
      "aws marketplace-agreement get-agreement-cancellation-request",
      "--endpoint-url http://localhost:3000",
      "--region us-east-1",
      "--agreement-id agmt-1",
      "--agreement-cancellation-request-id acr-1",
    ].join(" \\\n  "),
  );
  expect(asCli(calls.withdraw(request), "http://localhost:3000")).toContain("cancel-agreement-cancellation-request");
});

test("whatever somebody typed reaches the command as it was typed", () => {
  const description = `It's "over"; rm -rf $HOME \`whoami\`\n& more \\ ü`;
  const call = calls.send({ agreementId: "agmt-1", reasonCode: "OTHER", description, clientToken: "t-1" });
  const words = execFileSync("sh", ["-c", `aws() { printf '%s\\0' "$@"; }; ${asCli(call, "http://localhost:3000")}`])
    .toString()
    .split("\0");
  expect(words[words.indexOf("--description") + 1]).toBe(description);
  expect(JSON.parse(asJson(call))).toEqual({
    agreementId: "agmt-1",
    reasonCode: "OTHER",
    description,
    clientToken: "t-1",
  });
});

test("a request without a message has no empty description, which the API refuses", () => {
  const call = calls.send({ agreementId: "agmt-1", reasonCode: "OTHER", description: "  ", clientToken: "t-1" });
  expect(JSON.parse(asJson(call))).not.toHaveProperty("description");
});
