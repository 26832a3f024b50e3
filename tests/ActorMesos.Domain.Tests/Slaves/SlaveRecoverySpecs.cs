namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;

/// <summary>What a slave makes of its disk by its flags <c>--recover</c>, <c>--strict</c> and <c>--reconfiguration_policy</c>.</summary>
public sealed class SlaveRecoverySpecs
{
    private static readonly SlaveSettings Settings = new() { Semantics = SemanticsProfile.V111 };
    private static readonly SlaveSettings Cleanup = Settings with { Recover = SlaveRecoverMode.Cleanup };
    private static readonly SlaveSettings Additive = Settings with { Reconfiguration = ReconfigurationPolicy.Additive };
    private static readonly Resource Reserved = Resource.Scalar("disk", Scalar.FromWhole(100)).WithDynamicReservation("hdfs", "p");
    private static readonly Resource Volume = Reserved.WithVolume("v1", "data");

    [Fact]
    public void cleanup_ends_executors_in_a_tenth_of_a_second_then_the_slave_which_registers_anew_ten_seconds_later()
    {
        var bench = Running();

        bench.RestartWith(Cleanup);
        bench.RunFor(0.099);
        (bench.State.IsCleaningUp, bench.State.IsShutDown, bench.State.Id).ShouldBe((true, false, SlaveBench.Id));
        bench.RunFor(0.001);
        (bench.State.IsCleaningUp, bench.State.IsShutDown, bench.State.Id).ShouldBe((false, true, null));
        bench.State.Tasks.ShouldBeEmpty();
        bench.RunFor(9.999);
        bench.Take<RegisterSlave>().ShouldBeEmpty();
        bench.RunFor(0.002);

        bench.Take<RegisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Of(Volume));
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.Take<StatusUpdate>().ShouldBeEmpty("nobody hears of it: it has not registered");
    }

    [Fact]
    public void cleanup_gives_a_task_that_does_not_want_to_end_its_grace_period()
    {
        var bench = Running("trap '' TERM; ./serve");

        bench.RestartWith(Cleanup);
        bench.RunFor(3.099);
        bench.State.IsShutDown.ShouldBeFalse();
        bench.RunFor(0.001);

        bench.State.IsShutDown.ShouldBeTrue();
    }

    [Fact]
    public void while_it_cleans_up_a_slave_answers_pings_and_nothing_else()
    {
        var bench = Running("trap '' TERM; ./serve");
        bench.RestartWith(Cleanup);

        bench.Receive(new Ping(Connected: true));
        bench.Run(SlaveBench.Task("other"));

        bench.Take<Pong>().ShouldHaveSingleItem();
        bench.State.Tasks.ShouldHaveSingleItem().Info.Id.Value.ShouldBe("t");
    }

    [Fact]
    public void cleanup_that_a_crash_interrupts_begins_again()
    {
        var bench = Running("trap '' TERM; ./serve");
        bench.RestartWith(Cleanup);
        bench.RunFor(1);

        bench.RestartWith(Cleanup);
        bench.RunFor(3.1);

        bench.State.IsShutDown.ShouldBeTrue();
    }

    [Fact]
    public void with_nothing_that_lives_cleanup_ends_at_once()
    {
        var bench = new SlaveBench(Settings);

        bench.RestartWith(Cleanup);

        (bench.State.IsShutDown, bench.State.Id).ShouldBe((true, null));
    }

    [Fact]
    public void a_slave_that_was_never_admitted_registers_whatever_its_mode()
    {
        var bench = new SlaveBench(Cleanup, registered: false);

        bench.RunFor(0.001);

        bench.Take<RegisterSlave>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("cpus:8;mem:1024;disk:1000", "")]
    [InlineData("cpus:4;mem:1024;disk:1000", "rack:r1")]
    public void with_equal_a_slave_that_is_configured_otherwise_does_not_start_and_says_why(string resources, string attributes)
    {
        var bench = Running();

        bench.RestartWith(Settings with { Configured = Configured(resources, attributes) });
        bench.RunFor(3600);

        bench.Refused!.Rule.ShouldBe("reconfiguration-equal");
        bench.Refused.Reason.ShouldContain("meta/slaves/latest");
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.Take<RegisterSlave>().ShouldBeEmpty();
        bench.Receive(new SlaveStartDue());
        bench.RunFor(1);
        bench.Take<ReregisterSlave>().ShouldBeEmpty("started again, it refuses again");
    }

    [Fact]
    public void once_its_meta_data_are_removed_it_registers_as_a_new_slave_with_its_volumes()
    {
        var bench = Running();
        bench.RestartWith(Settings with { Configured = Configured("cpus:8;mem:1024;disk:1000") });

        bench.Receive(new SlaveMetaRemoved());
        bench.RunFor(0.001);

        var request = bench.Take<RegisterSlave>().ShouldHaveSingleItem();
        (request.Slave.Resources, request.Checkpointed).ShouldBe((Parsed("cpus:8;mem:1024;disk:1000"), Resources.Of(Volume)));
        bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void given_back_what_it_had_it_goes_on()
    {
        var bench = Running();
        bench.RestartWith(Settings with { Configured = Configured("cpus:8;mem:1024;disk:1000") });

        bench.RestartWith(Settings);
        bench.RunFor(0.001);

        bench.Take<ReregisterSlave>().ShouldHaveSingleItem().Tasks.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("cpus:8;mem:1024;disk:1000;ports:[1-9]", "rack:r1")]
    [InlineData("cpus:4;mem:1024;disk:1001", "")]
    public void with_additive_a_slave_that_has_more_keeps_its_id_and_its_tasks(string resources, string attributes)
    {
        var bench = Running();

        bench.RestartWith(Additive with { Configured = Configured(resources, attributes) });
        bench.RunFor(0.001);

        var back = bench.Take<ReregisterSlave>().ShouldHaveSingleItem();
        (back.SlaveId, back.Slave).ShouldBe((SlaveBench.Id, Configured(resources, attributes)));
        back.Tasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Running);
        bench.RestartWith(Settings);
        bench.State.Info.ShouldBe(Configured(resources, attributes), "it is what it has become");
    }

    [Theory]
    [InlineData("cpus:3;mem:1024;disk:1000", "rack:r1", "'cpus:4'")]
    [InlineData("cpus:8;disk:1000", "rack:r1", "'mem:1024'")]
    [InlineData("cpus:8;mem:1024;disk:1000", "rack:r2", "'rack:r1'")]
    [InlineData("cpus:8;mem:1024;disk:1000", "", "'rack:r1'")]
    public void with_additive_nothing_may_go_or_change(string resources, string attributes, string named)
    {
        var bench = Running();
        bench.RestartWith(Additive with { Configured = Configured("cpus:4;mem:1024;disk:1000", "rack:r1") });

        bench.RestartWith(Additive with { Configured = Configured(resources, attributes) });

        bench.Refused!.Rule.ShouldBe("reconfiguration-additive");
        bench.Refused.Reason.ShouldContain(named);
    }

    [Fact]
    public void cleanup_is_for_changes_that_may_not_be()
    {
        var bench = Running();

        bench.RestartWith(Cleanup with { Configured = Configured("cpus:2;mem:512;disk:500") });
        bench.RunFor(10.101);

        bench.Refused.ShouldBeNull();
        bench.Take<RegisterSlave>().ShouldHaveSingleItem().Slave.Resources.ShouldBe(Parsed("cpus:2;mem:512;disk:500"));
    }

    [Fact]
    public void after_a_reboot_a_slave_that_may_not_be_what_it_is_registers_anew()
    {
        var bench = Running();

        bench.RestartWith(Settings with { Configured = Configured("cpus:2;mem:1024;disk:1000") }, boot: SlaveBoot.Rebooted);
        bench.RunFor(0.001);

        bench.Take<RegisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Of(Volume));
    }

    [Fact]
    public void what_volumes_and_reservations_were_made_of_must_be_there_under_every_policy()
    {
        var bench = Running();

        bench.RestartWith(Cleanup with { Configured = Configured("cpus:4;mem:1024;disk:99") });

        bench.Refused!.Rule.ShouldBe("checkpoint-fits-resources");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_stale_checkpoint_is_believed_strict_or_not(bool strict)
    {
        var bench = Running();

        bench.RestartWith(Settings with { Strict = strict }, CheckpointDamage.Stale, SlaveBoot.Rebooted);
        bench.RunFor(0.001);

        bench.Take<ReregisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Of(Reserved));
        bench.State.Contents["hdfs/v1"].Files.ShouldBe(["t"], "what lies there nobody knows of");
    }

    [Fact]
    public void an_empty_checkpoint_is_that_of_a_new_slave_even_for_a_strict_one()
    {
        var bench = Running();

        bench.RestartWith(Settings, CheckpointDamage.Empty, SlaveBoot.Rebooted);
        bench.RunFor(0.001);

        bench.Take<RegisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Empty);
        bench.State.Contents["hdfs/v1"].Files.ShouldBe(["t"]);
    }

    [Fact]
    public void a_strict_slave_does_not_start_on_a_broken_checkpoint_until_it_is_removed()
    {
        var bench = Running();

        bench.RestartWith(Settings, CheckpointDamage.Broken, SlaveBoot.Rebooted);
        bench.RunFor(3600);
        bench.Refused!.Rule.ShouldBe("checkpoint-readable");
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.RestartWith(Settings);
        bench.Refused!.Rule.ShouldBe("checkpoint-readable", "it is broken still");
        bench.Receive(new SlaveMetaRemoved());
        bench.RunFor(0.001);

        bench.Take<RegisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Empty);
    }

    [Fact]
    public void a_slave_that_is_not_strict_goes_on_with_what_it_can_read()
    {
        var bench = Running();
        var second = Resource.Scalar("disk", Scalar.FromWhole(50)).WithDynamicReservation("hdfs", "p").WithVolume("v2", "data");
        bench.Receive(new CheckpointResources(Resources.Of(Volume, second)));

        bench.RestartWith(Settings with { Strict = false }, CheckpointDamage.Broken, SlaveBoot.Rebooted);
        bench.RunFor(0.001);

        bench.Take<ReregisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Of(Volume));
        bench.RestartWith(Settings);
        bench.Refused.ShouldBeNull("it has written down what it could read");
    }

    private static SlaveInfo Configured(string resources, string attributes = "") =>
        SlaveBench.Info with { Resources = Parsed(resources), Attributes = attributes };

    private static Resources Parsed(string text) => ResourceText.Parse(text).Value;

    private static SlaveBench Running(string command = "serve")
    {
        var bench = new SlaveBench(Settings);
        bench.Receive(new CheckpointResources(Resources.Of(Reserved)));
        bench.Receive(new CheckpointResources(Resources.Of(Volume)));
        bench.Run(SlaveBench.Task(volume: Volume, command: command));
        bench.RunFor(1);
        bench.State.Tasks.ShouldHaveSingleItem();
        bench.Take<StatusUpdate>();
        return bench;
    }
}
