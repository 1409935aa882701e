import { StaticSite } from "./staticSite";

const brief = new StaticSite("brief", { pages: { "index.html": "A page in a config map\n" } });
const kept = new StaticSite("kept", { pages: { "index.html": "A page in a share\n" }, keepsPages: true });

export const urls = { brief: brief.url, kept: kept.url };
