import { Transform } from "node:stream";
import { createTransport } from "nodemailer";
import { env } from "../env";
import type { Message } from "./message";

/**
 * Hands a message to the outside; rejects when nobody took responsibility for it. `lastStep` is awaited before the other side
 * has the whole of it.
 */
export type Transport = { send: (message: Message, lastStep?: LastStep) => Promise<void>; close: () => void };
export type LastStep = () => Promise<void>;

/** How many mails are on their way at once. */
export const concurrency = 10;

/** No try lasts longer than this, whatever the server does; the relay's lease is longer. */
export const sendTimeoutMs = 60_000;

/** Sends through an SMTP server. A slow or silent server counts as failed after `patienceMs` without a word. */
export function smtpTransport(url: string, patienceMs = 15_000): Transport {
  const mailer = createTransport({
    url,
    pool: true,
    maxConnections: concurrency,
    // The relay repeats a mail, with its own record of it; the library must not do so behind its back.
    maxRequeues: 0,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const lastSteps = new WeakMap<object, LastStep>();
  mailer.use("stream", ({ message, data }, ready) => {
    const lastStep = data.to && lastSteps.get(data.to as object);
    if (lastStep) message.transform(endingAfter(lastStep));
    ready();
  });
  return {
    async send({ id: _, ...message }, lastStep) {
      if (lastStep) lastSteps.set(message.to, lastStep);
      await within(sendTimeoutMs, mailer.sendMail(message));
    },
    close: () => mailer.close(),
  };
}

/** Passes everything on, but the end only after `lastStep`. */
const endingAfter = (lastStep: LastStep) =>
  new Transform({
    transform: (chunk, _, next) => next(null, chunk),
    flush: (done) => {
      lastStep().then(() => done(), done);
    },
  });

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The mail server took longer than ${limitMs / 1000} s.`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

let current: { url: string; transport: Transport } | undefined;

/** The transport named by SMTP_URL; none means that mail stays in the mailbox. */
export function currentTransport(): Transport | null {
  const url = env().SMTP_URL;
  if (current && current.url !== url) closeTransport();
  if (!url) return null;
  current ??= { url, transport: smtpTransport(url) };
  return current.transport;
}

export function closeTransport() {
  current?.transport.close();
  current = undefined;
}
