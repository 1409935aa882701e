import pulumi
import pulumi_berth as berth

aks = berth.AksCluster(
    "aks", node_pools={"system": berth.NodePoolArgs(count=1, vm_size="Standard_D2s_v5")}
)
site = berth.Deployment(
    "site",
    cluster=aks,
    containers={
        "web": berth.ContainerArgs(
            image="busybox:1",
            command=["sh", "-c", "echo hello > /tmp/index.html; exec httpd -f -p 80 -h /tmp"],
            cpu=0.1,
            memory_in_gb=0.1,
            ports={"http": berth.PortArgs(port=80)},
        )
    },
)

pulumi.export("url", site.url)
pulumi.export("kubeconfig", aks.get_kubeconfig())
