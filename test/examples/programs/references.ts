// Two groups that connect to each other, and a third that one of them connects to. The config value `label` gives the
// database a domain name.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config("test");
const image = "busybox:1";

const db = new berth.ContainerGroup("db", {
  dnsNameLabel: config.get("label"),
  containers: {
    main: {
      image,
      command: ["sh", "-c", "mkdir /srv; echo from the database > /srv/index.html; exec httpd -f -p 5432 -h /srv"],
      ports: { main: { port: 5432, scheme: "tcp" } },
    },
    admin: {
      image,
      command: ["sh", "-c", "mkdir /srv; echo from the admin > /srv/index.html; exec httpd -f -p 8081 -h /srv"],
      ports: { admin: 8081 },
    },
  },
});

const ask = `
mkdir -p /srv
for file in MAIN ADMIN URL; do : > /srv/$file; done
wget -q -O /srv/MAIN http://$DB/ && wget -q -O /srv/ADMIN http://$DATABASE_ADMIN_HOST:$DATABASE_ADMIN_PORT/ && wget -q -O /srv/URL $DATABASE_ADMIN/
exec httpd -f -p 80 -h /srv`;

const web = new berth.ContainerGroup("web", {
  // Known only when the database is there, as a whole.
  containers: pulumi.output(db.containerGroupName).apply((name) => ({
    main: {
      image,
      command: ["sh", "-c", ask],
      env: { DB: db.endpoints.main, NAME: name },
      references: { database: db },
      ports: { http: 80 },
    },
  })),
});

export const url = web.url;
export const endpoints = db.endpoints;
export const inDatabase = db.url;
export const environment = web.nodes.containerGroup.containers.apply((list) => list[0]?.environmentVariables);
