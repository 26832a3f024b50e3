using System.Reflection;
using ActorMesos.Http.Pacing;
using NetArchTest.Rules;

namespace ActorMesos.Architecture.Tests;

public sealed class DependenciesSpecs
{
    [Fact]
    public void the_domain_knows_nothing_but_itself() =>
        Offenders(Assemblies.Domain, "Akka", "MessagePack", "ActorMesos.Kernel", "ActorMesos.Actors", "ActorMesos.Frameworks", "ActorMesos.Simulation")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.Console")]
    [InlineData("System.Net")]
    [InlineData("System.Threading")]
    [InlineData("System.Diagnostics.Stopwatch")]
    [InlineData("System.Diagnostics.Process")]
    public void what_decides_has_no_way_to_the_world_outside(string forbidden)
    {
        Offenders(Assemblies.Domain, forbidden).ShouldBeEmpty();
        Offenders(Assemblies.Frameworks, forbidden).ShouldBeEmpty();
    }

    [Fact]
    public void the_kernel_knows_no_mesos()
    {
        Offenders(Assemblies.Kernel, "ActorMesos.Domain", "ActorMesos.Actors", "ActorMesos.Frameworks", "ActorMesos.Simulation").ShouldBeEmpty();
        Assemblies.Kernel.GetTypes().Select(type => type.Name)
            .Where(name => new[] { "Slave", "Master", "Offer", "Framework", "Volume", "Mesos" }.Any(word => name.Contains(word, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void actors_never_reach_the_kernel() =>
        Offenders(Assemblies.Actors, "ActorMesos.Kernel", "ActorMesos.Frameworks", "ActorMesos.Simulation").ShouldBeEmpty();

    [Fact]
    public void frameworks_know_the_domain_alone() =>
        Offenders(Assemblies.Frameworks, "Akka", "ActorMesos.Actors", "ActorMesos.Kernel", "ActorMesos.Simulation").ShouldBeEmpty();

    [Fact]
    public void the_simulation_knows_no_framework_by_name() => Offenders(Assemblies.Simulation, "ActorMesos.Frameworks").ShouldBeEmpty();

    [Fact]
    public void messages_carry_no_actor() =>
        Types.InAssembly(Assemblies.Domain).That().ResideInNamespace("ActorMesos.Domain.Messages").ShouldNot().HaveDependencyOn("Akka.Actor")
            .GetResult().IsSuccessful.ShouldBeTrue();

    [Fact]
    public void only_the_command_line_and_the_pace_of_a_served_run_measure_the_wall_clock()
    {
        Offenders(Assemblies.Http, "System.Diagnostics.Stopwatch").ShouldBe([typeof(Pace).FullName]);
        Assemblies.All.Where(assembly => assembly != Assemblies.Cli && assembly != Assemblies.Http).SelectMany(assembly => Offenders(assembly, "System.Diagnostics.Stopwatch"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void only_the_front_door_and_the_command_line_know_of_http() =>
        Assemblies.All.Where(assembly => assembly != Assemblies.Cli && assembly != Assemblies.Http)
            .SelectMany(assembly => Offenders(assembly, "Microsoft.AspNetCore", "ActorMesos.Http")).ShouldBeEmpty();

    [Fact]
    public void the_check_sees_a_dependency_where_there_is_one()
    {
        Offenders(Assemblies.Kernel, "Akka").ShouldNotBeEmpty();
        Offenders(Assemblies.Cli, "ActorMesos.Frameworks").ShouldNotBeEmpty();
        Offenders(Assemblies.Cli, "System.Diagnostics.Stopwatch").ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Offenders(Assembly assembly, params string[] forbidden) =>
        Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny(forbidden).GetResult().FailingTypeNames ?? [];
}
