module berth.invalid/languages

go 1.25.6

require (
	github.com/pulumi/pulumi-java/pkg v1.12.0
	github.com/pulumi/pulumi-yaml v1.25.0
	github.com/pulumi/pulumi/pkg/v3 v3.220.0
	github.com/pulumi/pulumi/sdk/v3 v3.220.0
)
