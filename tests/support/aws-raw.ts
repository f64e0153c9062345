import { randomUUID } from "node:crypto";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import { type AwsAnswer, handleAws } from "@/lib/aws/handle";
import type { AwsRequest } from "@/lib/aws/sigv4";
import { type Caller, secretOf } from "./aws";

export const target = (operation: string) => `AWSMPCommerceService_v20200301.${operation}`;

type Raw = {
  operation?: string;
  body?: string | Buffer;
  url?: string;
  /** Those without a value are left out. */
  headers?: Record<string, string | undefined>;
  sessionToken?: string;
  region?: string;
  service?: string;
  at?: Date;
};

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** A request signed by the official signer, over whatever bytes are given. */
export const signed = (caller: Caller | string, { sessionToken, ...raw }: Raw = {}): Promise<AwsRequest> =>
  signedWith({ accessKeyId: caller, secretAccessKey: secretOf(caller as Caller), sessionToken }, raw);

async function signedWith(credentials: Credentials, raw: Raw): Promise<AwsRequest> {
  const { operation = "DescribeAgreement", body = "{}", url = "/", headers = {} } = raw;
  const signer = new SignatureV4({
    service: raw.service ?? "aws-marketplace",
    region: raw.region ?? "us-east-1",
    sha256: Sha256,
    credentials,
  });
  const [path = "/", query = ""] = url.split("?");
  const all: Record<string, string | undefined> = {
    host: "127.0.0.1:3000",
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": target(operation),
    "amz-sdk-invocation-id": randomUUID(),
    ...headers,
  };
  const request = await signer.sign(
    {
      method: "POST",
      protocol: "http:",
      hostname: "127.0.0.1",
      path,
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
      body,
    },
    { signingDate: raw.at },
  );
  return { method: "POST", url, headers: request.headers, body: Buffer.from(body) };
}

export type Answer = { status: number; type?: string; body: Record<string, unknown>; headers: Record<string, string> };

/** What the endpoint says to it, with a JSON body read. */
export const answered = ({ status, headers, body }: AwsAnswer): Answer => {
  const parsed = JSON.parse(String(body)) as Record<string, unknown>;
  return { status, headers, body: parsed, type: parsed.__type as string | undefined };
};

/** Signs and answers in one process, for the thousands of requests that no socket needs to see. */
export const call = async (caller: Caller | string, raw: Raw = {}): Promise<Answer> =>
  answered(await handleAws(await signed(caller, raw)));

/** The same with a key that no caller of the tests has. */
export const callAs = async (credentials: Credentials, raw: Raw = {}): Promise<Answer> =>
  answered(await handleAws(await signedWith(credentials, raw)));
