namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;

/// <summary>How a slave of 1.11 applies operations and reports what became of them.</summary>
public sealed class SlaveOperationSpecs
{
    private static readonly Guid Uuid = new(7, 0, 0, new byte[8]);

    private readonly SlaveBench _bench = new(new SlaveSettings { AppliesOperations = true, DestroyDeletesContent = true });

    [Fact]
    public void an_operation_is_applied_checkpointed_and_reported()
    {
        Apply(new Reserve([SlaveBench.Disk]));
        _bench.State.Checkpointed.ToString().ShouldBe("disk(r, p):1000");
        var status = _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.OperationId, status.Converted?.ToString()).ShouldBe((OperationState.Finished, new OperationId("op"), "disk(r, p):1000"));
    }

    [Fact]
    public void news_is_sent_again_after_10_then_20_seconds_until_it_is_acknowledged()
    {
        Apply(new Reserve([SlaveBench.Disk]));
        var uuid = _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem().Status.Uuid!.Value;
        _bench.RunFor(9.999);
        _bench.Take<OperationStatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem();
        _bench.RunFor(19.999);
        _bench.Take<OperationStatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem().Status.Uuid.ShouldBe(uuid);
        _bench.Receive(new OperationStatusAcknowledgement(Uuid, uuid));
        _bench.State.Operations.ShouldBeEmpty();
        _bench.RunFor(100);
        _bench.Take<OperationStatusUpdate>().ShouldBeEmpty();
    }

    [Fact]
    public void an_acknowledgement_of_other_news_is_ignored()
    {
        Apply(new Reserve([SlaveBench.Disk]));
        _bench.Receive(new OperationStatusAcknowledgement(Uuid, Uuid));
        _bench.State.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public void the_same_operation_again_changes_nothing()
    {
        Apply(new Reserve([SlaveBench.Disk]));
        _bench.Take<OperationStatusUpdate>();
        Apply(new Reserve([SlaveBench.Disk]));
        _bench.Take<OperationStatusUpdate>().ShouldBeEmpty();
        _bench.State.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public void what_cannot_be_applied_is_dropped_and_the_master_hears_what_is_really_there()
    {
        Apply(new Create([SlaveBench.Volume]));
        _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem().Status.State.ShouldBe(OperationState.Dropped);
        _bench.Take<UpdateSlave>().ShouldHaveSingleItem().Checkpointed.IsEmpty.ShouldBeTrue();
        _bench.State.Checkpointed.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void after_a_restart_the_news_that_is_not_acknowledged_is_listed_and_sent_again()
    {
        Apply(new Reserve([SlaveBench.Disk]));
        _bench.Take<OperationStatusUpdate>();
        _bench.Restart();
        _bench.RunFor(0.001);
        var request = _bench.Take<ReregisterSlave>().ShouldHaveSingleItem();
        request.Operations.ShouldNotBeNull().ShouldHaveSingleItem().Uuid.ShouldBe(Uuid);
        _bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem().Uuid.ShouldBe(Uuid);
    }

    [Fact]
    public void a_slave_that_lost_its_master_twice_still_repeats_its_news_once_each_time()
    {
        Apply(new Reserve([SlaveBench.Disk]));
        for (var i = 0; i < 2; i++)
        {
            _bench.Receive(new Exited(new NodeName("master")));
            _bench.RunFor(0.001);
            _bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        }

        _bench.Take<OperationStatusUpdate>();
        _bench.RunFor(10);
        _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem();
        _bench.RunFor(20);
        _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem();
    }

    [Fact]
    public void an_operation_that_never_arrived_is_dropped_when_the_master_asks()
    {
        _bench.Restart();
        _bench.RunFor(0.001);
        var missed = new OperationReport(Uuid, SlaveBench.Framework, new Reserve([SlaveBench.Disk]) { Id = new OperationId("op") }, OperationState.Pending);
        _bench.Receive(new SlaveReregistered(SlaveBench.Id, []) { Operations = [missed] });
        var status = _bench.Take<OperationStatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Uuid).ShouldBe((OperationState.Dropped, null));
        _bench.Take<UpdateSlave>().ShouldHaveSingleItem();
    }

    [Fact]
    public void a_destroyed_volume_loses_its_content_in_the_same_breath()
    {
        Apply(new Reserve([SlaveBench.Disk]), 1);
        Apply(new Create([SlaveBench.Volume]), 2);
        _bench.Run(SlaveBench.Task(volume: SlaveBench.Volume));
        _bench.RunFor(0.1);
        _bench.State.Contents["r/v"].ToString().ShouldBe("t");
        Apply(new Destroy([SlaveBench.Volume]), 3);
        _bench.State.Contents.ShouldNotContainKey("r/v");
        Apply(new Create([SlaveBench.Volume]), 4);
        _bench.State.Contents["r/v"].ToString().ShouldBe("");
    }

    [Fact]
    public void a_slave_whose_disk_does_not_fit_its_configuration_does_not_start_and_names_the_mismatch()
    {
        Apply(new Reserve([SlaveBench.Disk]));
        var smaller = SlaveBench.Info with { Resources = ResourceText.Parse("cpus:4;mem:1024;disk:999").Value };
        var decision = Slave.Started(_bench.State with { Info = smaller }, new SlaveSettings(), _bench.Now);
        var refused = decision.Events.ShouldHaveSingleItem().ShouldBeOfType<SlaveRefusedToStart>().Refusal;
        refused.Rule.ShouldBe("checkpoint-fits-resources");
        refused.Reason.ShouldContain("disk(r, p):1000");
        decision.Reminders.ShouldBeEmpty();
        Slave.Apply(_bench.State, decision.Events[0]).IsShutDown.ShouldBeTrue();
    }

    private void Apply(Operation operation, int uuid = 7) => _bench.Receive(
        new ApplyOperation(new Guid(uuid, 0, 0, new byte[8]), SlaveBench.Framework, operation with { Id = new OperationId("op") }));
}
