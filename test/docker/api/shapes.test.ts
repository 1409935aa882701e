import { authHeader, imageParts } from "../../../src/docker/api/shapes";

test.each(["a", "ab", "abc", "ÿÿÿ?>", "~~~"])("a sign-in with %s goes in padded base64 for URLs", (password) => {
  const { "X-Registry-Auth": text = "" } = authHeader({ server: "r.example:5000", username: "me", password });
  expect(text).toMatch(/^[\w-]+=*$/);
  expect(text.length % 4).toBe(0);
  expect(JSON.parse(Buffer.from(text, "base64").toString())).toEqual({
    username: "me",
    password,
    serveraddress: "r.example:5000",
  });
});

test("without credentials there is no header, and a token is sent with the user name", () => {
  expect(authHeader(undefined)).toEqual({});
  const { "X-Registry-Auth": text = "" } = authHeader({ server: "r", username: "u", password: "", identityToken: "t" });
  expect(JSON.parse(Buffer.from(text, "base64").toString())).toMatchObject({ identitytoken: "t" });
});

test.each([
  ["busybox", "busybox", "latest"],
  ["busybox:1", "busybox", "1"],
  ["localhost:5000/team/app", "localhost:5000/team/app", "latest"],
  ["localhost:5000/team/app:1.2", "localhost:5000/team/app", "1.2"],
  ["app@sha256:0123", "app", "sha256:0123"],
  ["app:1@sha256:0123", "app:1", "sha256:0123"],
])("takes %s apart as %s and %s", (ref, name, tag) => {
  expect(imageParts(ref)).toEqual({ name, tag });
});
