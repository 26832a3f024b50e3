namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>What operators want to become of slaves: gone, deactivated, drained, and offered again.</summary>
public sealed class SlaveCallsSpecs
{
    private static readonly MasterSettings Late = new() { Semantics = SemanticsProfile.V111 };

    [Theory]
    [InlineData(FrameworkCapabilities.PartitionAware, TaskState.GoneByOperator, "REASON_SLAVE_REMOVED_BY_OPERATOR")]
    [InlineData(FrameworkCapabilities.None, TaskState.Lost, "REASON_SLAVE_REMOVED")]
    public void a_slave_that_is_marked_gone_takes_its_tasks_with_it_and_never_returns(FrameworkCapabilities capabilities, TaskState told, string reason)
    {
        var (bench, _, slave) = UnreachableSlaveSpecs.Running(Late, capabilities);
        bench.IsHolding = true;
        Ask(bench, new MarkSlaveGone(slave)).ShouldBeNull("the registry has it first");
        bench.Persist();
        Answer(bench)!.Status.ShouldBe(OperatorStatus.Ok);
        var status = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        status.State.ShouldBe(told);
        status.Reason.ShouldBe(reason);
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(1);
        bench.Take<LostSlave>("f").Count.ShouldBe(1);
        bench.Registry.Gone.Keys.ShouldBe([slave]);
        bench.Registry.Slaves.ShouldBeEmpty();
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty);
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(1);
        var next = new Bench(Late, bench.Registry);
        SlaveAdmissionSpecs.Back(next, slave, Resources.Empty);
        next.Take<ShutdownSlave>("node-1").Count.ShouldBe(1, "another master knows it");
    }

    [Fact]
    public void an_unreachable_slave_can_be_marked_gone()
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.PartitionAware);
        bench.RunTo(75);
        Ask(bench, new MarkSlaveGone(slave))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.Registry.Unreachable.ShouldBeEmpty();
        bench.Registry.Gone.Keys.ShouldBe([slave]);
        bench.Master.Frameworks[framework].UnreachableTasks.ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_that_nobody_knows_cannot_be_marked_or_drained()
    {
        var bench = new Bench(Late);
        foreach (var call in Calls(new SlaveId("M-S9")))
        {
            var answer = Ask(bench, call)!;
            answer.Status.ShouldBe(OperatorStatus.BadRequest);
            answer.Refusal!.Rule.ShouldBe("slave-known");
        }
    }

    [Fact]
    public void in_0_23_operators_have_none_of_these_calls()
    {
        var bench = new Bench();
        foreach (var call in Calls(bench.Register(1)))
        {
            Ask(bench, call)!.Refusal!.Rule.ShouldBe("call-known");
        }
    }

    [Fact]
    public void nothing_of_a_deactivated_slave_is_offered_until_it_is_reactivated()
    {
        var bench = new Bench(Late);
        bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        var offer = bench.Offer("f");
        Ask(bench, new DeactivateSlave(slave))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.Take<RescindResourceOffer>("f").ShouldBe([new RescindResourceOffer(offer.Id)]);
        bench.Receive(new Exited(Bench.Node(1)));
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty);
        bench.RunTo(30);
        bench.Offers("f").ShouldBeEmpty();
        Ask(bench, new ReactivateSlave(slave))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.RunTo(31);
        bench.Offer("f").SlaveId.ShouldBe(slave);
        bench.Registry.Inactive.ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_is_drained_once_the_ends_of_its_tasks_are_acknowledged()
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.PartitionAware);
        Ask(bench, new DrainSlave(slave, TimeSpan.FromSeconds(5), MarkGone: false))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.Take<DrainTasks>("node-1").ShouldBe([new DrainTasks(TimeSpan.FromSeconds(5), MarkGone: false)]);
        bench.Receive(bench.Update(framework, "t", TaskState.Killed, slave, uuid: 2));
        bench.Registry.Inactive[slave].State.ShouldBe(SlaveInactivityState.Draining);
        Ask(bench, new ReactivateSlave(slave))!.Refusal!.Rule.ShouldBe("slave-drained");
        bench.Receive(new StatusUpdateAcknowledgement(framework, slave, new TaskId("t"), new Guid(2, 0, 0, new byte[8])));
        bench.Registry.Inactive[slave].State.ShouldBe(SlaveInactivityState.Drained);
        bench.RunTo(10);
        bench.Offers("f").ShouldBeEmpty();
        Ask(bench, new ReactivateSlave(slave))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.RunTo(11);
        bench.Offer("f").SlaveId.ShouldBe(slave);
    }

    [Fact]
    public void a_slave_without_tasks_is_drained_at_once_and_gone_if_that_was_asked()
    {
        var bench = new Bench(Late);
        var slave = bench.Register(1);
        Ask(bench, new DrainSlave(slave, null, MarkGone: true))!.Status.ShouldBe(OperatorStatus.Ok);
        bench.Registry.Gone.Keys.ShouldBe([slave]);
        bench.Registry.Inactive.ShouldBeEmpty();
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(1);
    }

    [Fact]
    public void another_master_goes_on_with_what_is_being_drained()
    {
        var (bench, framework, slave) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.PartitionAware);
        Ask(bench, new DrainSlave(slave, null, MarkGone: false));
        var next = new Bench(Late, bench.Registry);
        next.Receive(new ReregisterFramework(framework, Bench.Framework("f")));
        SlaveAdmissionSpecs.Back(next, slave, Resources.Empty, new TaskReport(framework, Bench.Task("t", slave), TaskState.Running));
        next.Take<DrainTasks>("node-1").Count.ShouldBe(1);
        next.RunTo(5);
        next.Offers("f").ShouldBeEmpty();
        next.Receive(next.Update(framework, "t", TaskState.Killed, slave));
        next.Receive(new StatusUpdateAcknowledgement(framework, slave, new TaskId("t"), new Guid(1, 0, 0, new byte[8])));
        next.Registry.Inactive[slave].State.ShouldBe(SlaveInactivityState.Drained);
    }

    [Theory]
    [InlineData(14, 0, false)]
    [InlineData(14, 15, true)]
    public void unreachable_and_gone_slaves_are_forgotten_after_two_weeks(int days, int minutes, bool forgotten)
    {
        var since = Instant.Start;
        var registry = Registry.Empty with { Unreachable = Registry.Empty.Unreachable.Add(new("A"), since), Gone = Registry.Empty.Gone.Add(new("B"), since) };
        var bench = new Bench(Late with { AllocationInterval = TimeSpan.FromDays(30) }, registry);
        bench.RunTo(new TimeSpan(days, 0, minutes, 0).TotalSeconds);
        bench.Registry.Unreachable.IsEmpty.ShouldBe(forgotten);
        bench.Registry.Gone.IsEmpty.ShouldBe(forgotten);
    }

    [Fact]
    public void the_oldest_of_too_many_unreachable_slaves_are_forgotten()
    {
        var registry = Registry.Empty;
        foreach (var second in new[] { 3, 1, 2 })
        {
            registry = registry.Apply(new SlaveMadeUnreachable(new($"S{second}"), "", Instant.After(TimeSpan.FromSeconds(second))));
        }

        var bench = new Bench(Late with { RegistryEntriesMost = 1 }, registry);
        bench.RunTo(899.999);
        bench.Registry.Unreachable.Count.ShouldBe(3);
        bench.RunTo(900);
        bench.Registry.Unreachable.Keys.ShouldBe([new SlaveId("S3")]);
    }

    private static OperatorCall[] Calls(SlaveId slave) =>
        [new MarkSlaveGone(slave), new DeactivateSlave(slave), new ReactivateSlave(slave), new DrainSlave(slave, null, MarkGone: false)];

    private static OperatorAnswer? Ask(Bench bench, OperatorCall call)
    {
        bench.Receive(call with { From = new NodeName("o"), Number = 1 });
        return Answer(bench);
    }

    private static OperatorAnswer? Answer(Bench bench) => bench.Take<OperatorAnswer>("o").SingleOrDefault();
}
