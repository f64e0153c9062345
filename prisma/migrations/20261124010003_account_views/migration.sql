-- Each time an administrator looked at an account as its people see it.
CREATE TABLE "account_view" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "hat" TEXT NOT NULL,
    "request_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_view_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "account_view_account_id_at_idx" ON "account_view"("account_id", "at");

ALTER TABLE "account_view" ADD CONSTRAINT "account_view_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
