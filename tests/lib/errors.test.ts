import { expect, test } from "vitest";
import { ConflictError, ForbiddenError, NotFoundError, ThrottledError, ValidationError } from "@/lib/errors";

test.each([
  ["ValidationError", ValidationError],
  ["NotFoundError", NotFoundError],
  ["ForbiddenError", ForbiddenError],
  ["ConflictError", ConflictError],
  ["ThrottledError", ThrottledError],
])("the code %s stays when a build renames the class", (code, Expected) => {
  Object.defineProperty(Expected, "name", { value: "a" });
  expect(new Expected("words")).toMatchObject({ code, name: code });
  expect(new Expected("words", { code: "OWN" })).toMatchObject({ code: "OWN", name: code });
});
