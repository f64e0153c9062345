-- When a mail server last said that the address does not exist, in machine time; empty again once a mail gets through.
ALTER TABLE "account_contact" ADD COLUMN "bounced_at" TIMESTAMPTZ(3);
