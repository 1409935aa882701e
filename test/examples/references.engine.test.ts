import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("test/examples/programs/references.ts");

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

const textAt = async (url: string) => {
  const answer = await fetch(url);
  return `${answer.status} ${await answer.text()}`;
};

test("values that become known later do not break the preview", async () => {
  const { code, output } = await stack.run("preview");
  expect({ code, output }).toMatchObject({ code: 0 });
  expect(output).toContain("+ 6 to create");
});

test("a group reaches another one by its endpoints, without a domain name and with one, and so does its user", async () => {
  const hosts: string[] = [];
  for (const label of [undefined, `refs-${process.pid}`]) {
    if (label !== undefined) await stack.succeed("config", "set", "test:label", label);
    await stack.succeed("up", "--yes", "--skip-preview");
    const { url, endpoints, inDatabase, environment } = await stack.outputs();
    const inside = endpoints.main.internal.host as string;
    hosts.push(inside);
    const ip = endpoints.main.host as string;

    // From inside: by name, at the container's own port.
    expect(await textAt(`${url}/MAIN`)).toBe("200 from the database\n");
    expect(await textAt(`${url}/ADMIN`)).toBe("200 from the admin\n");
    expect(await textAt(`${url}/URL`)).toBe("200 from the admin\n");
    const variables = Object.fromEntries(environment.map(({ name, value }: any) => [name, value]));
    expect(variables).toEqual({
      DB: `${inside}:5432`,
      NAME: expect.stringMatching(/^db-/),
      DATABASE_MAIN: `${inside}:5432`,
      DATABASE_MAIN_HOST: inside,
      DATABASE_MAIN_PORT: "5432",
      DATABASE_ADMIN: `http://${inside}:8081`,
      DATABASE_ADMIN_HOST: inside,
      DATABASE_ADMIN_PORT: "8081",
    });

    // From this machine: by address, since the local engine's domain names do not resolve here.
    expect(ip).toMatch(/^127\./);
    const main = { host: ip, port: 5432, address: `${ip}:5432` };
    expect(endpoints).toEqual({
      main: {
        name: "main",
        scheme: "tcp",
        protocol: "TCP",
        ...main,
        internal: { host: inside, port: 5432, address: `${inside}:5432` },
      },
      admin: {
        name: "admin",
        scheme: "http",
        protocol: "TCP",
        host: ip,
        port: 8081,
        address: `${ip}:8081`,
        url: `http://${ip}:8081`,
        internal: { host: inside, port: 8081, address: `${inside}:8081`, url: `http://${inside}:8081` },
      },
    });
    expect(await textAt(endpoints.admin.url)).toBe("200 from the admin\n");
    expect(await textAt(`http://${endpoints.main.address}`)).toBe("200 from the database\n");
    // Only HTTP endpoints have a URL.
    expect(inDatabase).toBe(endpoints.admin.url);
  }
  expect(hosts).toEqual([
    expect.stringMatching(/^db-[0-9a-f]{7}\.[0-9a-f]{12}\.internal$/),
    `refs-${process.pid}.westeurope.azurecontainer.io`,
  ]);
});
