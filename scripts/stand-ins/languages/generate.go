package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const tool = "Berth's stand-in for a language host"

// A generator writes the SDK of a package in one language, as files by their paths.
type generator func(
	pkg *schema.Package, req *pulumirpc.GeneratePackageRequest, loader schema.ReferenceLoader,
) (map[string][]byte, error)

type (
	request = *pulumirpc.GeneratePackageRequest
	loader  = schema.ReferenceLoader
	files   = map[string][]byte
)

var generators = map[string]generator{
	"dotnet": func(pkg *schema.Package, req request, _ loader) (files, error) {
		// Its generator fetches a logo.
		logo := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
		defer logo.Close()
		pkg.LogoURL = logo.URL
		return dotnet.GeneratePackage(tool, pkg, req.GetExtraFiles(), req.GetLocalDependencies())
	},
	"go": func(pkg *schema.Package, req request, _ loader) (files, error) {
		if len(req.GetExtraFiles()) > 0 {
			return nil, errors.New("Go has no overlays")
		}
		return golang.GeneratePackage(tool, pkg, req.GetLocalDependencies())
	},
	"java": func(pkg *schema.Package, req request, _ loader) (files, error) {
		return java.GeneratePackage(tool, pkg, req.GetExtraFiles(), req.GetLocalDependencies(), req.GetLocal(), false)
	},
	"nodejs": func(pkg *schema.Package, req request, load loader) (files, error) {
		local := req.GetLocalDependencies()
		return nodejs.GeneratePackage(tool, pkg, req.GetExtraFiles(), local, req.GetLocal(), load)
	},
	"python": func(pkg *schema.Package, req request, load loader) (files, error) {
		return python.GeneratePackage(tool, pkg, req.GetExtraFiles(), load)
	},
}

func (h *host) GeneratePackage(
	_ context.Context, req *pulumirpc.GeneratePackageRequest,
) (*pulumirpc.GeneratePackageResponse, error) {
	client, err := schema.NewLoaderClient(req.GetLoaderTarget())
	if err != nil {
		return nil, err
	}
	defer client.Close()
	load := schema.NewCachedLoader(client)
	var spec schema.PackageSpec
	if err := json.Unmarshal([]byte(req.GetSchema()), &spec); err != nil {
		return nil, err
	}
	pkg, problems, err := schema.BindSpec(spec, load, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	response := &pulumirpc.GeneratePackageResponse{Diagnostics: plugin.HclDiagnosticsToRPCDiagnostics(problems)}
	if problems.HasErrors() {
		return response, nil
	}
	written, err := h.generate(pkg, req, load)
	if err != nil {
		return nil, err
	}
	for name, text := range written {
		file := filepath.Join(req.GetDirectory(), name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return nil, err
		}
	}
	return response, nil
}
