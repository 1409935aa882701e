package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-berth/sdk/go/berth"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		aks, err := berth.NewAksCluster(ctx, "aks", &berth.AksClusterArgs{
			NodePools: berth.NodePoolMap{
				"system": &berth.NodePoolArgs{Count: pulumi.Int(1), VmSize: pulumi.String("Standard_D2s_v5")},
			},
		})
		if err != nil {
			return err
		}
		site, err := berth.NewDeployment(ctx, "site", &berth.DeploymentArgs{
			Cluster: aks,
			Containers: berth.ContainerMap{
				"web": &berth.ContainerArgs{
					Image:      pulumi.String("busybox:1"),
					Command:    pulumi.ToStringArray([]string{"sh", "-c", "echo hello > /tmp/index.html; exec httpd -f -p 80 -h /tmp"}),
					Cpu:        pulumi.Float64(0.1),
					MemoryInGB: pulumi.Float64(0.1),
					Ports:      berth.PortMap{"http": &berth.PortArgs{Port: pulumi.Int(80)}},
				},
			},
		})
		if err != nil {
			return err
		}
		kubeconfig, err := aks.GetKubeconfig(ctx)
		if err != nil {
			return err
		}
		ctx.Export("url", site.Url)
		ctx.Export("kubeconfig", kubeconfig)
		return nil
	})
}
