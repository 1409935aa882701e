import { containerGroup } from "../../../src/model/containerinstance/containerGroup";
import { withoutCredentials } from "../../../src/model/values/gitRepository";

test.each([
  ["https://github.com/team/app", "https://github.com/team/app"],
  ["https://token@github.com/team/app.git", "https://github.com/team/app.git"],
  ["http://me:p%40ss:word@example.com:8080/a@b?c=d@e", "http://example.com:8080/a@b?c=d@e"],
  ["https://me:p@ss@example.com/a", "https://example.com/a"],
  ["https://example.com/a@b", "https://example.com/a@b"],
  ["git@example.com:a/b", "git@example.com:a/b"],
])("%s without credentials is %s", (url, expected) => {
  expect(withoutCredentials(url)).toBe(expected);
});

test("a repository is seen with the credentials that it was asked for with, and no other one is", () => {
  const volume = (repository: string) => ({ volumes: [{ name: "clone", gitRepo: { repository, directory: "." } }] });
  const asked = volume("https://me:word@example.com/a");
  const shown = volume("https://example.com/a");
  expect(containerGroup.observed(shown, asked)).toEqual(asked);
  expect(containerGroup.observed(shown)).toEqual(shown);
  expect(containerGroup.observed(volume("https://example.com/b"), asked)).toEqual(volume("https://example.com/b"));
});
