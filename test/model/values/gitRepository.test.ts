import { containerGroup } from "../../../src/model/containerinstance/containerGroup";
import { credentialsOf, holdsCredentials, withoutCredentials } from "../../../src/model/values/gitRepository";

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

test("a refresh keeps a repository's credentials if the repository is the same", () => {
  const volume = (repository: string) => ({ volumes: [{ name: "clone", gitRepo: { repository, directory: "." } }] });
  const asked = volume("https://me:word@example.com/a");
  const shown = volume("https://example.com/a");
  expect(containerGroup.observed(shown, asked)).toEqual(asked);
  expect(containerGroup.observed(shown)).toEqual(shown);
  expect(containerGroup.observed(volume("https://example.com/b"), asked)).toEqual(volume("https://example.com/b"));
});

test.each<[string, string[]]>([
  ["https://robot:hush%21@git.example/a.git", ["hush%21", "hush!"]],
  ["https://ghp_token@git.example/a.git", ["ghp_token"]],
  ["postgres://app:hush@db.example/app", ["hush"]],
  ["https://robot:a:b@git.example/a.git", ["a:b"]],
  ["https://git.example/a@b.git", []],
  ["ssh://git@git.example/a.git", []],
  ["a text with https://robot:hush@git.example in it", []],
  ["", []],
])("the credentials in %s", (url, expected) => {
  expect(credentialsOf(url)).toEqual(expected);
  expect(holdsCredentials(url)).toBe(expected.length > 0);
});
