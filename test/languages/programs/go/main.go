package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-berth/sdk/go/berth"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		data, err := berth.NewAzureFiles(ctx, "data", &berth.AzureFilesArgs{QuotaInGB: pulumi.Int(5)})
		if err != nil {
			return err
		}
		site, err := berth.NewContainerGroup(ctx, "site", &berth.ContainerGroupArgs{
			DnsNameLabel: pulumi.String("hello-berth-go"),
			Containers: berth.ContainerMap{
				"web": &berth.ContainerArgs{
					Image:      pulumi.String("busybox:1"),
					Command:    pulumi.ToStringArray([]string{"sh", "-c", "echo hello >> /srv/index.html; exec httpd -f -p 80 -h /srv"}),
					Cpu:        pulumi.Float64(1),
					MemoryInGB: pulumi.Float64(1),
					Ports:      berth.PortMap{"http": &berth.PortArgs{Port: pulumi.Int(80)}},
					Mounts:     berth.MountMap{"/srv": &berth.MountArgs{AzureFiles: data}},
				},
			},
		})
		if err != nil {
			return err
		}
		ctx.Export("share", data.ShareName)
		ctx.Export("url", site.Url)
		return nil
	})
}
