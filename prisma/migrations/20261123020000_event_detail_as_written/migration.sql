-- Events are shown and exported as they were written: jsonb would sort the fields of the documented envelope.
ALTER TABLE "party_event" ALTER COLUMN "detail" SET DATA TYPE JSON;
