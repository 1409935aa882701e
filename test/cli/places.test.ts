import { placeOf } from "../../src/cli/files/shares";

test.each([
  ["data:conf/a.txt", { share: "data", path: "conf/a.txt", isDirectory: false }],
  ["data:", { share: "data", path: "", isDirectory: true }],
  ["data:/conf/", { share: "data", path: "conf", isDirectory: true }],
  ["stacct1/data:a:b", { share: "stacct1/data", path: "a:b", isDirectory: false }],
  ["./data:a", undefined],
  ["/data:a", undefined],
  ["C:\\a", undefined],
  ["c:/a", undefined],
  ["a.txt", undefined],
])("%s as a place in a share", (word, place) => expect(placeOf(word)).toEqual(place));
