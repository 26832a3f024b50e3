using System.Reflection;
using System.Runtime.CompilerServices;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Operations;
using ActorMesos.Frameworks;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Operators;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Architecture.Tests;

public sealed class CatalogsSpecs
{
    [Fact]
    public void every_operation_can_be_read_and_written()
    {
        var forms = (IEnumerable<object>)Assemblies.Domain.GetType("ActorMesos.Domain.Wire.OperationForm", throwOnError: true)!
            .GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var names = forms.Select(form => (string)form.GetType().GetProperty("Type")!.GetValue(form)!);

        Assemblies.Domain.Concrete(typeof(Operation)).Select(type => ((Operation)Raw(type)).Type).ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public void every_fault_is_in_its_catalog() =>
        Assemblies.Simulation.Concrete(typeof(Fault)).Select(type => ((Fault)Raw(type)).Kind).ShouldBe(FaultKinds.All, ignoreOrder: true);

    [Fact]
    public void every_call_of_an_operator_is_in_its_catalog() =>
        Assemblies.Simulation.Concrete(typeof(OperatorStep)).Select(type => ((OperatorStep)Raw(type)).Kind).ShouldBe(OperatorStepKinds.All, ignoreOrder: true);

    [Fact]
    public void every_invariant_is_in_its_catalog() =>
        Assemblies.Simulation.Concrete(typeof(IInvariant)).ShouldBe(InvariantCatalog.All.Select(entry => entry.Create().GetType()), ignoreOrder: true);

    [Fact]
    public void everything_that_can_come_in_from_outside_is_in_its_catalog() =>
        Assemblies.Simulation.Concrete(typeof(OutsideCall)).ShouldBe(OutsideCallKinds.All, ignoreOrder: true);

    [Fact]
    public void every_kind_of_framework_is_in_its_catalog() =>
        Assemblies.Frameworks.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType == typeof(FrameworkKind))
            .Select(property => (FrameworkKind)property.GetValue(null)!)
            .ShouldBe(FrameworkCatalog.All, ignoreOrder: true);

    [Fact]
    public void every_policy_is_made_by_a_kind() =>
        Assemblies.Frameworks.Concrete(typeof(IFrameworkPolicy))
            .ShouldBe(FrameworkCatalog.All.Select(EventCatalogsSpecs.PolicyOf).Distinct(), ignoreOrder: true);

    [Fact]
    public void no_name_stands_for_two_things()
    {
        var names = new SimulationCatalog(FrameworkCatalog.All).Names;

        Twice(names.FrameworkTypes.Select(type => type.Name)).ShouldBeEmpty();
        Twice(names.Invariants.Select(entry => entry.Name)).ShouldBeEmpty();
        Twice(names.LivenessConditions.Select(entry => entry.Name)).ShouldBeEmpty();
        Twice(names.Markers.Select(entry => entry.Name)).ShouldBeEmpty();
        Twice(FaultKinds.All.Select(kind => kind.Name)).ShouldBeEmpty();
        Twice(OperatorStepKinds.All.Select(kind => kind.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void every_name_is_explained_in_a_line()
    {
        var names = new SimulationCatalog(FrameworkCatalog.All).Names;
        IEnumerable<CatalogEntry> entries =
        [
            .. names.Invariants, .. names.LivenessConditions, .. names.Markers,
            .. FaultKinds.All.Select(kind => new CatalogEntry(kind.Name, kind.Summary)),
            .. OperatorStepKinds.All.Select(kind => new CatalogEntry(kind.Name, kind.Summary)),
            .. names.FrameworkTypes.Select(type => new CatalogEntry(type.Name, type.Summary)),
            .. names.FrameworkTypes.SelectMany(type => type.Settings).Select(setting => new CatalogEntry(setting.Name, setting.Explanation)),
        ];

        entries.Where(entry => string.IsNullOrWhiteSpace(entry.Explanation) || entry.Explanation.Contains('\n', StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    private static object Raw(Type type) => RuntimeHelpers.GetUninitializedObject(type);
}
