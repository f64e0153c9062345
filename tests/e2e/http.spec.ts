import { expect, test } from "./support/test";

test("every page comes with a policy of its own nonce and leaks nothing to other sites", async ({ portal }) => {
  const nonces = new Set<string>();
  for (const path of ["/signin", "/signin", "/respond/unknown", "/no-such-page"]) {
    const { headers } = await fetch(`${portal.url}${path}`, { redirect: "manual" });
    const policy = String(headers.get("content-security-policy"));
    const nonce = /script-src 'self' 'nonce-([\w-]+)' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
    expect(nonce).not.toBe("");
    nonces.add(nonce);
    for (const part of ["default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "object-src 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain("unsafe-eval");
    expect(headers.get("referrer-policy")).toMatch(/^no-referrer/);
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("x-powered-by")).toBeNull();
  }
  expect(nonces.size).toBe(4);
});

test("every script of a page carries the nonce of its policy", async ({ portal }) => {
  const answer = await fetch(`${portal.url}/signin`);
  const nonce = /'nonce-([\w-]+)'/.exec(String(answer.headers.get("content-security-policy")))?.[1];
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(2);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
});

test("pages of the console send signed-out visitors to the sign-in page and back", async ({ portal }) => {
  for (const path of [
    "/home",
    "/sell/agreements?f=status%3DACTIVE",
    "/buy/subscriptions",
    "/admin/cancellation-requests",
  ]) {
    const answer = await fetch(`${portal.url}${path}`, { redirect: "manual" });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(`/signin?next=${encodeURIComponent(path)}`);
  }
});

test("the portal says that it is well", async ({ portal }) => {
  const answer = await fetch(`${portal.url}/api/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok" });
});

test("the sandbox lists its accounts, people and keys", async ({ portal }) => {
  const directory = await (await fetch(`${portal.url}/api/sandbox`)).json();
  expect(directory).toMatchObject({ endpoint: portal.url, region: "us-east-1" });
  const kinds = directory.accounts.flatMap(({ kinds }: { kinds: string[] }) => kinds);
  const count = (kind: string) => kinds.filter((found: string) => found === kind).length;
  expect(count("seller")).toBeGreaterThanOrEqual(2);
  expect(count("buyer")).toBeGreaterThanOrEqual(2);
  expect(count("manufacturer")).toBeGreaterThanOrEqual(1);
  expect(count("admin")).toBeGreaterThanOrEqual(1);
  const northwind = directory.accounts.find(({ id }: { id: string }) => id === "111122223333");
  expect(northwind.people).toContainEqual(expect.objectContaining({ email: "sam@northwind-data.example" }));
  expect(northwind.accessKeys[0]).toMatchObject({ accessKeyId: "sample-northwind-operator" });
});

test("clock, mailbox and events need an access key", async ({ portal }) => {
  for (const [path, init] of [
    ["/api/clock", { method: "POST", body: '{"advance":"P7D"}' }],
    ["/api/mailbox", {}],
    ["/api/events", {}],
  ] as const) {
    const wrong = { Authorization: `Basic ${Buffer.from("sample-northwind-operator:wrong").toString("base64")}` };
    expect((await fetch(`${portal.url}${path}`, init)).status).toBe(401);
    expect((await fetch(`${portal.url}${path}`, { ...init, headers: wrong })).status).toBe(401);
  }
});
