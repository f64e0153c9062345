import { notFound } from "next/navigation";
import { NotFoundError } from "../errors";

/** The page's object, or the "We can't find that" page: foreign and missing look the same. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
