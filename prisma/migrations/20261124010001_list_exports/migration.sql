-- Files of long lists are written in the background and kept for a day.
CREATE TABLE "list_export" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "list" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'QUEUED',
    "rows" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "list_export_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "list_export_part" (
    "export_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "list_export_part_pkey" PRIMARY KEY ("export_id","position")
);

CREATE INDEX "list_export_user_id_asked_at_idx" ON "list_export"("user_id", "asked_at");

ALTER TABLE "list_export" ADD CONSTRAINT "list_export_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "list_export_part" ADD CONSTRAINT "list_export_part_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "list_export"("id") ON DELETE CASCADE ON UPDATE CASCADE;
