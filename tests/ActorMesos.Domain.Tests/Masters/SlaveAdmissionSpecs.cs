namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>How slaves come, come back and go.</summary>
public sealed class SlaveAdmissionSpecs
{
    private static readonly Resources Reserved = Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(100)).WithDynamicReservation("r", "p"));

    [Fact]
    public void a_slave_is_told_its_id_only_when_the_registry_has_it()
    {
        var bench = new Bench { IsHolding = true };
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Take<SlaveRegistered>("node-1").ShouldBeEmpty();
        bench.Master.Slaves.ShouldBeEmpty();
        bench.Persist();
        bench.Take<SlaveRegistered>("node-1").ShouldBe([new SlaveRegistered(new SlaveId("M-S0"))]);
        bench.Registry.Slaves.Keys.ShouldBe([new SlaveId("M-S0")]);
    }

    [Fact]
    public void a_registration_that_is_repeated_meanwhile_is_one_slave()
    {
        var bench = new Bench { IsHolding = true };
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Persist();
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Take<SlaveRegistered>("node-1").ShouldBe([new SlaveRegistered(new SlaveId("M-S0")), new SlaveRegistered(new SlaveId("M-S0"))]);
        bench.Registry.Slaves.Count.ShouldBe(1);
    }

    [Fact]
    public void a_slave_that_crashes_meanwhile_is_not_offered()
    {
        var bench = new Bench { IsHolding = true };
        bench.Register(Bench.Framework("f"));
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Persist();
        bench.Master.Slaves.Values.ShouldHaveSingleItem().IsConnected.ShouldBeFalse();
        bench.RunTo(3);
        bench.Offers("f").ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_that_crashes_and_is_back_meanwhile_is_offered()
    {
        var bench = new Bench { IsHolding = true };
        bench.Register(Bench.Framework("f"));
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Persist();
        bench.Offer("f").SlaveId.ShouldBe(new SlaveId("M-S0"));
    }

    [Fact]
    public void a_new_slave_at_the_address_of_a_lost_one_replaces_it()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f"));
        var former = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", former)]));
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Register(1).ShouldBe(new SlaveId("M-S1"));
        bench.Registry.Slaves.Keys.ShouldBe([new SlaveId("M-S1")]);
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(former)]);
    }

    [Fact]
    public void a_slave_that_comes_back_is_offered_again()
    {
        var bench = new Bench();
        bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        var offer = bench.Offer("f");
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Take<RescindResourceOffer>("f").ShouldBe([new RescindResourceOffer(offer.Id)]);
        bench.RunTo(5);
        bench.Offers("f").ShouldBeEmpty();
        Back(bench, slave, Resources.Empty);
        bench.Take<SlaveReregistered>("node-1").ShouldHaveSingleItem().SlaveId.ShouldBe(slave);
        bench.RunTo(6);
        bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void a_slave_that_missed_a_checkpoint_is_sent_it_again()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f", "r"));
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Reserve([.. Reserved]));
        bench.Take<CheckpointResources>("node-1").ShouldHaveSingleItem();
        bench.Receive(new Exited(Bench.Node(1)));
        Back(bench, slave, Resources.Empty);
        bench.Take<CheckpointResources>("node-1").ShouldHaveSingleItem().Target.ToString().ShouldBe("disk(r, p):100");
        bench.Receive(new Exited(Bench.Node(1)));
        Back(bench, slave, Reserved);
        bench.Take<CheckpointResources>("node-1").ShouldBeEmpty();
    }

    [Fact]
    public void tasks_that_a_slave_does_not_list_are_asked_for()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        var task = Bench.Task("t", slave);
        bench.Accept(framework, bench.Offer("f"), new Launch([task]));
        bench.Receive(new Exited(Bench.Node(1)));
        Back(bench, slave, Resources.Empty);
        var asked = bench.Take<SlaveReregistered>("node-1").ShouldHaveSingleItem().Reconciliations.ShouldHaveSingleItem();
        asked.Task.ShouldBe(task);
        bench.Receive(new StatusUpdate(framework, new(task.Id, TaskState.Lost, TaskStatusSource.Slave, slave, bench.Now), TaskState.Lost));
        bench.Master.Slaves[slave].Tasks.ShouldBeEmpty();
        bench.Master.Slaves[slave].Used.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void a_task_that_was_killed_meanwhile_is_killed_when_its_slave_is_back()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        var task = Bench.Task("t", slave);
        bench.Accept(framework, bench.Offer("f"), new Launch([task]));
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Receive(new KillTask(task.Id) { FrameworkId = framework });
        bench.Take<KillTaskOnSlave>("node-1").ShouldBeEmpty();
        Back(bench, slave, Resources.Empty, new TaskReport(framework, task, TaskState.Running));
        bench.Take<KillTaskOnSlave>("node-1").ShouldBe([new KillTaskOnSlave(framework, task.Id)]);
    }

    [Fact]
    public void tasks_of_a_framework_that_is_gone_are_shut_down_when_their_slave_is_back()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        var task = Bench.Task("t", slave);
        bench.Accept(framework, bench.Offer("f"), new Launch([task]));
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Receive(new TeardownFramework { FrameworkId = framework });
        bench.Take<ShutdownFramework>("node-1");
        Back(bench, slave, Resources.Empty, new TaskReport(framework, task, TaskState.Running));
        bench.Take<ShutdownFramework>("node-1").ShouldBe([new ShutdownFramework(framework)]);
        bench.Master.Slaves[slave].Used.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void tasks_that_do_not_survive_their_slave_are_lost_with_it()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f", checkpoint: false));
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        bench.Receive(new Exited(Bench.Node(1)));
        var lost = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        lost.State.ShouldBe(TaskState.Lost);
        lost.Reason.ShouldBe("REASON_SLAVE_DISCONNECTED");
        lost.Uuid.ShouldBeNull();
        bench.Master.Slaves[slave].Tasks.ShouldBeEmpty();
        bench.Master.Slaves[slave].Used.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void a_slave_that_was_removed_returns_only_where_the_release_lets_it(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var bench = new Bench(new MasterSettings { Semantics = semantics });
        var slave = bench.Register(1);
        bench.RunTo(200);
        bench.Master.Slaves.ShouldBeEmpty();
        bench.Registry.Slaves.ShouldBeEmpty();
        Back(bench, slave, Resources.Empty);
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(semantics.RemovedSlavesReturn ? 0 : 1);
        bench.Master.Slaves.ContainsKey(slave).ShouldBe(semantics.RemovedSlavesReturn);
        bench.Registry.Slaves.ContainsKey(slave).ShouldBe(semantics.RemovedSlavesReturn);
    }

    [Fact]
    public void a_slave_that_comes_back_while_it_is_being_removed_has_to_wait()
    {
        var bench = new Bench();
        var slave = bench.Register(1);
        bench.RunTo(80);
        bench.Master.Slaves.ShouldBeEmpty("it never answered a ping");
        bench = new Bench();
        slave = bench.Register(1);
        bench.IsHolding = true;
        bench.RunTo(80);
        Back(bench, slave, Resources.Empty);
        bench.Take<SlaveReregistered>("node-1").ShouldBeEmpty();
        bench.Persist();
        bench.Master.Slaves.ShouldBeEmpty();
        Back(bench, slave, Resources.Empty);
        bench.Take<ShutdownSlave>("node-1").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void a_slave_that_comes_back_under_the_id_of_a_former_master_replaces_the_one_that_it_asked_to_be(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var former = new SlaveId("OLD-S0");
        var bench = new Bench(new MasterSettings { Semantics = semantics }, Registry.Empty.Apply(new SlaveAdmission(former, Bench.SlaveInfo(1))));
        var framework = bench.Register(Bench.Framework("f"));
        var asked = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", asked)]));

        Back(bench, former, Resources.Empty, new TaskReport(framework, Bench.Task("u", former), TaskState.Running));

        bench.Master.Slaves.Values.ShouldHaveSingleItem().Tasks.ShouldHaveSingleItem().Info.Id.Value.ShouldBe("u");
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(asked)]);
        bench.Take<StatusUpdate>("f").ShouldContain(update => update.Status.TaskId.Value == "t" && update.Status.State == TaskState.Lost);
        bench.Registry.Slaves.Keys.ShouldBe([former]);
        bench.Registry.Unreachable.ShouldBeEmpty();
        UnreachableSlaveSpecs.Answering(bench, 700);
        bench.Master.SlaveAt(Bench.Node(1)).ShouldBe(former);
        bench.Master.Slaves[former].IsConnected.ShouldBeTrue();
    }

    internal static void Back(Bench bench, SlaveId slave, Resources checkpointed, params TaskReport[] tasks) =>
        bench.Receive(new ReregisterSlave(slave, Bench.SlaveInfo(1), checkpointed, tasks));
}
