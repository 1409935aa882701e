package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// check binds a schema as Pulumi does before it generates an SDK, and refuses what Pulumi warns of, too. Everything must say what it
// is.
func check(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return err
	}
	pkg, problems, err := schema.BindSpec(spec, nil, schema.ValidationOptions{})
	if err != nil {
		return err
	}
	found := 0
	tell := func(format string, args ...any) {
		found++
		fmt.Fprintf(os.Stderr, format+"\n", args...)
	}
	for _, problem := range problems {
		tell("%s", problem.Error())
	}
	for _, path := range undescribed(spec) {
		tell("%s has no description", path)
	}
	if found > 0 {
		return fmt.Errorf("the schema has %d problems", found)
	}
	fmt.Printf("%d resources, %d types, %d functions\n", len(pkg.Resources), len(spec.Types), len(pkg.Functions))
	return nil
}

func undescribed(spec schema.PackageSpec) (found []string) {
	need := func(path, description string) {
		if description == "" {
			found = append(found, path)
		}
	}
	properties := func(path string, all map[string]schema.PropertySpec) {
		for name, property := range all {
			need(path+"."+name, property.Description)
		}
	}
	resource := func(path string, spec schema.ResourceSpec) {
		need(path, spec.Description)
		properties(path, spec.Properties)
		properties(path+" (input)", spec.InputProperties)
	}
	need("the package", spec.Description)
	properties("config", spec.Config.Variables)
	resource("provider", spec.Provider)
	for token, one := range spec.Resources {
		resource(token, one)
	}
	for token, one := range spec.Types {
		need(token, one.Description)
		properties(token, one.Properties)
		for _, value := range one.Enum {
			need(fmt.Sprintf("%s, value %v", token, value.Value), value.Description)
		}
	}
	for token, one := range spec.Functions {
		need(token, one.Description)
		if one.Inputs != nil {
			properties(token+" (input)", one.Inputs.Properties)
		}
		if one.Outputs != nil {
			properties(token+" (output)", one.Outputs.Properties)
		}
	}
	sort.Strings(found)
	return found
}
