import pulumi
import pulumi_berth as berth

data = berth.AzureFiles("data", quota_in_gb=5)
site = berth.ContainerGroup(
    "site",
    dns_name_label="hello-berth-python",
    containers={
        "web": berth.ContainerArgs(
            image="busybox:1",
            command=["sh", "-c", "echo hello >> /srv/index.html; exec httpd -f -p 80 -h /srv"],
            cpu=1,
            memory_in_gb=1,
            ports={"http": berth.PortArgs(port=80)},
            mounts={"/srv": berth.MountArgs(azure_files=data)},
        )
    },
)

pulumi.export("share", data.share_name)
pulumi.export("url", site.url)
