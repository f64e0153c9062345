import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { connections, raw, sql } from "@/lib/db";

export type MailCatcher = { url: string; mails: ParsedMail[]; stop: () => Promise<void> };

type Answer = {
  /** Answer each mail with this code instead of taking it. */
  refuseWith?: number;
  /** The one address that has no mailbox here, and how that is said. */
  unknownRecipient?: string;
  unknownCode?: number;
};

/** A real SMTP server that keeps what it takes. */
export async function catchMail(answer: Answer = {}): Promise<MailCatcher> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const { unknownRecipient, unknownCode = 550 } = answer;
      if (address !== unknownRecipient) return done();
      done(Object.assign(new Error("no such mailbox"), { responseCode: unknownCode }));
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        const { refuseWith } = answer;
        if (refuseWith) return done(Object.assign(new Error("not now"), { responseCode: refuseWith }));
        mails.push(mail);
        done();
      }, done);
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, stop: () => new Promise((done) => server.close(done)) };
}

/** Accepts connections and never says a word. */
export const silentServer = () => rawServer(() => undefined);

/** Takes the whole mail and hangs up before saying whether it will deliver it. */
export const cuttingServer = () =>
  rawServer((socket) => {
    let isData = false;
    let data = "";
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      const words = String(chunk);
      if (isData) {
        data += words;
        if (data.endsWith("\r\n.\r\n")) socket.destroy();
        return;
      }
      isData = words.startsWith("DATA");
      socket.write(isData ? "354 go on\r\n" : "250 fine\r\n");
    });
  });

async function rawServer(serve: (socket: Socket) => void): Promise<{ url: string; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    serve(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** An address where nobody listens. */
export async function nobody(): Promise<string> {
  const server = await silentServer();
  await server.stop();
  return server.url;
}

/** Lets the waiting time of failed deliveries pass. */
export const retryNow = () =>
  connections().db.run(sql`update delivery set next_attempt_at = now() where state = 'PENDING'`);

/** Lets so many hours of machine time pass for everything that waits to be delivered. */
export async function passHours(hours: number) {
  const { db } = connections();
  const ago = sql`* interval '1 hour'`;
  for (const queue of ["delivery", "event_delivery"]) {
    await db.run(sql`
      update ${raw(queue)} set next_attempt_at = next_attempt_at - ${hours} ${ago}, first_attempt_at = first_attempt_at - ${hours} ${ago},
        claimed_until = claimed_until - ${hours} ${ago} where state = 'PENDING'`);
  }
  await db.run(sql`
    update destination set retry_at = retry_at - ${hours} ${ago}, failing_since = failing_since - ${hours} ${ago}`);
}

export type EventDeliveryRow = {
  id: string;
  seq: number;
  destinationId: string;
  agreementId: string | null;
  detailType: string | null;
  state: string;
  attempts: number;
  lastError: string | null;
};
export const eventDeliveries = () =>
  connections().db.rows<EventDeliveryRow>(sql`
    select d.id, d.seq, d.destination_id, d.agreement_id, p.detail_type, d.state, d.attempts, d.last_error
    from event_delivery d left join party_event p on p.id = d.party_event_id order by d.seq`);

export type DeliveryRow = {
  id: string;
  kind: string;
  recipient: string;
  state: string;
  attempts: number;
  lastError: string | null;
  secret: string | null;
  subject: string | null;
  text: string | null;
  html: string | null;
  waitSeconds: number;
};

export const deliveries = () =>
  connections().db.rows<DeliveryRow>(sql`
    select id, kind, recipient, state, attempts, last_error, secret, subject, text, html,
      extract(epoch from next_attempt_at - now())::float as wait_seconds from delivery order by seq`);
