namespace ActorMesos.Domain.Tests.Maintaining;

using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Time;

/// <summary>What a schedule may say, and when machines go down and up.</summary>
public sealed class MaintenanceRulesSpecs
{
    private static readonly Unavailability Soon = new(Instant.After(TimeSpan.FromMinutes(1)));
    private static readonly MaintenancePlan Planned = MaintenancePlan.None.Schedule([Window("a", "b")]).Start(["b"]);

    [Fact]
    public void a_window_names_machines_by_their_hostnames()
    {
        Rule(Window()).ShouldBe("machines-named");
        Rule(Window("a", "")).ShouldBe("machine-hostname");
        Rule(Window("a"), Window("b", "c")).ShouldBeNull();
    }

    [Fact]
    public void a_machine_stands_in_one_window_only()
    {
        Rule(Window("a", "a")).ShouldBe("machine-once");
        Rule(Window("a"), Window("b", "A")).ShouldBe("machine-once", "upper and lower case are the same");
    }

    [Fact]
    public void a_window_does_not_last_less_than_nothing()
    {
        Rule(new MaintenanceWindow(["a"], Soon with { Duration = TimeSpan.FromTicks(-1) })).ShouldBe("unavailability-duration");
        Rule(new MaintenanceWindow(["a"], Soon with { Duration = TimeSpan.Zero })).ShouldBeNull();
    }

    [Fact]
    public void what_is_down_cannot_leave_the_schedule_and_stays_down_in_another()
    {
        MaintenanceRules.ValidateSchedule([Window("a")], Planned)!.Rule.ShouldBe("machine-stays");
        MaintenanceRules.ValidateSchedule([Window("B")], Planned).ShouldBeNull();
        Planned.Schedule([Window("B")]).ModeOf("b").ShouldBe(MachineMode.Down);
    }

    [Theory]
    [InlineData("a", null, "machine-down")]
    [InlineData("b", "machine-draining", null)]
    [InlineData("c", "machine-scheduled", "machine-scheduled")]
    [InlineData("", "machine-hostname", "machine-hostname")]
    [InlineData("a,a", "machine-once", "machine-once")]
    public void only_what_is_draining_goes_down_and_only_what_is_down_comes_up(string machines, string? start, string? stop)
    {
        MaintenanceRules.ValidateStart(machines.Split(','), Planned)?.Rule.ShouldBe(start);
        MaintenanceRules.ValidateStop(machines.Split(','), Planned)?.Rule.ShouldBe(stop);
        (MaintenanceRules.ValidateStart(machines.Split(','), Planned) is null).ShouldBe(start is null);
        (MaintenanceRules.ValidateStop(machines.Split(','), Planned) is null).ShouldBe(stop is null);
    }

    [Fact]
    public void a_call_that_names_no_machine_is_refused()
    {
        MaintenanceRules.ValidateStart([], Planned)!.Rule.ShouldBe("machines-named");
        MaintenanceRules.ValidateStop([], Planned)!.Rule.ShouldBe("machines-named");
    }

    [Fact]
    public void a_machine_that_comes_up_leaves_the_schedule_and_an_empty_window_with_it()
    {
        var one = Planned.Stop(["B"]);
        one.Windows.ShouldHaveSingleItem().Machines.ShouldBe(["a"]);
        one.ModeOf("b").ShouldBe(MachineMode.Up);
        one.Start(["a"]).Stop(["a"]).Windows.ShouldBeEmpty();
    }

    private static MaintenanceWindow Window(params string[] machines) => new(machines, Soon);

    private static string? Rule(params MaintenanceWindow[] windows) => MaintenanceRules.ValidateSchedule(windows, MaintenancePlan.None)?.Rule;
}
